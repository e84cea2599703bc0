"""A reminder (提醒): something is near, those whom it concerns should hear of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ReminderDue:
    """`what` is near: session (set, cancelled), performance, confirmation; `ref` which, `due` when it is.

    `past`: it was over before it could be said; only ticked off. No step of the case, thus none on trackers.
    `told` are the parties whose phone took it, `missed` those whom somebody has to ring.
    """

    mediation: str
    what: str
    ref: str
    due: datetime
    at: datetime
    past: bool = False
    told: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
