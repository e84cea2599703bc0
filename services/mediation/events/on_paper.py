"""Consent or signature on paper (纸质签字): the photo of it lies with the work order, its id is kept here."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PaperTaken:
    """A party answered on paper, and the mediator photographed it. `paper` is intake's id of the photo."""

    case: str
    mediation: str
    party: str
    what: str
    paper: str
    mediator: str
    at: datetime
    digest: str | None = None


ON_PAPER: tuple[type, ...] = (PaperTaken,)
