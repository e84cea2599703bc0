"""Art. 28, 30: an oral agreement is recorded and valid when all have agreed."""

import pytest

from kernel.words import Forbidden, Invalid, OutOfOrder
from services.mediation.domain import confirmation, deadlines, oral
from tests.mediation.room import MEDIATOR, WORDS, Room
from tests.mediation.table import APPLICANT, NAMED, NOW, Table, at, draft

BOTH = ("applicant", "opponent")


def agreed(stage: str = "open") -> Table:
    table = at(stage)
    table.take(oral.agree_orally(table.state, NAMED, BOTH, draft(), {"text": "x"}, NOW))
    return table


@pytest.mark.parametrize("stage", ["open", "agreed"])
def test_valid_at_once_without_a_signature(stage: str) -> None:
    table = agreed(stage)
    assert (table.state.stage, table.state.effective_at) == ("effective", NOW)
    assert table.state.agreement is not None
    assert table.state.agreement.oral
    assert table.happened[-2].basis == ("人民调解法.28@2011-01-01", "人民调解法.30@2011-01-01")
    assert [clock.name for clock in deadlines.legal(table.state)] == ["performance"]
    table.perform(0)
    table.perform(1)
    assert table.state.stage == "performed"


@pytest.mark.parametrize("parties", [(), ("applicant",), ("opponent", "witness")])
def test_every_party_must_have_agreed(parties: tuple[str, ...]) -> None:
    with pytest.raises(Invalid, match="oral_needs_all"):
        oral.agree_orally(at("open").state, NAMED, parties, draft(), {}, NOW)


def test_it_is_recorded_by_the_mediator_at_the_table() -> None:
    with pytest.raises(Forbidden):
        oral.agree_orally(at("open").state, APPLICANT, BOTH, draft(), {}, NOW)
    with pytest.raises(OutOfOrder, match="consents_missing"):
        oral.agree_orally(at("consenting").state, NAMED, BOTH, draft(), {}, NOW)
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        oral.agree_orally(at("effective").state, NAMED, BOTH, draft(), {}, NOW)


def test_the_court_wants_a_paper() -> None:
    with pytest.raises(OutOfOrder, match="oral_needs_paper"):
        confirmation.ask(agreed().state, APPLICANT, "applicant", NOW)


def test_over_http(room: Room) -> None:
    room.open()
    body = {**WORDS, "parties": ["applicant"]}
    assert room.post("oral", MEDIATOR, body, 422)["code"] == "oral_needs_all"
    shown = room.post("oral", MEDIATOR, {**WORDS, "parties": ["applicant", "opponent"]}, 201)
    assert (shown["state"], shown["agreement"]["oral"], shown["agreement"]["unsigned"]) == (
        "effective",
        True,
        [],
    )
    room.sign("applicant", status=409)
    room.get("/confirmation", MEDIATOR, 404)
