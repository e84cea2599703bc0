"""A sample (样本) as a document: the frame as it was, and the draw that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, covers
from services.evaluation.domain import sampling
from services.evaluation.domain.case import areas
from services.evaluation.events import FrameFixed, Listed, SampleDrawn, Stratum
from services.evaluation.rubric import Practice


@dataclass(frozen=True)
class Order:
    """What the supervisor asked for: cases closed from `start` to `end`, both counted."""

    id: str
    start: date
    end: date
    rate: str
    seed: str


@dataclass(frozen=True)
class Sample:
    """The document. `areas` serves the index."""

    id: str
    region: str
    areas: tuple[str, ...]
    start: date
    end: date
    rate: str
    seed: str
    method: str
    frame: tuple[Listed, ...]
    strata: tuple[Stratum, ...]
    by: str
    at: datetime
    cases: tuple[str, ...] = ()


def draw(
    actor: Actor,
    order: Order,
    frame: Sequence[Listed],
    practice: Practice,
    basis: tuple[str, ...],
    now: datetime,
) -> Sequence[Any]:
    """Fix the frame and draw from it. `frame` holds the closed cases of the actor's region."""
    if actor.region is None:
        raise Forbidden("region_missing")
    if order.start > order.end:
        raise Invalid("period_reversed", field="period.to")
    if len(frame) > practice.largest_frame:
        raise Invalid("frame_too_large", field="period", most=practice.largest_frame)
    listed = tuple(sorted(frame, key=lambda row: row.case))
    drawn = sampling.draw(listed, order.rate, order.seed)
    fixed = FrameFixed(
        sample=order.id,
        region=actor.region,
        start=order.start,
        end=order.end,
        rate=order.rate,
        seed=order.seed,
        method=practice.method,
        frame=listed,
        strata=drawn.strata,
        by=actor.id,
        at=now,
        basis=basis,
    )
    return [fixed, SampleDrawn(order.id, actor.region, drawn.cases)]


def evolve(state: Sample | None, event: Any) -> Sample:
    """The sample after one more fact."""
    if isinstance(event, FrameFixed):
        return Sample(
            id=event.sample,
            region=event.region,
            areas=areas(event.region),
            start=event.start,
            end=event.end,
            rate=event.rate,
            seed=event.seed,
            method=event.method,
            frame=event.frame,
            strata=event.strata,
            by=event.by,
            at=event.at,
        )
    if state is None:
        raise ValueError(f"{type(event).__name__} before the frame was fixed")
    return replace(state, cases=event.cases) if isinstance(event, SampleDrawn) else state


def may_see(actor: Actor, state: Sample) -> bool:
    """Supervisors over the sample's region, and below it: a county's work lies in its city's sample."""
    if actor.region is None:
        return False
    return covers(actor.region, state.region) or covers(state.region, actor.region)
