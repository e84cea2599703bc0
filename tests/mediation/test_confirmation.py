"""Art. 33 and Civil Procedure Law 205, 206: the joint application to the court and its answer."""

from datetime import date, timedelta
from typing import Any

import pytest

from kernel.words import Forbidden, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain import confirmation, deadlines, opening
from services.mediation.domain.choices import actions
from services.mediation.domain.moments import china_day
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OFFICER, OPPONENT, Room
from tests.mediation.table import APPLICANT, NAMED, NOW, Table, at, routed

DAY = date(2026, 3, 2)


def applied() -> Table:
    table = at("effective")
    table.take(confirmation.ask(table.state, APPLICANT, "applicant", NOW))
    table.take(confirmation.ask(table.state, NAMED, "opponent", NOW))
    return table


def answered(result: str) -> Table:
    table = applied()
    table.take(confirmation.decided_by_court(table.state, NAMED, result, DAY, {}, NOW))
    return table


def test_it_takes_all_parties() -> None:
    table = at("effective")
    assert table.take(confirmation.ask(table.state, APPLICANT, "applicant", NOW)) == ["ConfirmationAsked"]
    assert table.state.confirmation.applied_at is None
    with pytest.raises(OutOfOrder, match="confirmation_asked_already"):
        confirmation.ask(table.state, NAMED, "applicant", NOW)
    with pytest.raises(Forbidden):
        confirmation.ask(table.state, APPLICANT, "opponent", NOW)
    assert table.take(confirmation.ask(table.state, NAMED, "opponent", NOW))[1] == "ConfirmationApplied"
    assert table.happened[-1].basis == ("人民调解法.33@2011-01-01", "民事诉讼法.205@2024-01-01")
    assert [clock.name for clock in deadlines.legal(table.state)] == ["performance"]


def test_within_thirty_days_of_validity() -> None:
    """Valid on 2 March; the last day is 1 April 2026, until midnight in China."""
    table = at("effective")
    last = table.state.confirm_by
    assert last is not None
    assert last.isoformat() == "2026-04-01T23:59:59+08:00"
    assert confirmation.ask(table.state, APPLICANT, "applicant", last)
    with pytest.raises(OutOfOrder, match="confirmation_too_late"):
        confirmation.ask(table.state, APPLICANT, "applicant", last + timedelta(seconds=1))


def test_only_of_what_is_valid() -> None:
    with pytest.raises(OutOfOrder, match="not_effective"):
        confirmation.ask(at("agreed").state, APPLICANT, "applicant", NOW)
    with pytest.raises(OutOfOrder, match="confirmation_not_asked"):
        confirmation.decided_by_court(at("effective").state, NAMED, "confirmed", DAY, {}, NOW)


def test_confirmed_then_performed() -> None:
    table = answered("confirmed")
    assert table.state.stage == "confirmed"
    with pytest.raises(OutOfOrder, match="not_effective"):
        confirmation.ask(table.state, NAMED, "applicant", NOW)
    table.perform(0)
    table.perform(1)
    assert (table.state.stage, table.happened[-1].outcome) == ("performed", "performed")


def test_confirmed_and_broken_can_be_enforced() -> None:
    table = answered("confirmed")
    table.perform(0, done=False)
    assert table.happened[-1].routes == ("enforcement", "court", "legal_aid")
    table.take(confirmation.finish(table.state, NAMED, NOW))
    assert (table.state.stage, table.happened[-1].outcome) == ("confirmed", "confirmed")
    assert deadlines.clocks(table.state) == []
    with pytest.raises(OutOfOrder, match="mediation_ended"):
        table.perform(0)
    assert "perform" not in actions(NAMED, table.state)
    assert opening.propose(table.state, "m-1", routed(), NOW)


def test_only_a_confirmed_one_is_closed_by_hand() -> None:
    with pytest.raises(OutOfOrder, match="not_confirmed"):
        confirmation.finish(at("effective").state, NAMED, NOW)


def test_rejected_goes_back_to_the_table_and_other_ways_are_told() -> None:
    """Art. 33: the parties may change the agreement, make a new one, or sue."""
    table = answered("rejected")
    assert table.state.stage == "open"
    assert table.state.agreement is None
    assert table.state.routes == ("court", "legal_aid")
    assert [clock.name for clock in deadlines.clocks(table.state)] == ["mediation_term"]
    table.draft()
    with pytest.raises(OutOfOrder, match="signatures_missing"):
        table.seal()
    for party in ("applicant", "opponent", "mediator"):
        table.sign(party)
    table.seal()
    assert confirmation.ask(table.state, APPLICANT, "applicant", NOW)


def test_taken_back_leaves_the_agreement_and_the_time() -> None:
    table = answered("withdrawn")
    assert table.state.stage == "effective"
    table.take(confirmation.ask(table.state, APPLICANT, "applicant", NOW))
    assert table.state.confirmation.asked == ("applicant",)
    assert table.state.confirmation.result is None


@pytest.mark.parametrize("on", [DAY - timedelta(days=1), DAY + timedelta(days=1)])
def test_the_courts_day_lies_between_application_and_today(on: date) -> None:
    with pytest.raises(Invalid, match="decision_day"):
        confirmation.decided_by_court(applied().state, NAMED, "confirmed", on, {}, NOW)


def test_over_http(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def get(self, path: str, **rest: Any) -> Any:
            return type("Answer", (), {"status_code": 404})()

    monkeypatch.setattr(room.kit.ctx, "call", lambda service: Gone())
    room.effective()
    form = room.get("/confirmation", A)
    assert [row["name"] for row in form["venues"]] == ["residence", "object", "committee", "intermediate"]
    assert len(form["papers"]) == 6
    assert form["exclusions"] == []
    room.post("confirmation", A, {"party": "applicant"})
    room.post("confirmation", A, {"party": "opponent"}, 403)
    shown = room.post("confirmation", OPPONENT, {"party": "opponent"})
    assert shown["confirmation"]["asked"] == ["applicant", "opponent"]
    today = china_day(room.kit.now()).isoformat()
    body = {"result": "confirmed", "on": today, "number": "（2026）甘0725民特1号"}
    room.post("confirmation/result", A, body, 403)
    room.post("confirmation/result", MEDIATOR, {**body, "on": "2030-01-01"}, 422)
    shown = room.post("confirmation/result", MEDIATOR, body)
    assert (shown["state"], shown["confirmation"]["number"]) == ("confirmed", "（2026）甘0725民特1号")
    assert "甘0725民特" not in str(room.kit.ctx.history("cases", room.id))
    assert room.post("close", OFFICER)["state"] == "confirmed"
    room.post("close", OFFICER, None, 409)


def test_the_court_takes_nothing_that_confirms_status_adoption_or_marriage() -> None:
    refused = ["status", "adoption", "marriage"]
    assert [r.name for r in law.court("exclusion", "family.divorce", DAY)] == refused
    assert law.court("exclusion", "neighbour", DAY) == ()
