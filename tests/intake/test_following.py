"""Following the other services: timeline, state, reading, rating - in whatever order they arrive."""

from datetime import timedelta

import pytest

from kernel.words import Actor
from services.intake.domain import Case, Step, follow, may, routable, route
from services.intake.events import (
    CONSUMED,
    AboutCase,
    AidDecided,
    CaseClosed,
    Dated,
    Destination,
    Fact,
    LawyerAssigned,
    LawyerReplaced,
    MediationClosed,
    MediatorNamed,
    Outcome,
    SessionSet,
    State,
)
from tests.intake.making import MONDAY, OFFICER, accepted, fold, routed

LATER = MONDAY + timedelta(days=1)


def step(name: str, fact: Fact | None = None, cause: str | None = None, hours: int = 0) -> Step:
    """A step of another service about c1."""
    return Step(name, fact or AboutCase("c1"), LATER + timedelta(hours=hours), cause or f"event:{name}")


def after(case: Case, *steps: Step) -> Case:
    """The case after these steps."""
    for each in steps:
        case = fold(follow(case, each), case)
    return case


def test_the_first_step_of_the_service_begins_the_work() -> None:
    case = after(routed(), step("legalaid.ApplicationReceived", Dated("c1", LATER)))
    assert (case.state, case.holder, case.promise) == (State.IN_PROGRESS, "legalaid", None)
    assert case.upcoming == "decide"
    assert case.told == LATER


def test_every_step_is_a_line_of_the_tracker() -> None:
    facts: dict[type[Fact], Fact] = {
        AidDecided: AidDecided("c1", "granted"),
        Dated: Dated("c1", LATER),
        LawyerAssigned: LawyerAssigned("c1", "lawyer1"),
        LawyerReplaced: LawyerReplaced("c1", "lawyer1"),
        MediatorNamed: MediatorNamed("c1", "mediator1"),
        SessionSet: SessionSet("c1"),
        MediationClosed: MediationClosed("c1", "failed"),
    }
    for name, kind in CONSUMED.items():
        case = routed()
        told = after(case, step(name, facts.get(kind)))
        assert len(told.timeline) > len(case.timeline), name
        assert any(line.what.startswith(name) for line in told.timeline)


def test_the_same_event_twice_changes_nothing() -> None:
    case = after(routed(), step("legalaid.ApplicationReceived"))
    assert follow(case, step("legalaid.ApplicationReceived")) == []


@pytest.mark.parametrize(
    ("name", "fact", "outcome"),
    [
        ("legalaid.MatterClosed", AboutCase("c1"), Outcome.DONE),
        ("legalaid.AidDecided", AidDecided("c1", "refused"), Outcome.REFUSED),
        ("legalaid.ApplicationWithdrawn", AboutCase("c1"), Outcome.WITHDRAWN),
        ("legalaid.AidTerminated", AboutCase("c1"), Outcome.FAILED),
        ("mediation.MediationClosed", MediationClosed("c1", "performed"), Outcome.DONE),
        ("mediation.MediationClosed", MediationClosed("c1", "confirmed"), Outcome.DONE),
        ("mediation.MediationClosed", MediationClosed("c1", "refused"), Outcome.REFUSED),
        ("mediation.MediationClosed", MediationClosed("c1", "failed"), Outcome.FAILED),
        ("mediation.MediationClosed", MediationClosed("c1", "withdrawn"), Outcome.WITHDRAWN),
    ],
)
def test_the_service_ends_the_case(name: str, fact: Fact, outcome: Outcome) -> None:
    service = Destination(name.split(".")[0])
    case = routed(service)
    closed = [event for event in follow(case, step(name, fact)) if isinstance(event, CaseClosed)]
    assert [(event.outcome, event.service) for event in closed] == [(outcome, service)]
    ended = after(case, step(name, fact))
    assert (ended.state, ended.outcome, ended.upcoming) == (State.CLOSED, outcome, None)
    assert routable(ended) == (outcome is not Outcome.DONE)


def test_a_failed_mediation_goes_on_to_legal_aid_and_late_mediation_news_do_not_move_it() -> None:
    failed = after(
        routed(Destination.MEDIATION), step("mediation.MediationClosed", MediationClosed("c1", "failed"))
    )
    again = fold(route(failed, OFFICER, Destination.LEGALAID, LATER + timedelta(hours=1)), failed)
    assert again.timeline[-1].because == "mediation.failed"
    late = after(again, step("mediation.MediationFailed", hours=2))
    assert (late.state, late.upcoming) == (State.ROUTED, None)
    assert after(late, step("legalaid.ApplicationReceived", hours=3)).state is State.IN_PROGRESS


def test_a_refusal_corrected_after_an_objection_starts_the_work_again() -> None:
    refused = after(routed(), step("legalaid.AidDecided", AidDecided("c1", "refused")))
    again = after(refused, step("legalaid.AidDecided", AidDecided("c1", "granted"), "event:correction", 1))
    assert (again.state, again.outcome) == (State.IN_PROGRESS, None)


def test_news_of_a_service_that_never_had_the_case_do_not_move_it() -> None:
    assert after(accepted(), step("legalaid.ApplicationReceived")).state is State.ACCEPTED
    assert after(routed(Destination.ADVICE), step("legalaid.MatterClosed")).state is State.ROUTED


@pytest.mark.parametrize(
    ("name", "first", "second", "role"),
    [
        ("legalaid.LawyerAssigned", LawyerAssigned("c1", "a"), LawyerAssigned("c1", "b"), "lawyer"),
        ("mediation.MediatorNamed", MediatorNamed("c1", "a"), MediatorNamed("c1", "b"), "mediator"),
    ],
)
def test_an_appointment_grants_reading_and_a_replacement_takes_it(
    name: str, first: Fact, second: Fact, role: str
) -> None:
    a, b = (Actor(who, frozenset({role})) for who in "ab")
    case = after(routed(Destination(name.split(".")[0])), step(name, first))
    assert (may(a, "read", case), may(b, "read", case)) == (True, False)
    case = after(case, step(name, second, "event:replaced", 1))
    assert (may(a, "read", case), may(b, "read", case)) == (False, True)


def test_a_replaced_lawyer_reads_no_more_and_his_successor_does() -> None:
    old, new = LawyerAssigned("c1", "a"), LawyerAssigned("c1", "b")
    replaced = step("legalaid.LawyerReplaced", LawyerReplaced("c1", "a", LATER))
    case = after(routed(), step("legalaid.LawyerAssigned", old), replaced)
    assert (case.readers, case.upcoming, case.told) == ((), "assign", LATER)
    assert after(case, step("legalaid.LawyerAssigned", new, "event:new")).readers == ("b",)
    late = after(routed(), step("legalaid.LawyerAssigned", new), replaced)
    assert late.readers == ("b",)


def test_a_termination_corrected_after_an_objection_starts_the_work_again() -> None:
    ended = after(routed(), step("legalaid.AidTerminated"))
    again = after(ended, step("legalaid.AidDecided", AidDecided("c1", "granted"), "event:correction", 1))
    assert (ended.outcome, again.state) == (Outcome.FAILED, State.IN_PROGRESS)


def test_reading_needs_the_role_as_well() -> None:
    case = after(routed(), step("legalaid.LawyerAssigned", LawyerAssigned("c1", "lawyer1")))
    assert not may(Actor("lawyer1", frozenset({"resident"})), "read", case)


def test_the_survey_is_shown_until_it_is_answered_also_when_the_answer_is_heard_first() -> None:
    opened, answered = step("evaluation.SurveyOpened"), step("evaluation.SurveyAnswered", hours=1)
    assert after(routed(), opened).survey == "open"
    assert after(routed(), opened, answered).survey == "answered"
    assert after(routed(), answered, opened).survey == "answered"


def test_the_time_that_the_service_gives_is_told() -> None:
    decided = after(routed(), step("legalaid.AidDecided", AidDecided("c1", "granted", LATER)))
    asked = after(decided, step("legalaid.OfferMade"))
    assert (decided.upcoming, decided.told) == ("assign", LATER)
    assert (asked.upcoming, asked.told) == ("assign", LATER)
    met = after(routed(Destination.MEDIATION), step("mediation.SessionSet", SessionSet("c1", LATER)))
    assert (met.upcoming, met.told) == ("meet", LATER)


def test_lines_stand_in_the_order_they_happened() -> None:
    case = after(routed(), step("legalaid.OfferMade", hours=5), step("legalaid.ApplicationReceived", hours=1))
    assert [line.at for line in case.timeline] == sorted(line.at for line in case.timeline)
