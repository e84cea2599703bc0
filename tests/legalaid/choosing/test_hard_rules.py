"""L3: why a lawyer cannot have a matter at all; each rule with the days and kinds on which it turns."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kernel.words import OutOfOrder
from services.legalaid import law
from services.legalaid.domain import assignment
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Acted, Candidate, Leave, Licence, conflicted
from services.legalaid.domain.hindrance import hindrance, unproven
from services.legalaid.domain.roster import Lawyer
from services.legalaid.events import Decline
from tests.legalaid.making import MONDAY, OFFICER, REGION, after, granted, lawyer, offered

DAY = MONDAY.date()
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def why(application: Application, wider: bool = False, **traits: Any) -> str | None:
    one = Candidate("x", **{"region": REGION, **traits})
    return hindrance(application, one, DAY, wider=wider)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (YESTERDAY, None, None),
        (DAY, DAY, None),
        (YESTERDAY, YESTERDAY, "unlicensed"),
        (TOMORROW, None, "unlicensed"),
    ],
)
def test_the_licence_is_in_force_on_the_day(start: date, end: date | None, expected: str | None) -> None:
    """律师法 13."""
    assert why(granted(), licence=Licence(start, end)) == expected


def test_a_licence_nobody_told_of_is_shown_or_bars_as_the_policy_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert why(granted()) is None
    assert unproven(granted(), Candidate("x", REGION)) == ("licence",)
    strict = replace(law.policy(REGION, DAY), unknown={"licence": "bar", "juvenile": "bar"})
    monkeypatch.setattr(law, "policy", lambda region, day: strict)
    assert why(granted()) == "unlicensed"
    assert why(granted(groups=("minor",)), licence=Licence(YESTERDAY)) == "unversed"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (DAY, DAY, "on_leave"),
        (YESTERDAY, TOMORROW, "on_leave"),
        (TOMORROW, TOMORROW, None),
        (YESTERDAY, YESTERDAY, None),
    ],
)
def test_leave(start: date, end: date, expected: str | None) -> None:
    assert why(granted(), leave=(Leave("1", start, end),)) == expected


def test_the_region_and_in_a_wider_round_its_neighbours() -> None:
    assert why(granted(), region="620700") is None
    assert why(granted(), region="620000") is None
    assert why(granted(), region="620702") == "elsewhere"
    assert why(granted(), wider=True, region="620702") is None
    assert why(granted(), wider=True, region="620102") == "elsewhere"


def test_a_minor_gets_a_lawyer_who_knows_minors() -> None:
    """未成年人保护法 104."""
    child = granted(groups=("minor",))
    assert why(child, juvenile=False) == "unversed"
    assert why(child, juvenile=True) is None
    assert unproven(child, Candidate("x", REGION, licence=Licence(YESTERDAY))) == ("juvenile",)
    assert why(granted(), juvenile=False) is None


def test_capacity_counts_matters_and_open_offers() -> None:
    assert why(granted(), capacity=3, open_matters=2) is None
    assert why(granted(), capacity=3, open_matters=2, open_offers=1) == "full"
    assert why(granted(), open_matters=500) is None


def test_the_officer_may_assign_beyond_capacity_but_beyond_no_law() -> None:
    state = granted()
    full = Candidate("x", REGION, capacity=0)
    assert after(state, assignment.assign(state, OFFICER, full, MONDAY)).counsel == "x"
    for code, traits in {"conflict": {"conflict": True}, "inactive": {"active": False}}.items():
        other: dict[str, Any] = {"lawyer": "x", "region": REGION, **traits}
        with pytest.raises(OutOfOrder, match=rf"lawyer\.{code}"):
            assignment.assign(state, OFFICER, Candidate(**other), MONDAY)


FIRMS = {"a": "firm1", "b": "firm1", "c": "firm2", "d": None, "e": None}


@pytest.mark.parametrize(
    ("acted", "barred"),
    [
        (Acted("a", client="p-boss", against="p-9"), {"a", "b"}),
        (Acted("a", client="p-9", against="p-worker"), {"a", "b"}),
        (Acted("d", client="p-boss", against=None), {"d"}),
        (Acted("a", client="p-worker", against="p-boss"), set()),
        (Acted("a", client="p-9", against="p-boss"), set()),
        (Acted("a", client="p-9", against="p-8"), set()),
    ],
)
def test_conflict_reaches_the_firm_and_both_sides(acted: Acted, barred: set[str]) -> None:
    """律师法 39; the firm's part is the office's own strict reading of 23."""
    assert conflicted("p-worker", "p-boss", [acted], FIRMS) == barred


def test_lawyers_without_a_firm_are_no_colleagues_of_one_another() -> None:
    assert conflicted("p-worker", "p-boss", [Acted("d", "p-boss", None)], FIRMS) == {"d"}


def test_who_declined_for_a_conflict_is_never_asked_again_nor_assigned() -> None:
    state = offered("lawyer1")
    offer = state.offers[-1]
    state = after(state, assignment.decline(state, lawyer("lawyer1"), offer.id, Decline.CONFLICT, MONDAY))
    mine = Candidate("lawyer1", REGION)
    assert hindrance(state, mine, DAY) == "conflict"
    assert assignment.next_offer(state, [mine], MONDAY, wider=True)[0].__class__.__name__ == "OfficerAlerted"
    with pytest.raises(OutOfOrder, match=r"lawyer\.conflict"):
        assignment.assign(state, OFFICER, mine, MONDAY)


@pytest.mark.parametrize(
    ("since", "years"), [(date(2023, 3, 2), 3), (date(2023, 3, 3), 2), (date(2030, 1, 1), 0), (None, 7)]
)
def test_years_of_practice_are_full_years_on_the_day(since: date | None, years: int) -> None:
    """法律援助法 26."""
    assert Lawyer("x", REGION, True, years=7, practising_since=since).years_on(DAY) == years


@pytest.mark.parametrize("code", ["unlicensed", "conflict", "unversed", "inexperienced"])
def test_every_hard_rule_of_law_has_its_article(code: str) -> None:
    source = law.hard_rule(code, DAY)
    assert source is not None
    assert source.verified
    assert source.text
