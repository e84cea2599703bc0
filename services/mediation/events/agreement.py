"""The agreement (调解协议书): drafted, signed by all on one digest, sealed. Art. 28-29."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class AgreementDrafted:
    """A new version of the agreement; signatures on an earlier version count no longer."""

    case: str
    mediation: str
    version: int
    digest: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TermPlan:
    """What may be known of a term without reading it: when it is due, in parts or whole, and to whom."""

    due: date
    to: str | None = None
    instalments: tuple[date, ...] = ()


@dataclass(frozen=True)
class TermsFixed:
    """The days on which the terms of a version are due; kept here, for the clocks."""

    case: str
    mediation: str
    version: int
    terms: tuple[TermPlan, ...]


@dataclass(frozen=True)
class OralAgreementReached:
    """The parties agreed without a paper (口头协议); its words are recorded. Art. 28, 30."""

    case: str
    mediation: str
    version: int
    digest: str
    at: datetime
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AgreementSigned:
    """A party or the mediator signed this digest (签名), or `agent` did for it. The image is sealed."""

    case: str
    mediation: str
    party: str
    digest: str
    at: datetime
    agent: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AgreementSealed:
    """The committee sealed what all have signed (加盖印章): valid from now. Art. 29, 33."""

    case: str
    mediation: str
    digest: str
    at: datetime
    confirm_by: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()
