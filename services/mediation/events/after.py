"""What follows a valid agreement: performance, and the court's door for thirty days. Art. 31-33."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TermPerformed:
    """A term was performed (履行); `late` if after its day. Art. 31."""

    case: str
    mediation: str
    term: int
    at: datetime
    late: bool = False


@dataclass(frozen=True)
class InstalmentPerformed:
    """A part of a term was performed (分期履行)."""

    case: str
    mediation: str
    term: int
    instalment: int
    at: datetime
    late: bool = False


@dataclass(frozen=True)
class TermBreached:
    """A term was found not performed; the parties were told where to go. Art. 31-33."""

    case: str
    mediation: str
    term: int
    at: datetime
    routes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermsLate:
    """The day of these terms, or of these parts (term, instalment), passed, as far as is known undone."""

    case: str
    mediation: str
    terms: tuple[int, ...]
    at: datetime
    instalments: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class ConfirmationLapsed:
    """The thirty days for a joint application to the court passed unused. Art. 33."""

    case: str
    mediation: str
    due: datetime
    at: datetime
