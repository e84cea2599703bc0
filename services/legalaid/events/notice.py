"""Notified defence (通知辩护): the notice of court, procuratorate or police, and the answer to it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class NoticeRegistered:
    """An organ notified the agency (25, 28): nothing is assessed. `sealed` holds its name and number.

    `letter`: it is told on paper of each lawyer; notices from before there were such letters have none.
    """

    organ: str
    ground: str
    experienced: bool
    received: datetime
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
    letter: bool = False


@dataclass(frozen=True)
class OrganTold:
    """The organ was told who the lawyer is (函告, 36)."""

    by: str
    at: datetime
    late: bool = False
    basis: tuple[str, ...] = ()
