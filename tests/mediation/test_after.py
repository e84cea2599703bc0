"""Art. 23, 26, 31, 33: endings, performance and the clocks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder
from services.mediation.domain import choices, deadlines, ending, performance, soundness
from services.mediation.domain.evolution import evolve
from tests.mediation.table import (
    APPLICANT,
    NAMED,
    NOW,
    OFFICER,
    OPPONENT,
    STRANGER,
    Table,
    at,
    proposed,
)

LIVE = ["proposed", "consenting", "open", "agreed"]


@pytest.mark.parametrize("stage", LIVE)
def test_a_party_may_end_it_at_any_time(stage: str) -> None:
    table = at(stage)
    assert table.take(ending.withdraw(table.state, OPPONENT, "opponent", NOW)) == [
        "MediationWithdrawn",
        "MediationClosed",
    ]
    assert table.state.stage == "withdrawn"
    assert table.state.agreement is None
    assert table.state.routes == ("court", "legal_aid")


def test_nobody_ends_it_for_another_nor_what_is_valid() -> None:
    with pytest.raises(Forbidden):
        ending.withdraw(at("open").state, APPLICANT, "opponent", NOW)
    with pytest.raises(OutOfOrder, match="too_late_to_refuse"):
        ending.withdraw(at("effective").state, APPLICANT, "applicant", NOW)
    with pytest.raises(NotFound):
        ending.withdraw(at("open").state, STRANGER, "applicant", NOW)


@pytest.mark.parametrize("stage", LIVE)
def test_a_withdrawn_work_order_ends_what_runs(stage: str) -> None:
    table = at(stage)
    table.take(ending.case_withdrawn(table.state, NOW))
    assert table.state.stage == "withdrawn"
    assert ending.case_withdrawn(table.state, NOW) == []


def test_a_withdrawn_work_order_leaves_a_valid_agreement() -> None:
    assert ending.case_withdrawn(at("effective").state, NOW) == []
    assert ending.case_withdrawn(None, NOW) == []


@pytest.mark.parametrize(
    ("category", "ways"),
    [
        ("neighbour", ("court", "legal_aid")),
        ("labor.wages", ("labor_arbitration", "labor_inspection", "court", "legal_aid")),
        ("land", ("land_government", "land_arbitration", "court", "legal_aid")),
        ("traffic.injury", ("traffic_police", "court", "legal_aid")),
        ("family.violence", ("police", "protection_order", "court", "legal_aid")),
    ],
)
def test_failure_tells_the_ways_of_this_kind_of_quarrel(category: str, ways: tuple[str, ...]) -> None:
    table = proposed(category=category).until("open")
    table.take(ending.fail(table.state, NAMED, "no_agreement", {"reason": "x"}, NOW))
    assert table.happened[-2].routes == ways
    assert (table.state.stage, table.happened[-1].outcome) == ("failed", "failed")
    assert table.happened[-1].opened == NOW


def test_failure_has_its_place() -> None:
    with pytest.raises(OutOfOrder, match="mediator_missing"):
        ending.fail(proposed().state, OFFICER, "absent", {}, NOW)
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        ending.fail(at("effective").state, NAMED, "other", {}, NOW)
    with pytest.raises(Invalid, match="reason_unknown"):
        ending.fail(at("open").state, NAMED, "bad mood", {}, NOW)
    with pytest.raises(Forbidden):
        ending.fail(at("open").state, APPLICANT, "other", {}, NOW)


def test_performed_term_by_term_and_then_closed() -> None:
    table = at("effective")
    assert table.perform(1) == ["TermPerformed"]
    with pytest.raises(OutOfOrder, match="performed_already"):
        table.perform(1)
    assert table.perform(0) == ["TermPerformed", "MediationClosed"]
    assert (table.state.stage, table.happened[-1].outcome) == ("performed", "performed")
    assert deadlines.clocks(table.state) == []
    assert table.state.agreement is not None


@pytest.mark.parametrize("term", [-1, 2, 99])
def test_a_term_that_is_not_there(term: int) -> None:
    with pytest.raises(Invalid, match="term_unknown"):
        at("effective").perform(term)


def test_performance_only_of_what_is_valid_and_by_the_mediator() -> None:
    with pytest.raises(OutOfOrder, match="not_effective"):
        at("agreed").perform(0)
    with pytest.raises(Forbidden):
        performance.perform(at("effective").state, APPLICANT, 0, True, NOW)


def test_a_breach_tells_the_ways_and_may_end_it() -> None:
    table = at("effective")
    assert table.perform(0, done=False) == ["TermBreached"]
    assert table.state.stage == "effective"
    assert "人民调解法.32@2011-01-01" in table.happened[-1].basis
    table.perform(0)
    assert table.state.terms[0].breached_at is None
    table.perform(1, done=False)
    table.take(ending.fail(table.state, NAMED, "other", {}, NOW))
    assert (table.state.stage, table.state.reason_code) == ("failed", "breach")
    assert table.state.agreement is not None
    assert table.state.agreement.digest == table.state.signatures[0].digest


def running(table: Table) -> dict[str, datetime]:
    return {clock.name: clock.due for clock in deadlines.clocks(table.state)}


def test_thirty_days_for_the_court_begin_with_validity() -> None:
    """2 March + 30 days is 1 April 2026, a working day."""
    table = at("effective")
    assert running(table)["confirmation"].isoformat() == "2026-04-01T23:59:59+08:00"
    assert running(table)["performance"].isoformat() == "2026-04-01T23:59:59+08:00"
    assert "mediation_term" not in running(table)
    assert deadlines.confirmation_over(table.state, NOW + timedelta(days=29)) == []
    table.take(deadlines.confirmation_over(table.state, NOW + timedelta(days=31)))
    assert "confirmation" not in running(table)


def test_the_month_fires_once() -> None:
    table = at("open")
    assert deadlines.term_over(table.state, NOW + timedelta(days=30)) == []
    table.take(deadlines.term_over(table.state, NOW + timedelta(days=32)))
    assert table.state.overdue
    assert running(table) == {}
    assert deadlines.term_over(table.state, NOW + timedelta(days=33)) == []


def test_a_late_term_is_marked_and_still_can_be_done() -> None:
    table = at("effective")
    table.perform(0)
    table.pass_days(31)
    assert table.take(deadlines.performance_over(table.state, table.now)) == ["TermsLate"]
    assert [term.late for term in table.state.terms] == [False, True]
    assert "performance" not in running(table)
    table.perform(1)
    assert table.happened[-2].late
    assert table.state.stage == "performed"


def test_pages_offer_what_the_rules_allow_now() -> None:
    looking = ("read", "read_signature", "read_people", "read_versions")
    always = ("withdraw", "hand_over")
    asked = (*looking, "wish_mediator", "ask_openness", "consent", *always)
    assert choices.actions(APPLICANT, proposed().state) == asked
    assert choices.actions(APPLICANT, at("open").state) == (*looking, "ask_openness", *always)
    assert choices.actions(APPLICANT, at("agreed").state) == (*looking, "ask_openness", "sign", *always)
    assert "draft" in choices.actions(NAMED, at("open").state)
    table = at("effective")
    assert {"perform", "fail"} & set(choices.actions(NAMED, table.state)) == {"perform"}
    table.perform(0, done=False)
    assert {"perform", "fail"} & set(choices.actions(NAMED, table.state)) == {"perform", "fail"}
    assert choices.actions(STRANGER, table.state) == ()


def test_the_record_folds_to_the_state() -> None:
    table = at("effective")
    table.perform(0)
    table.perform(1)
    state = None
    for event in table.happened:
        state = evolve(state, event)
    assert state == table.state
    assert table.state.closed_at == datetime(2026, 3, 2, 2, tzinfo=UTC)


def test_what_must_never_be_is_named() -> None:
    good = at("effective").state
    assert soundness.sound(good) == []
    without = replace(good, signatures=good.signatures[1:])
    assert soundness.sound(without) == ["valid without the signature of applicant"]
    forged = replace(good.signatures[0], digest="sha256:0")
    assert len(soundness.sound(replace(good, signatures=(forged, *good.signatures[1:])))) == 1
    unasked = replace(good, parties=(replace(good.parties[0], consented_at=None), good.parties[1]))
    assert soundness.sound(unasked) == ["applicant never consented"]
