"""A paper on its way in: begun, looked at from time to time, and settled in one of three ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kernel.words import Clock
from services.intake.events import PaperAwaited, PaperBegun, PaperEvent, PaperSettled, PaperState
from services.intake.law.papers import paper_rules

LOOK = "paper"


@dataclass(frozen=True)
class Paper:
    """The state. Its bytes lie beside it until it is filed or thrown away."""

    paper: str
    case: str
    size: int
    by: str
    begun: datetime
    look: datetime
    expires: datetime
    state: PaperState = PaperState.ARRIVING
    why: str | None = None
    found: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


def begin(
    existing: Paper | None,
    case: str,
    paper: str,
    size: int,
    by: str,
    now: datetime,
    sealed: Mapping[str, str],
) -> list[PaperBegun]:
    """A new paper."""
    if existing is not None:
        return []
    rules = paper_rules()
    look, expires = now + rules.first_look, now + rules.keep_unfinished
    return [PaperBegun(case, paper, size, by, now, look, expires, dict(sealed))]


def await_more(paper: Paper, now: datetime) -> list[PaperAwaited]:
    """Look again, each time twice as late; the last time when it expires."""
    if paper.state is not PaperState.ARRIVING:
        return []
    later = now + max(now - paper.begun, paper_rules().first_look)
    look = min(later, paper.expires) if paper.expires > now else later
    return [PaperAwaited(paper.case, paper.paper, now, look)]


def settle(
    paper: Paper | None, state: PaperState, now: datetime, why: str | None = None, found: str | None = None
) -> list[PaperSettled]:
    """It ends, once."""
    if paper is None or paper.state is not PaperState.ARRIVING:
        return []
    return [PaperSettled(paper.case, paper.paper, state, now, why, found)]


def grow(paper: Paper | None, event: PaperEvent) -> Paper:
    """The paper after this fact."""
    if isinstance(event, PaperBegun):
        return Paper(
            event.paper, event.case, event.size, event.by, event.at, event.look, event.expires,
            sealed=event.sealed,
        )  # fmt: skip
    if paper is None:
        raise ValueError(f"{type(event).__name__} before PaperBegun")
    if isinstance(event, PaperAwaited):
        return replace(paper, look=event.look)
    return replace(paper, state=event.state, why=event.why, found=event.found)


def looks(paper: Paper) -> Sequence[Clock]:
    """When it is looked at next; a settled one no more."""
    return (Clock(LOOK, paper.look),) if paper.state is PaperState.ARRIVING else ()
