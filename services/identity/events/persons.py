"""What happens to a person's entry. Names, phones and ID numbers are sealed, and never published."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Origin(StrEnum):
    """How a person came to be known: by signing in, or named in a case by a service."""

    SIGN_IN = "sign_in"
    SERVICE = "service"


class Act(StrEnum):
    """What a proxy (代办人) may do: apply for the person (代为申请), follow the case (查看进度)."""

    APPLY = "apply"
    FOLLOW = "follow"


class Manner(StrEnum):
    """How the person agreed: on the page, by word to an officer or operator, or on paper."""

    PAGE = "page"
    SPOKEN = "spoken"
    PAPER = "paper"


@dataclass(frozen=True)
class PersonRegistered:
    """A person (群众) is known for the first time. `sealed` may hold name, phone, id_number."""

    person: str
    origin: Origin
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonCompleted:
    """What was not known before was added; what was known is never overwritten."""

    person: str
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProxyAllowed:
    """A person let another act for him (委托代办). `sealed` holds the name by which he calls him."""

    consent: str
    person: str
    proxy: str
    acts: tuple[Act, ...]
    manner: Manner
    given: datetime
    until: date | None = None
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProxyWithdrawn:
    """The consent was taken back, by the person or by the proxy himself."""

    consent: str
    at: datetime
    basis: tuple[str, ...] = ()
