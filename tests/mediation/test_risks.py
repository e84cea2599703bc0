"""Art. 21, 25: questions about risk at every contact; who must know of a danger is told within minutes."""

from datetime import timedelta

import pytest

from kernel.words import Forbidden, Invalid
from services.mediation import law
from services.mediation.domain import danger, risks
from services.mediation.domain.deadlines import clocks, legal
from services.mediation.domain.moments import china_day
from services.mediation.events import Told
from tests.mediation.table import APPLICANT, NAMED, NOW, Table, at

CALM = {rule.name: "no" for rule in law.risks("neighbour", china_day(NOW))}


def test_every_question_is_put_and_a_yes_names_the_danger() -> None:
    table = at("open")
    assert not risks.asked_today(table.state, NOW)
    answers = {**CALM, "threatened": "yes", "hurt": "yes", "crowd": "unsure"}
    table.take(risks.ask(table.state, NAMED, "session", answers, {"answers": "x"}, NOW))
    assert table.happened[-1].raised == ("violence",)
    assert risks.asked_today(table.state, NOW)
    assert not risks.asked_today(table.state, NOW + timedelta(days=1))


def test_no_question_is_left_out_and_no_other_put_in() -> None:
    state = at("open").state
    few = {name: said for name, said in CALM.items() if name != "weapon"}
    with pytest.raises(Invalid, match="risks_unanswered") as refused:
        risks.ask(state, NAMED, "start", few, {}, NOW)
    assert refused.value.field == "answers.weapon"
    with pytest.raises(Invalid, match="risk_unknown"):
        risks.ask(state, NAMED, "start", {**CALM, "at_home": "no"}, {}, NOW)
    with pytest.raises(Forbidden):
        risks.ask(state, APPLICANT, "start", CALM, {}, NOW)
    assert "at_home" in {rule.name for rule in law.risks("family.support", china_day(NOW))}


def reported(*told: str) -> Table:
    table = at("open")
    known = tuple(Told(who, NOW) for who in told)
    table.take(danger.report(table.state, NAMED, "self_harm", known, {"text": "x"}, NOW))
    return table


def test_art_25_late_after_the_minutes_unless_all_know_who_must() -> None:
    table = reported("police")
    (clock,) = [c for c in clocks(table.state) if c.name == danger.CLOCK]
    assert clock.due == NOW + timedelta(minutes=30)
    assert danger.untold_over(table.state, clock.due - timedelta(seconds=1)) == []
    table.take(danger.untold_over(table.state, clock.due))
    assert table.state.dangers[0].late
    assert danger.CLOCK not in {c.name for c in clocks(table.state)}


def test_art_25_no_clock_once_all_know() -> None:
    table = reported("police")
    table.take(danger.tell(table.state, NAMED, "m-1.d1", Told("family", NOW), NOW))
    assert danger.CLOCK not in {c.name for c in clocks(table.state)}
    assert danger.untold_over(table.state, NOW + timedelta(days=1)) == []


def test_the_clock_of_minutes_is_none_of_the_laws() -> None:
    assert danger.CLOCK not in {clock.name for clock in legal(reported().state)}
    assert not law.clock(danger.CLOCK, china_day(NOW)).verified
