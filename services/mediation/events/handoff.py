"""Handing on (移送、衔接): what went to a court, a notary, arbitration or legal aid, and what came back."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class HandedOver:
    """Something was sent on: `items` say what, `digest` fixes it, `allowed` who let it go. `until` is
    when an answer is due. What was sent is sealed. One party's own is nothing for the other side, thus
    none of it is a step that a tracker shows.
    """

    mediation: str
    handoff: str
    to: str
    purpose: str
    items: tuple[str, ...]
    digest: str
    at: datetime
    until: datetime
    party: str | None = None
    allowed: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOffAnswered:
    """The receiver has it (`received`) or sent it back (`returned`). Its number is sealed."""

    mediation: str
    handoff: str
    answer: str
    digest: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOffUnanswered:
    """The day for the receiver's answer passed: somebody asks there."""

    case: str
    mediation: str
    handoff: str
    at: datetime
