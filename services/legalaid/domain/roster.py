"""The lawyers who may be asked (律师名册), as identity tells of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.legalaid.events import LawyerListed, StaffAppointed

LAWYER = "lawyer"


@dataclass(frozen=True)
class Lawyer:
    """One lawyer. `person` is his own person id, where he is known as one: nobody acts against himself.

    `years` is his relevant practice (26).
    """

    username: str
    region: str
    active: bool
    person: str | None = None
    firm: str | None = None
    years: int | None = None


def list_lawyer(lawyer: Lawyer | None, staff: StaffAppointed) -> Sequence[Any]:
    """Keep the roster as identity has it; who never was a lawyer is not on it."""
    active = staff.active and LAWYER in staff.roles
    if lawyer is None and not active:
        return ()
    listed = LawyerListed(
        staff.username,
        staff.region,
        active,
        _text(staff.profile.get("person")),
        _text(staff.profile.get("firm")),
        _whole(staff.profile.get("years")),
    )
    same = lawyer is not None and lawyer == evolve(None, listed)
    return () if same else (listed,)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def evolve(_lawyer: Lawyer | None, event: LawyerListed) -> Lawyer:
    """The lawyer after this fact."""
    return Lawyer(event.username, event.region, event.active, event.person, event.firm, event.years)
