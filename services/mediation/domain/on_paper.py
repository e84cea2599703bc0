"""What was answered on paper (纸质签字) in one mediation: who, what, which text, and which photo shows it."""

from dataclasses import dataclass, replace

from services.mediation.events.on_paper import PaperTaken


@dataclass(frozen=True)
class OnPaper:
    """All answers on paper of one mediation, in order."""

    case: str
    mediation: str
    taken: tuple[PaperTaken, ...] = ()


def take(_old: OnPaper | None, taken: PaperTaken) -> list[PaperTaken]:
    """One more; its cause makes it once."""
    return [taken]


def evolve(state: OnPaper | None, event: PaperTaken) -> OnPaper:
    """The answers on paper after one more."""
    known = state or OnPaper(event.case, event.mediation)
    return replace(known, taken=(*known.taken, event))
