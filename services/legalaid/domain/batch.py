"""Subsidies that go to the treasury together (补贴批次): opened, fixed under a number, paid, settled.

Which subsidies it wants is decided in one write; a clock then takes each of them into the batch, where nobody
else was faster. What is taken never leaves again, so whoever fixes the batch finds the same lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Clock, Forbidden, Invalid, NotFound, OutOfOrder, covers
from services.legalaid.events import (
    BatchDropped,
    BatchFixed,
    BatchOpened,
    BatchPaid,
    BatchSettled,
    Line,
)

MOST = 500  # lines of one batch: what is left goes into the next
FIX, SETTLE = "batch", "batch_settle"


@dataclass(frozen=True)
class Batch:
    """Where it stands; `sealed` holds the sheet's rows with the names of those who are paid."""

    id: str
    region: str
    wanted: tuple[str, ...]
    by: str
    opened: datetime
    number: str | None = None
    lines: tuple[Line, ...] = ()
    total_fen: int = 0
    digest: str | None = None
    fixed: datetime | None = None
    dropped: datetime | None = None
    paid: datetime | None = None
    paid_by: str | None = None
    reference: str | None = None
    settled: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """opened, dropped, fixed, paid or settled."""
        reached = ("settled", "paid", "fixed", "dropped")
        return next((name for name in reached if getattr(self, name)), "opened")


def open_batch(
    batch: Batch | None, id: str, actor: Actor, wanted: Sequence[str], now: datetime
) -> Sequence[Any]:
    """An officer opens it for his own county's treasury."""
    if batch is not None:
        raise OutOfOrder("batch.exists")
    if not actor.region:
        raise Forbidden("batch.no_region")
    if not wanted:
        raise Invalid("batch.nothing_approved")
    return (BatchOpened(id, actor.region, tuple(wanted[:MOST]), actor.id, now),)


def may_read(actor: Actor, batch: Batch) -> bool:
    """Officers and supervisors of the region."""
    return actor.has("officer", "supervisor") and covers(actor.region, batch.region)


def fix(batch: Batch | None, made: BatchFixed | BatchDropped) -> Sequence[Any]:
    """All that it wants was asked for: the lines stand. A repeat changes nothing."""
    return (made,) if batch is not None and batch.state == "opened" else ()


def pay(batch: Batch | None, actor: Actor, reference: str, now: datetime) -> Sequence[Any]:
    """The treasury paid the whole batch."""
    if batch is None or not may_read(actor, batch):
        raise NotFound("batch.unknown")
    if batch.paid is not None:
        raise OutOfOrder("batch.paid_already")
    if batch.fixed is None:
        raise OutOfOrder("batch.not_fixed")
    return (BatchPaid(reference, actor.id, now),)


def settle(batch: Batch | None, now: datetime) -> Sequence[Any]:
    """Every line is entered as paid."""
    return (BatchSettled(now),) if batch is not None and batch.state == "paid" else ()


def clocks(batch: Batch) -> list[Clock]:
    """What brings somebody back until the lines stand, and until each of them is entered as paid."""
    if batch.state == "opened":
        return [Clock(FIX, batch.opened)]
    return [Clock(SETTLE, batch.paid)] if batch.state == "paid" and batch.paid else []


def flaws(batch: Batch) -> Sequence[str]:
    """What must never be in a batch."""
    return tuple(_flaws(batch))


def _flaws(batch: Batch) -> Iterator[str]:
    matters = [line.matter for line in batch.lines]
    if len(set(matters)) != len(matters):
        yield "a subsidy stands in it twice"
    if not set(matters) <= set(batch.wanted):
        yield "a subsidy stands in it that nobody wanted there"
    if sum(line.amount_fen for line in batch.lines) != batch.total_fen:
        yield "its lines do not add up to its total"
    if batch.paid and not batch.fixed:
        yield "it was paid before its lines stood"


def evolve(batch: Batch | None, event: Any) -> Batch:
    """The batch after this fact."""
    match event:
        case BatchOpened():
            return Batch(event.batch, event.region, event.wanted, event.by, event.at)
        case BatchFixed() if batch:
            stands = {name: getattr(event, name) for name in ("number", "lines", "total_fen", "digest")}
            return replace(batch, fixed=event.at, sealed=event.sealed, **stands)
        case BatchDropped() if batch:
            return replace(batch, dropped=event.at)
        case BatchPaid() if batch:
            return replace(batch, paid=event.at, paid_by=event.by, reference=event.reference)
        case BatchSettled() if batch:
            return replace(batch, settled=event.at)
    raise ValueError(f"{type(event).__name__} before BatchOpened")
