"""Accept, route, close, withdraw: in order, by the right people, and again where nothing came of it (I10)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.intake.domain import Case, accept, close, may, routable, route, withdraw
from services.intake.events import CaseClosed, CaseWithdrawn, Destination, Outcome, State
from tests.intake.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    OPERATOR,
    RESIDENT,
    accepted,
    fold,
    routed,
    submitted,
)

LATER = MONDAY + timedelta(days=1)
OTHER_PERSON = Actor("person-9", frozenset({"resident"}))
PROVINCE = Actor("officer0", frozenset({"officer"}), "620000")


def test_the_officer_who_accepts_owns_the_work_order_and_its_next_promise() -> None:
    case = accepted()
    assert (case.state, case.holder, case.promise) == (State.ACCEPTED, "officer", "route")


@pytest.mark.parametrize("actor", [ELSEWHERE, OPERATOR, RESIDENT, Actor("officer8", frozenset({"officer"}))])
def test_only_an_officer_of_the_region_accepts_and_routes(actor: Actor) -> None:
    with pytest.raises(Forbidden):
        accept(submitted(), actor, LATER)
    with pytest.raises(Forbidden):
        route(accepted(), actor, Destination.LEGALAID, LATER)


def test_an_officer_of_the_province_may() -> None:
    assert accept(submitted(), PROVINCE, LATER)


@pytest.mark.parametrize("case", [accepted(), routed()])
def test_accepting_twice_is_out_of_order(case: Case) -> None:
    with pytest.raises(OutOfOrder):
        accept(case, OFFICER, LATER)


@pytest.mark.parametrize("case", [submitted(), routed()])
def test_routing_before_accepting_or_while_a_service_works_is_out_of_order(case: Case) -> None:
    with pytest.raises(OutOfOrder):
        route(case, OFFICER, Destination.LEGALAID, LATER)


def test_routing_as_suggested_cites_the_article() -> None:
    (event,) = route(accepted(), OFFICER, Destination.LEGALAID, LATER)
    assert event.why == "suggested"
    assert any("法律援助法.31" in basis for basis in event.basis)
    assert event.facts == {"months_unpaid": 3}


def test_an_officer_may_choose_otherwise_and_a_preference_is_named() -> None:
    (chosen,) = route(accepted(), OFFICER, Destination.MEDIATION, LATER)
    (wished,) = route(accepted(preferred=Destination.MEDIATION), OFFICER, Destination.MEDIATION, LATER)
    assert (chosen.why, wished.why) == ("officer", "preferred")


def test_violence_at_home_goes_to_mediation_only_once_the_person_agreed() -> None:
    case = accepted("family.violence")
    with pytest.raises(Invalid) as no:
        route(case, OFFICER, Destination.MEDIATION, LATER)
    assert no.value.field == "contact_agreed"
    assert route(case, OFFICER, Destination.LEGALAID, LATER)[0].quiet
    assert not route(case, OFFICER, Destination.MEDIATION, LATER, agreed=True)[0].quiet


def test_advice_that_was_given_is_closed_by_hand() -> None:
    case = routed(Destination.ADVICE, "advice")
    after = fold(close(case, OFFICER, Outcome.DONE, LATER), case)
    assert (after.state, after.outcome, after.promise) == (State.CLOSED, Outcome.DONE, None)
    assert not routable(after)


def test_a_case_of_legal_aid_or_mediation_is_ended_by_that_service_only() -> None:
    with pytest.raises(OutOfOrder):
        close(routed(), OFFICER, Outcome.DONE, LATER)


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.WITHDRAWN])
def test_nothing_is_done_before_it_was_routed_and_withdrawing_is_the_applicants(outcome: Outcome) -> None:
    with pytest.raises(Invalid):
        close(submitted(), OFFICER, outcome, LATER)


def test_a_merger_names_the_other_case_and_nothing_else_does() -> None:
    case = submitted()
    assert fold(close(case, OFFICER, Outcome.MERGED, LATER, into="c2"), case).into == "c2"
    for outcome, into in [(Outcome.MERGED, None), (Outcome.MERGED, "c1"), (Outcome.REFUSED, "c2")]:
        with pytest.raises(Invalid):
            close(case, OFFICER, outcome, LATER, into=into)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.ELSEWHERE, Outcome.FAILED])
def test_what_came_to_nothing_is_routed_again_with_the_reason_shown(outcome: Outcome) -> None:
    case = accepted()
    case = fold(close(case, OFFICER, outcome, LATER), case)
    (again,) = route(case, OFFICER, Destination.MEDIATION, LATER)
    after = fold([again], case)
    assert again.why == f"after_{outcome}"
    assert (after.state, after.outcome) == (State.ROUTED, None)
    assert after.timeline[-1].what == "CaseRerouted.mediation"
    assert after.timeline[-1].because == f"intake.{outcome}"


@pytest.mark.parametrize("make", [submitted, accepted, routed])
def test_the_applicant_takes_it_back_at_any_time_and_nobody_routes_it_on(make: Callable[[], Case]) -> None:
    case = make()
    events = withdraw(case, RESIDENT, LATER)
    assert [type(event) for event in events] == [CaseWithdrawn, CaseClosed]
    after = fold(events, case)
    assert (after.state, after.outcome) == (State.CLOSED, Outcome.WITHDRAWN)
    assert not routable(after)
    with pytest.raises(OutOfOrder):
        withdraw(after, RESIDENT, LATER)


@pytest.mark.parametrize("actor", [OTHER_PERSON, OFFICER])
def test_nobody_else_withdraws(actor: Actor) -> None:
    with pytest.raises(Forbidden):
        withdraw(submitted(), actor, LATER)


def test_who_reads() -> None:
    case = submitted()
    supervisor = Actor("supervisor", frozenset({"supervisor"}), "620725")
    lawyer = Actor("lawyer1", frozenset({"lawyer"}), "620725")
    admin = Actor("admin", frozenset({"admin"}), "620725")
    opponent = Actor("person-2", frozenset({"resident"}))
    readers = [RESIDENT, OFFICER, OPERATOR, PROVINCE, supervisor]
    strangers = [OTHER_PERSON, ELSEWHERE, lawyer, admin, opponent]
    assert all(may(actor, "read", case) for actor in readers)
    assert not any(may(actor, "read", case) for actor in strangers)
