"""Art. 29, 31: sums in fen, instalments, who receives; each part watched by itself."""

from dataclasses import replace
from datetime import date

import pytest

from kernel.words import Forbidden, Invalid, OutOfOrder
from services.mediation.domain import deadlines, performance
from services.mediation.domain.draft import Draft, Instalment, TermText, as_plain, from_plain, lacking
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OPPONENT, WORDS, Room
from tests.mediation.table import APPLICANT, NOW, Table, at, draft
from tests.mediation.table import OPPONENT as DEBTOR

PARTS = (Instalment(date(2026, 4, 1), 10_000), Instalment(date(2026, 5, 6), 20_000))
SUM = TermText("赔偿菜苗损失", date(2026, 5, 6), "opponent", "applicant", 30_000, "微信转账", PARTS)


def owed(stage: str = "effective", term: TermText = SUM) -> Table:
    table = at("open")
    table.draft(replace(draft(), terms=(term,)))
    if stage == "effective":
        for party in table.state.signers():
            table.sign(party)
        table.seal()
    return table


def test_words_survive_being_written_down() -> None:
    said = Draft("事实", (SUM, TermText("道歉", date(2026, 4, 1))), "n", "责任", "方式")
    assert from_plain(as_plain(said)) == said


def test_a_manner_in_every_term_is_a_manner() -> None:
    assert lacking(replace(draft(), terms=(SUM,)), date(2026, 3, 2)) == ("responsibility",)


WRONG = [
    (replace(SUM, by="witness"), "term_party"),
    (replace(SUM, to="opponent"), "term_party"),
    (replace(SUM, amount_fen=30_001), "instalments_sum"),
    (replace(SUM, amount_fen=None), "instalments_sum"),
    (replace(SUM, due=date(2026, 5, 7)), "instalments_days"),
    (replace(SUM, instalments=PARTS[::-1]), "instalments_days"),
    (replace(SUM, instalments=(PARTS[0], PARTS[0]), amount_fen=20_000, due=PARTS[0].due), "instalments_days"),
]


@pytest.mark.parametrize(("term", "code"), WRONG)
def test_what_does_not_add_up(term: TermText, code: str) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        owed("agreed", term)
    assert str(refused.value.field).startswith("terms.0.")


def test_part_by_part() -> None:
    table = owed()
    assert table.take(performance.perform(table.state, APPLICANT, 0, True, NOW, 0)) == ["InstalmentPerformed"]
    with pytest.raises(OutOfOrder, match="performed_already"):
        performance.perform(table.state, APPLICANT, 0, True, NOW, 0)
    with pytest.raises(Invalid, match="instalment_unknown"):
        performance.perform(table.state, APPLICANT, 0, True, NOW, 2)
    last = performance.perform(table.state, APPLICANT, 0, True, NOW, 1)
    assert table.take(last) == ["InstalmentPerformed", "TermPerformed", "MediationClosed"]
    assert table.state.stage == "performed"


def test_the_whole_at_once_does_all_parts() -> None:
    table = owed()
    table.perform(0)
    assert [part.performed_at for part in table.state.terms[0].instalments] == [NOW, NOW]


def test_who_owes_does_not_say_that_it_was_done() -> None:
    with pytest.raises(Forbidden, match="only_for_oneself"):
        performance.perform(owed().state, DEBTOR, 0, True, NOW)
    with pytest.raises(Forbidden, match="only_who_receives"):
        performance.perform(at("effective").state, APPLICANT, 0, True, NOW)


def test_each_part_has_its_own_day() -> None:
    table = owed()
    assert [c.due.date() for c in deadlines.clocks(table.state) if c.name == "performance"] == [PARTS[0].due]
    table.pass_days(31)
    table.take(deadlines.performance_over(table.state, table.now))
    assert table.happened[-1].instalments == ((0, 0),)
    assert table.happened[-1].terms == ()
    assert [c.due.date() for c in deadlines.clocks(table.state) if c.name == "performance"] == [SUM.due]
    table.pass_days(40)
    table.take(deadlines.performance_over(table.state, table.now))
    assert (table.happened[-1].terms, table.happened[-1].instalments) == ((0,), ((0, 1),))
    assert deadlines.performance_over(table.state, table.now) == []
    assert [c for c in deadlines.clocks(table.state) if c.name == "performance"] == []


def test_a_breach_of_one_part_is_made_good_by_the_next() -> None:
    table = owed()
    table.perform(0, done=False)
    table.take(performance.perform(table.state, APPLICANT, 0, True, NOW, 0))
    assert table.state.terms[0].breached_at is None


def test_over_http(room: Room) -> None:
    room.open()
    parts = [{"due": "2027-01-10", "amount_fen": 10_000}, {"due": "2027-02-10", "amount_fen": 20_000}]
    term = {"text": "赔偿", "due": "2027-02-10", "by": "opponent", "to": "applicant", "amount_fen": 30_000}
    wrong = {**WORDS, "terms": [{**term, "instalments": parts[:1]}]}
    assert room.post("agreement", MEDIATOR, wrong, 422)["errors"][0]["field"] == "terms.0.instalments"
    shown = room.draft(terms=[{**term, "instalments": parts}])
    assert shown["agreement"]["intact"]
    assert [part["amount_fen"] for part in shown["agreement"]["terms"][0]["instalments"]] == [10_000, 20_000]
    for party in ("applicant", "opponent", "mediator"):
        room.sign(party)
    room.seal()
    assert "perform" in room.get(who=A)["actions"]
    assert "perform" not in room.get(who=OPPONENT)["actions"]
    room.post("performance", OPPONENT, {"term": 0, "done": True}, 403)
    room.post("performance", A, {"term": 0, "done": True, "instalment": 2}, 422)
    shown = room.post("performance", A, {"term": 0, "done": True, "instalment": 0})
    assert [part["done"] for part in shown["agreement"]["terms"][0]["instalments"]] == [True, False]
    assert room.post("performance", MEDIATOR, {"term": 0, "done": True})["state"] == "performed"
