"""Art. 17, 18, 27: the register. Art. 8-10, 13, 15: committees, their members and terms."""

from datetime import date, timedelta
from typing import Any

import pytest

from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain import committee, deadlines, opening, register, talks
from services.mediation.domain.committee import Committee, Member
from services.mediation.domain.moments import end_of
from services.mediation.domain.register import Said
from services.mediation.domain.standing import may
from tests.mediation.table import FAR_OFFICER, NAMED, NOW, OFFICER, OTHER_MEDIATOR, SECOND, at, proposed

TODAY = date(2026, 3, 2)
FACTS = {
    "name": "清泉镇人民调解委员会", "kind": "township", "region": "620725", "address": "清泉镇政府一楼",
    "court": "山丹县人民法院",
}  # fmt: skip


def told(origin: str, informed: date | None = TODAY) -> Said:
    return Said(origin, "people", "neighbour", informed)


@pytest.mark.parametrize("origin", ["court", "police"])
def test_art_18_told_to_by_court_or_police_before_they_took_it(origin: str) -> None:
    table = proposed()
    table.take(register.register(table.state, OFFICER, told(origin), NOW))
    assert table.happened[-1].basis == ("人民调解法.27@2011-01-01", "人民调解法.18@2011-01-01")
    with pytest.raises(Invalid, match="informed_missing"):
        register.register(table.state, OFFICER, told(origin, None), NOW)
    with pytest.raises(Invalid, match="informed_later"):
        register.register(table.state, OFFICER, told(origin, TODAY + timedelta(days=1)), NOW)


def test_a_court_that_hands_it_over_gives_thirty_days_from_its_papers() -> None:
    table = at("open")
    month = table.state.term_due
    day = date(2026, 2, 20)
    table.take(register.register(table.state, NAMED, told("delegated", day), NOW))
    entered = table.happened[-1]
    assert entered.basis[1] == "最高人民法院关于人民法院特邀调解的规定.11@2016-07-01"
    assert table.state.term_due == end_of(date(2026, 3, 23))  # the thirtieth day, 22 March, is a Sunday
    longer = date(2026, 5, 8)
    table.take(talks.extend(table.state, NAMED, longer, ("applicant", "opponent"), NOW))
    table.take(register.register(table.state, NAMED, Said("delegated", "people", "damages", day), NOW))
    assert table.state.term_due == end_of(longer)
    table.take(register.register(table.state, NAMED, told("party", None), NOW))
    assert table.state.term_due == month
    with pytest.raises(Invalid, match="informed_missing"):
        register.register(table.state, OFFICER, told("delegated", None), NOW)


def test_the_term_runs_from_the_courts_papers_while_the_parties_are_asked() -> None:
    table = at("consenting")
    table.take(register.register(table.state, NAMED, told("delegated", date(2026, 2, 2)), NOW))
    due = table.state.term_due
    assert [clock.due for clock in deadlines.legal(table.state)] == [due]
    table.consent("applicant")
    table.consent("opponent")
    assert (table.state.stage, table.state.term_due) == ("open", due)


@pytest.mark.parametrize(
    ("origin", "article"), [("party", True), ("both", True), ("committee", True), ("petition", False)]
)
def test_art_17_27_asked_for_or_offered_and_entered(origin: str, article: bool) -> None:
    table = proposed()
    table.take(register.register(table.state, OFFICER, told(origin, None), NOW))
    assert table.state.entry is not None
    assert ("人民调解法.17@2011-01-01" in table.happened[-1].basis) is article


def test_the_taxonomy_knows_the_four_kinds() -> None:
    kinds = {kind for rule in law.disputes(TODAY) for kind in rule.values["kinds"]}
    assert kinds == set(register.KINDS)
    state = proposed().state
    with pytest.raises(Invalid, match="kind_of_dispute"):
        register.register(state, OFFICER, Said("party", "administrative", "neighbour"), NOW)
    with pytest.raises(Invalid, match="dispute_unknown"):
        register.register(state, OFFICER, Said("party", "people", "quarrel"), NOW)
    with pytest.raises(OutOfOrder, match="mediation_ended"):
        register.register(ended(), OFFICER, told("party"), NOW)


def ended() -> Any:
    table = at("open")
    table.consent("opponent", False)
    return table.state


def test_where_the_court_asked_for_it_that_court_is_the_venue() -> None:
    own = ["residence", "object", "committee", "intermediate"]
    for origin, venues in (("delegated", ["delegating"]), ("court", own), ("party", own)):
        assert [rule.name for rule in law.court("venue", "neighbour", TODAY, origin)] == venues


def founded() -> Committee:
    return committee.evolve(None, committee.found(None, OFFICER, "k-1", FACTS, NOW)[0])


def enter(state: Committee, name: str, office: str = "member", **more: Any) -> Committee:
    who = Member("", name, office, more.pop("since", TODAY), **more)
    return committee.evolve(state, committee.enter(state, OFFICER, who, NOW)[0])


def test_art_8_three_to_nine_members_one_head_a_woman() -> None:
    state = founded()
    assert committee.lacking(state, TODAY) == ("too_few", "no_head", "no_woman")
    state = enter(state, "甲", "head", username="mediator2", woman=True)
    state = enter(enter(state, "乙"), "丙")
    assert committee.lacking(state, TODAY) == ()
    with pytest.raises(OutOfOrder, match="head_sits"):
        enter(state, "丁", "head")
    for name in "丁戊己庚辛壬":
        state = enter(state, name)
    with pytest.raises(OutOfOrder, match="committee_full"):
        enter(state, "癸")
    state = enter(state, "癸", "hired")  # Art. 13: hired, not elected
    assert state.members[-1].until is None


def test_art_9_three_years_and_again() -> None:
    state = enter(founded(), "甲", "head", since=date(2024, 2, 29))
    assert state.members[0].until == date(2027, 2, 28)
    (clock,) = committee.clocks(state)
    assert committee.term_over(state, clock.due - timedelta(seconds=1)) == []
    state = committee.evolve(state, committee.term_over(state, clock.due)[0])
    assert committee.clocks(state) == []
    assert committee.lacking(state, date(2027, 3, 1))[0] == "too_few"
    again = committee.enter(state, OFFICER, Member("", "甲", "head", TODAY), NOW)
    state = committee.evolve(state, again[0])
    assert (len(state.members), state.members[0].over) == (1, False)


def test_art_15_a_member_leaves_and_only_the_bureau_keeps_the_list() -> None:
    state = enter(founded(), "甲", "head", username="mediator2")
    with pytest.raises(Forbidden):
        committee.leave(state, NAMED, "k-1.m1", "dismissed", NOW)
    with pytest.raises(Forbidden):
        committee.found(state, FAR_OFFICER, "k-1", FACTS, NOW)
    left = committee.leave(state, OFFICER, "k-1.m1", "dismissed", NOW)
    assert left[0].basis == ("人民调解法.15@2011-01-01",)
    state = committee.evolve(state, left[0])
    assert state.head(TODAY) is None
    with pytest.raises(OutOfOrder, match="member_left"):
        committee.leave(state, OFFICER, "k-1.m1", "ended", NOW)


def test_art_19_the_head_names_the_mediator_of_its_committees_quarrels() -> None:
    table = proposed()
    head = Actor("mediator2", frozenset({"mediator"}), "620725")
    assert not may(head, "name_mediator", table.state)
    with pytest.raises(Invalid, match="committee_unknown"):
        register.charge(table.state, OFFICER, None, NOW)
    state = enter(founded(), "甲", "head", username="mediator2")
    table.take(register.charge(table.state, OFFICER, state, NOW))
    assert table.state.head == OTHER_MEDIATOR.id
    table.take(opening.name_mediator(table.state, head, SECOND, None, NOW))
    assert table.state.mediator == "mediator2"
