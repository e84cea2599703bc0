"""The applicant's means (经济状况): what he states, what he pledges, what shared data say (41)."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class MeansStated:
    """Household, income and assets as the applicant states them, under his signed pledge or without.

    `sealed` holds the statement and the signature; the facts that rules read follow as `FactsEstablished`.
    """

    by: str
    at: datetime
    pledged: bool
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordsConsulted:
    """Shared records were asked (信息共享查询). `sealed` holds what they say; `source` is where they lie."""

    source: str
    by: str
    at: datetime
    confirms: bool | None
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
