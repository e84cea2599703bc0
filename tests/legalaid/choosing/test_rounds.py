"""L3: who is asked in which round, why he, and who else; what is tried again and when an officer is told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.legalaid import law
from services.legalaid.domain import assignment, clocks, matching, needs
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.events import Alert, Decline, MatchAwaited, OfferMade
from tests.legalaid.making import MONDAY, OFFICER, REGION, after, bench, granted, later, lawyer

DAY = MONDAY.date()


def preferred(application: Application, *candidates: Candidate) -> list[str]:
    return [one.lawyer for one in matching.ranked(application, candidates, DAY)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"specialities": ("labor",)}, {"specialities": ("family",)}),
        ({"specialities": ("labor",)}, {}),
        ({}, {"specialities": ("family",)}),
        ({"place": "620725-1"}, {"place": "620725-3"}),
        ({"languages": ("tibetan",)}, {}),
        ({"open_matters": 1}, {"open_matters": 2}),
        ({"hours": 0.0}, {"hours": 60.0}),
        ({"cases": 0}, {"cases": 5}),
        ({"score": 95.0, "scored": 9}, {"score": 70.0, "scored": 9}),
        ({}, {"score": 40.0, "scored": 5}),
        ({"offers_this_year": 0}, {"offers_this_year": 3}),
    ],
)
def test_each_trait_counts(better: dict[str, Any], worse: dict[str, Any]) -> None:
    """With all else equal, whatever the hash says of equals."""
    state = granted()
    state = after(state, needs.note(state, OFFICER, ("tibetan",), "620725-1", MONDAY))
    for first, second in (("a", "b"), ("b", "a")):
        one = Candidate(first, REGION, **better)
        two = Candidate(second, REGION, **worse)
        assert preferred(state, one, two) == [first, second]


def test_one_bad_score_weighs_less_than_many() -> None:
    once = Candidate("once", REGION, score=50, scored=1)
    often = Candidate("often", REGION, score=50, scored=20)
    assert preferred(granted(), often, once) == ["once", "often"]


def test_the_offer_keeps_why_and_who_else() -> None:
    state = granted()
    lawyers = [Candidate(name, REGION, open_matters=load) for load, name in enumerate("abcdefghi")]
    state = after(state, assignment.next_offer(state, lawyers, MONDAY))
    why = state.offers[0].why
    assert why is not None
    assert (why.lawyer, why.place, why.fit, why.together, why.round) == ("a", 1, 9, 1, 1)
    assert why.points == sum(why.parts.values())
    assert [other.lawyer for other in why.others] == list("bcdef")
    assert why.basis == (law.policy(REGION, DAY).source.basis,)
    assert why.unproven == ("licence",)


def silent(state: Application, lawyers: tuple[Candidate, ...]) -> Application:
    """The lawyer who is asked lets the offer pass; the next one is asked."""
    offer = state.open_offer
    assert offer is not None
    clock = next(c for c in clocks.clocks(state) if c.name == "offer")
    state = after(state, assignment.expire(state, clock, offer.expires))
    return after(state, assignment.next_offer(state, lawyers, offer.expires))


def test_the_second_round_is_wider() -> None:
    """First the region's own, each once; then neighbours and who was silent; then an officer is told."""
    lawyers = (*bench("here"), Candidate("neighbour", "620702", open_matters=9), Candidate("far", "620102"))
    state = granted()
    state = after(state, assignment.next_offer(state, lawyers, MONDAY))
    seen = []
    while state.open_offer is not None:
        seen.append((state.open_offer.lawyer, state.open_offer.why.round if state.open_offer.why else 0))
        state = silent(state, lawyers)
    assert seen == [("here", 1), ("here", 2), ("neighbour", 2), ("neighbour", 2)]
    assert state.alert == Alert.NO_CANDIDATE


def test_who_said_no_is_not_asked_again_by_himself() -> None:
    state = granted()
    state = after(state, assignment.next_offer(state, bench("here"), MONDAY))
    offer = state.offers[-1]
    state = after(state, assignment.decline(state, lawyer("here"), offer.id, Decline.BUSY, MONDAY))
    assert not [e for e in assignment.next_offer(state, bench("here"), MONDAY) if isinstance(e, OfferMade)]
    assert isinstance(assignment.next_offer(state, bench("here"), MONDAY, wider=True)[0], OfferMade)


def test_nobody_free_is_tried_again_until_the_three_days_are_over() -> None:
    """After an hour, two, four; never beyond Article 43, when the officer must assign outright."""
    state, now, tries = granted(), MONDAY, []
    state = after(state, assignment.next_offer(state, (), now))
    assert state.alert == Alert.NO_CANDIDATE
    while state.match_at is not None:
        tries.append((state.match_at - MONDAY) / timedelta(hours=1))
        now = state.match_at
        state = after(state, assignment.next_offer(state, (), now))
        assert len(tries) < 20
    assert tries == [1, 2, 4, 8, 16, 32, 64, 128][: len(tries)]
    assert len(tries) >= 6
    assert [clock.name for clock in clocks.clocks(state)] == ["assignment"]


def test_where_cases_are_gathered_all_wait_for_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    gathering = replace(law.policy(REGION, DAY), gather_minutes=30)
    monkeypatch.setattr(law, "policy", lambda region, day: gathering)
    moments = set()
    for minutes in (1, 7, 29):
        (fact,) = assignment.gathered(granted(), later(minutes=minutes))
        assert isinstance(fact, MatchAwaited)
        moments.add(fact.due)
    assert moments == {later(minutes=30)}
    waiting = after(granted(), assignment.gathered(granted(), MONDAY))
    assert assignment.gathered(waiting, MONDAY) == ()
    assert "match" in [clock.name for clock in clocks.clocks(waiting)]
    assert waiting.seeking == ("620725", "620700", "620000")
