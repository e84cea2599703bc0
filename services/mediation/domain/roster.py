"""The roster of mediators (调解员名册), kept from the bureau's appointments. Art. 13, 14."""

from typing import Any

from services.mediation.domain.parts import Mediator
from services.mediation.events import MediatorEnrolled, StaffAppointed


def enrol(state: Mediator | None, appointed: StaffAppointed) -> list[Any]:
    """Follow an appointment. Who never was a mediator is not entered."""
    active = appointed.active and "mediator" in appointed.roles
    if state is None and not active:
        return []
    person = appointed.profile.get("person")
    kin = tuple(appointed.profile.get("kin") or ())
    event = MediatorEnrolled(appointed.username, appointed.region, active, person, kin)
    return [] if state is not None and evolve(state, event) == state else [event]


def evolve(state: Mediator | None, event: MediatorEnrolled) -> Mediator:
    """The latest standing counts."""
    return Mediator(event.username, event.region, event.active, event.person, event.kin)
