"""L3: who may be asked, who is asked next, and that exactly one lawyer has it."""

from datetime import timedelta

import pytest

from kernel.words import Clock, Forbidden, NotFound, OutOfOrder
from services.legalaid.domain import assignment, clocks, matching
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Acted, Candidate
from services.legalaid.events import Alert, Answer, Decline, LawyerAssigned, Stage
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    REGION,
    WORKER,
    after,
    assigned,
    bench,
    granted,
    later,
    lawyer,
    offered,
)


def asked(application: Application) -> str:
    assert application.open_offer is not None
    return application.open_offer.lawyer


def decline(application: Application, reason: Decline, *names: str) -> Application:
    offer = application.open_offer
    assert offer is not None
    said = after(application, assignment.decline(application, lawyer(offer.lawyer), offer.id, reason, MONDAY))
    return after(said, assignment.next_offer(said, bench(*names), MONDAY))


def test_fewest_open_matters_then_fewest_offers_then_a_steady_tie_break() -> None:
    state = granted()
    busy = Candidate("busy", REGION, open_matters=3)
    often = Candidate("often", REGION, offers_this_year=9)
    rare = Candidate("rare", REGION, offers_this_year=1)
    names = [one.lawyer for one in matching.ranked(state, [busy, often, rare], MONDAY.date())]
    assert names == ["rare", "often", "busy"]
    equals = bench("a", "b", "c", "d")
    first = matching.ranked(state, equals, MONDAY.date())
    assert first == matching.ranked(state, equals[::-1], MONDAY.date())


@pytest.mark.parametrize(
    ("candidate", "why"),
    [
        (Candidate("x", REGION, active=False), "inactive"),
        (Candidate("x", "620102"), "elsewhere"),
        (Candidate("x", REGION, conflict=True), "conflict"),
        (Candidate("x", REGION), None),
        (Candidate("x", "620700"), None),
    ],
)
def test_hard_rules(candidate: Candidate, why: str | None) -> None:
    assert assignment.hindrance(granted(), candidate, MONDAY.date()) == why


def test_conflict_of_interest_is_an_equality_of_persons() -> None:
    history = [
        Acted("for-the-boss", client="p-boss", against="p-9"),
        Acted("against-us", client="p-8", against="p-worker"),
        Acted("for-us", client="p-worker", against="p-boss"),
        Acted("against-the-boss", client="p-7", against="p-boss"),
        Acted("nobody", client="p-7", against=None),
    ]
    assert assignment.conflicted("p-worker", "p-boss", history) == {"for-the-boss", "against-us"}
    assert assignment.conflicted("p-worker", None, history) == {"against-us"}


def test_one_accepts_and_has_it() -> None:
    state = offered("lawyer1")
    offer = state.offers[0]
    (fact,) = assignment.accept(state, lawyer("lawyer1"), offer.id, bench("lawyer1")[0], MONDAY)
    done = after(state, [fact])
    assert isinstance(fact, LawyerAssigned)
    assert (done.stage, done.counsel, done.offered_to) == (Stage.ASSIGNED, "lawyer1", None)
    assert done.offers[0].answer == Answer.ACCEPTED
    with pytest.raises(OutOfOrder, match=r"offer\.accepted"):
        assignment.accept(done, lawyer("lawyer1"), offer.id, bench("lawyer1")[0], MONDAY)


def test_anothers_offer_does_not_exist() -> None:
    state = offered("lawyer1")
    for actor in (lawyer("lawyer2"), WORKER, OFFICER):
        with pytest.raises(NotFound):
            assignment.accept(state, actor, "a1.o1", bench("lawyer2")[0], MONDAY)
        with pytest.raises(NotFound):
            assignment.decline(state, actor, "a1.o1", Decline.BUSY, MONDAY)


def test_declined_goes_to_the_next_and_never_back() -> None:
    names = ("lawyer1", "lawyer2", "lawyer3")
    state = offered(*names)
    seen = [asked(state)]
    for _ in range(2):
        state = decline(state, Decline.BUSY, *names)
        seen.append(asked(state))
    assert sorted(seen) == sorted(names)
    state = decline(state, Decline.BUSY, *names)
    assert state.open_offer is None
    assert state.alert == Alert.NO_CANDIDATE


def test_a_wider_round_asks_again_but_nobody_in_conflict() -> None:
    state = offered("lawyer1")
    state = decline(state, Decline.CONFLICT, "lawyer1")
    assert assignment.next_offer(state, bench("lawyer1"), MONDAY, wider=True) == ()
    with pytest.raises(OutOfOrder, match=r"lawyer\.conflict"):
        assignment.assign(state, OFFICER, bench("lawyer1")[0], MONDAY)
    busy = decline(offered("lawyer1"), Decline.BUSY, "lawyer1")
    assert asked(after(busy, assignment.next_offer(busy, bench("lawyer1"), MONDAY, wider=True))) == "lawyer1"


def test_no_candidate_is_told_once() -> None:
    state = granted()
    told = after(state, assignment.next_offer(state, (), MONDAY))
    assert told.alert == Alert.NO_CANDIDATE
    assert assignment.next_offer(told, (), MONDAY) == ()


def test_an_offer_expires_and_its_old_clock_does_no_harm() -> None:
    state = offered("lawyer1", "lawyer2")
    clock = Clock("offer", state.offers[0].expires)
    expired = after(state, assignment.expire(state, clock, clock.due))
    assert expired.offers[0].answer == Answer.EXPIRED
    moved = after(expired, assignment.next_offer(expired, bench("lawyer1", "lawyer2"), clock.due))
    assert asked(moved) != state.offers[0].lawyer
    assert assignment.expire(moved, clock, clock.due) == ()


def test_too_late_to_accept_even_before_the_clock_has_fired() -> None:
    state = offered("lawyer1")
    offer = state.offers[0]
    late = offer.expires + timedelta(seconds=1)
    with pytest.raises(OutOfOrder, match=r"offer\.expired"):
        assignment.accept(state, lawyer("lawyer1"), offer.id, bench("lawyer1")[0], late)


@pytest.mark.parametrize("change", [{"active": False}, {"conflict": True}])
def test_accepting_checks_the_rules_again(change: dict[str, bool]) -> None:
    state = offered("lawyer1")
    with pytest.raises(OutOfOrder, match=r"offer\.hindered"):
        assignment.accept(state, lawyer("lawyer1"), "a1.o1", bench("lawyer1", **change)[0], MONDAY)


def test_the_officer_assigns_outright_and_the_open_offer_lapses() -> None:
    state = offered("lawyer1")
    done = after(state, assignment.assign(state, OFFICER, bench("lawyer2")[0], MONDAY))
    assert done.counsel == "lawyer2"
    assert done.offers[0].answer == Answer.LAPSED
    with pytest.raises(OutOfOrder, match=r"offer\.lapsed"):
        assignment.accept(done, lawyer("lawyer1"), "a1.o1", bench("lawyer1")[0], MONDAY)
    with pytest.raises(OutOfOrder, match=r"assignment\.not_now"):
        assignment.assign(done, OFFICER, bench("lawyer3")[0], MONDAY)


def test_only_officers_of_the_region_assign() -> None:
    for actor in (ELSEWHERE, WORKER):
        with pytest.raises(Forbidden):
            assignment.assign(granted(), actor, bench("lawyer1")[0], MONDAY)
    with pytest.raises(NotFound):
        assignment.assign(granted(), OFFICER, None, MONDAY)


def test_before_the_three_days_end_an_officer_is_told() -> None:
    state = granted()
    near = next(clock for clock in clocks.clocks(state) if clock.name == "assignment_near")
    told = after(state, clocks.assignment_near(state, near, near.due))
    assert told.alert == Alert.ASSIGNMENT_NEAR
    assert [clock.name for clock in clocks.clocks(told)] == ["assignment"]
    over = next(clock for clock in clocks.clocks(told))
    marked = after(told, clocks.run_out(told, over, over.due))
    assert clocks.clocks(marked) == []
    late = after(marked, assignment.assign(marked, OFFICER, bench("lawyer1")[0], later(days=9)))
    assert late.alert is None
    assert late.stage == Stage.ASSIGNED


def test_assigned_means_no_more_clocks_of_assignment() -> None:
    assert clocks.clocks(assigned()) == []


def test_an_offer_expires_within_its_own_clock() -> None:
    state = offered("lawyer1")
    assert Clock("offer", state.offers[0].expires) in clocks.clocks(state)
