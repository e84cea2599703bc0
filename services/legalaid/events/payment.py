"""After the work: the officer's look at the file, and the subsidy (补贴) until it is paid."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class FileReturned:
    """The closing papers were not complete: the lawyer hands them in again (退回补正)."""

    matter: str
    lacking: tuple[str, ...]
    by: str
    at: datetime
    due: datetime
    provisional: bool = False


@dataclass(frozen=True)
class FileAccepted:
    """The officer looked at the file and found it complete (案卷审核)."""

    matter: str
    by: str
    at: datetime


@dataclass(frozen=True)
class SubsidyComputed:
    """What is due by the table of the day on which the work ended, in fen (52)."""

    matter: str
    kind: str
    amount_fen: int
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class SubsidyApproved:
    """The supervisor approved the payment."""

    matter: str
    by: str
    at: datetime


@dataclass(frozen=True)
class SubsidyBatched:
    """It goes to the treasury with this batch, and can no longer be paid alone."""

    matter: str
    batch: str
    at: datetime


@dataclass(frozen=True)
class SubsidyPaid:
    """The treasury paid; `reference` is its voucher's number."""

    matter: str
    reference: str
    by: str
    at: datetime
