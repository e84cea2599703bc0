"""Subsidies that go to the treasury together (补贴批次), from opening to payment."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """One subsidy of a batch, in fen. Who is paid is sealed with the sheet."""

    matter: str
    lawyer: str
    kind: str
    amount_fen: int


@dataclass(frozen=True)
class BatchOpened:
    """An officer puts together what is approved and in no other batch; `wanted` are matters."""

    batch: str
    region: str
    wanted: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class BatchFixed:
    """The batch has its number and its lines; from here on they do not change. `digest` is the CSV's."""

    number: str
    lines: tuple[Line, ...]
    total_fen: int
    digest: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BatchDropped:
    """Everything in it had been paid or taken elsewhere meanwhile: it takes no number."""

    at: datetime


@dataclass(frozen=True)
class BatchPaid:
    """The treasury paid all of it; `reference` is its voucher's number."""

    reference: str
    by: str
    at: datetime


@dataclass(frozen=True)
class BatchSettled:
    """Every subsidy of the batch is entered as paid."""

    at: datetime
