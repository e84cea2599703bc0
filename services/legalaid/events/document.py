"""Official documents (法律援助文书): issued after the fact that calls for them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class DocumentIssued:
    """A document got its number and was printed. `about` is the moment or the matter that it tells of."""

    document: str
    kind: str
    about: str
    number: str
    digest: str
    code: str
    at: datetime


@dataclass(frozen=True)
class DocumentForgone:
    """A document that was called for cannot be made any more: the person was erased meanwhile."""

    document: str
    kind: str
    about: str
    at: datetime
