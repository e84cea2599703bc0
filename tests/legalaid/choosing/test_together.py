"""L3: all cases at once. The table says what the rules say, and no other matching is cheaper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legalaid import law
from services.legalaid.domain import matching
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate, Leave, Licence
from services.legalaid.domain.hindrance import hindrance
from services.legalaid.domain.inside import Needs, Notified, Offer
from services.legalaid.domain.matching import fitting
from services.legalaid.domain.matching.ranking import passed_over
from services.legalaid.domain.matching.search import search
from services.legalaid.domain.matching.table import SHUT, Table
from services.legalaid.events import Answer, Decline
from tests.legalaid.making import MONDAY, REGION, granted, later

DAY = MONDAY.date()
PLACES = (None, *law.places())
WORDS = ("labor", "family", "injury")
TONGUES = ("tibetan", "sign")
NAMES = ("a", "b", "c", "d", "e")
NOTICED = Notified("court", "life_or_death", True, MONDAY, {})
granted_once = cache(granted)


def past(lawyer: str, answer: Answer, reason: Decline | None = None) -> Offer:
    return Offer(f"o-{lawyer}-{answer}", lawyer, MONDAY, later(days=1), answer, reason)


CASES = st.builds(
    lambda number, category, languages, place, minor, notice, offers: replace(
        granted_once(),
        id=f"case{number}",
        category=category,
        groups=("minor",) if minor else (),
        needs=Needs(tuple(languages), place),
        notice=NOTICED if notice else None,
        offers=tuple(offers),
    ),
    st.integers(0, 99),
    st.sampled_from(["labor.wages", "labor.injury", "family.support"]),
    st.sets(st.sampled_from(TONGUES)),
    st.sampled_from(PLACES),
    st.booleans(),
    st.booleans(),
    st.lists(
        st.builds(
            past,
            st.sampled_from(NAMES),
            st.sampled_from([Answer.EXPIRED, Answer.DECLINED, Answer.LAPSED]),
            st.sampled_from([None, Decline.BUSY, Decline.CONFLICT]),
        ),
        max_size=3,
    ),
)
LICENCES = [None, Licence(date(2020, 1, 1)), Licence(date(2020, 1, 1), DAY - timedelta(1))]
TRAITS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "region": st.sampled_from([REGION, "620700", "620702", "620102"]),
        "active": st.sampled_from([True, True, True, False]),
        "conflict": st.sampled_from([False, False, False, True]),
        "years": st.sampled_from([None, 1, 3]),
        "open_matters": st.integers(0, 5),
        "offers_this_year": st.integers(0, 20),
        "open_offers": st.integers(0, 2),
        "licence": st.sampled_from(LICENCES),
        "leave": st.sampled_from([(), (), (Leave("1", DAY, DAY),)]),
        "capacity": st.sampled_from([None, 3, 9]),
        "juvenile": st.sampled_from([None, True, False]),
        "specialities": st.sampled_from([(), ("labor",), ("family", "injury")]),
        "languages": st.sampled_from([(), TONGUES]),
        "place": st.sampled_from(PLACES),
        "hours": st.sampled_from([0.0, 33.3, 70.0]),
        "cases": st.integers(0, 7),
        "score": st.sampled_from([None, 61.5, 93.0]),
        "scored": st.integers(0, 9),
    }
)
BENCHES = st.lists(TRAITS, min_size=1, max_size=len(NAMES)).map(
    lambda rows: [replace(Candidate(NAMES[number], REGION), **row) for number, row in enumerate(rows)]
)


@given(CASES, BENCHES, st.sampled_from([1, 2]), st.sampled_from([frozenset(), frozenset({"a", "c"})]))
def test_the_table_says_what_the_rules_say(
    case: Application, bench: Sequence[Candidate], round: int, barred: frozenset[str]
) -> None:
    row = Table([case], bench, {case.id: barred}, MONDAY, DAY, round).row(0)
    for one, cost in zip(bench, row.tolist(), strict=True):
        against = replace(one, conflict=one.conflict or one.lawyer in barred)
        shut = hindrance(case, against, DAY, wider=round > 1) or one.lawyer in passed_over(case, round, DAY)
        assert (cost == SHUT) == bool(shut)
        if not shut:
            points = matching.points(matching.fit(matching.wanted(case), one, DAY))
            tie = fitting.tie(fitting.seed(case.id), fitting.seed(one.lawyer))
            assert cost == points * fitting.TIES + tie


def brute(table: Table) -> int:
    """The least cost of all ways there are."""
    rows, slots = [table.row(n).tolist() for n in range(len(table.cases))], table.slots().tolist()
    least = 1 << 62
    for way in product(range(-1, len(slots)), repeat=len(rows)):
        cost, used = 0, [0] * len(slots)
        for number, at in enumerate(way):
            if at < 0:
                cost += table.unasked(number)
                continue
            if rows[number][at] == SHUT or used[at] >= slots[at]:
                break
            cost += rows[number][at] + used[at] * table.rising
            used[at] += 1
        else:
            least = min(least, cost)
    return least


@settings(max_examples=60)
@given(st.lists(CASES, min_size=1, max_size=4, unique_by=lambda one: one.id), BENCHES)
def test_nothing_is_cheaper_than_what_is_found(cases: list[Application], bench: list[Candidate]) -> None:
    table = Table(cases, bench, {}, MONDAY, DAY)
    found = search(table)
    assert found.cost == brute(table)
    assert found.bound <= found.cost


@settings(max_examples=60)
@given(st.lists(CASES, min_size=1, max_size=6, unique_by=lambda one: one.id), BENCHES)
def test_nobody_is_asked_against_a_hard_rule_nor_beyond_his_slots(
    cases: list[Application], bench: list[Candidate]
) -> None:
    picks = matching.together(cases, bench, {}, MONDAY, DAY)
    known = {one.lawyer: one for one in bench}
    for case in cases:
        if case.id in picks:
            assert hindrance(case, known[picks[case.id].lawyer], DAY) is None
            assert picks[case.id].lawyer not in passed_over(case, 1, DAY)
    policy = law.policy(REGION, DAY)
    for one in bench:
        asked = sum(pick.lawyer == one.lawyer for pick in picks.values())
        room = one.capacity - one.open_matters - one.open_offers if one.capacity is not None else 99
        assert asked <= min(policy.offers_at_once, max(room, 0))


def test_two_cases_are_better_off_together() -> None:
    """Only one lawyer knows the language: he is kept for who needs it, though he fits the other better."""
    first = replace(granted(), id="first")
    second = replace(granted(), id="second", needs=Needs(("tibetan",), None))
    both = Candidate("both", REGION, specialities=("labor",), languages=("tibetan",))
    plain = Candidate("plain", REGION, specialities=("labor",), open_matters=1)
    picks = matching.together([first, second], [both, plain], {}, MONDAY, DAY)
    assert {id: pick.lawyer for id, pick in picks.items()} == {"first": "plain", "second": "both"}
    assert (picks["first"].place, picks["first"].fit, picks["first"].together) == (2, 2, 2)
    assert picks["first"].best == ("both", "plain")


def test_where_lawyers_are_scarce_who_waited_longest_is_asked_for() -> None:
    fresh = replace(granted(now=later(days=2)), id="fresh")
    old = replace(granted(), id="old")
    one = [Candidate("one", REGION, capacity=1)]
    assert list(matching.together([fresh, old], one, {}, later(days=2), DAY)) == ["old"]


def test_work_is_spread_where_all_are_equal() -> None:
    cases = [replace(granted(), id=f"c{n}") for n in range(12)]
    lawyers = [Candidate(f"l{n}", REGION) for n in range(6)]
    picks = matching.together(cases, lawyers, {}, MONDAY, DAY)
    asked = sorted(sum(p.lawyer == one.lawyer for p in picks.values()) for one in lawyers)
    assert asked == [2] * 6


def test_a_crowd_is_matched_within_a_thousandth_of_the_best() -> None:
    """Three hundred cases whose nearest lawyers are the same few: the pairs left out at first are found."""
    cases = [
        replace(granted(), id=f"c{n}", category=("labor.wages", "family.support")[n % 2]) for n in range(300)
    ]
    lawyers = [
        Candidate(f"l{n}", REGION, open_matters=n % 11, specialities=("labor",) if n % 3 else ("family",))
        for n in range(160)
    ]
    table = Table(cases, lawyers, {}, MONDAY, DAY)
    narrow, wide = search(table, nearest=4), search(table, nearest=1000)
    assert wide.bound <= wide.cost <= narrow.cost
    assert narrow.cost - wide.bound <= narrow.cost // 1000
