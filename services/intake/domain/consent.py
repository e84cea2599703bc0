"""Applying for another (代为申请): he agrees himself, by a code to his own phone, or at the desk."""

from datetime import datetime

from kernel.words import Actor, Forbidden, OutOfOrder
from services.intake.domain.case import Case
from services.intake.domain.rights import of_region, require
from services.intake.events import ConsentRecorded, Manner, State

AT_THE_DESK = frozenset({Manner.SPOKEN, Manner.PAPER})


def helped(case: Case) -> bool:
    """Somebody else applied."""
    return case.facts.get("applies_for_other") is True


def awaited(case: Case, actor: Actor) -> None:
    """Raise unless this actor may show, now, that the person agreed."""
    require(actor, "note", case)
    if not helped(case):
        raise OutOfOrder("nobody_helps")
    if case.state is State.CLOSED:
        raise OutOfOrder("already_closed", state=case.state.value)


def by_code(case: Case, actor: Actor) -> None:
    """Raise where no message may go to the phone: whoever holds it must not learn of the matter (I10)."""
    awaited(case, actor)
    if case.quiet:
        raise OutOfOrder("consent_at_the_desk")


def consent(case: Case, actor: Actor, manner: Manner, now: datetime) -> list[ConsentRecorded]:
    """Write it down, once; a repeat changes nothing."""
    awaited(case, actor)
    if (manner is Manner.PAGE) != (actor.id == case.applicant) or (
        manner in AT_THE_DESK and not of_region(actor, case)
    ):
        raise Forbidden("consent_not_so", field="manner")
    return [] if case.consent else [ConsentRecorded(case.case, manner, actor.id, now)]
