"""A reminder (提醒): something is near, those whom it concerns should hear of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ReminderDue:
    """`what` is near: session, performance, confirmation. `ref` says which; `due` when it is.

    `past`: it was over before it could be said; only ticked off. No step of the case, thus none on trackers.
    """

    mediation: str
    what: str
    ref: str
    due: datetime
    at: datetime
    past: bool = False
