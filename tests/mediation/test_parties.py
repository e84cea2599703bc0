"""More than two parties, and agents: all are asked, all sign; only a special authority signs for another."""

from typing import Any

import pytest

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.mediation.domain import parties, signing
from services.mediation.domain.consent import consent
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OFFICER, OPPONENT, Room
from tests.mediation.table import APPLICANT, IMAGE, LISTED, NAMED, NOW, Table, at, proposed
from tests.mediation.table import OPPONENT as OTHER

AGENT = Actor("person-g", frozenset({"resident"}))


def join(table: Table, party: str = "opponent-2", person: str = "person-c") -> list[str]:
    return table.take(parties.name_party(table.state, NAMED, party, person, (LISTED,), NOW))


def act_for(table: Table, special: bool, party: str = "opponent", person: str = "person-g") -> list[str]:
    agent = (party, person, special)
    return table.take(parties.name_agent(table.state, NAMED, agent, (LISTED,), {"paper": "x"}, NOW))


def test_a_third_party_is_asked_and_signs_like_the_others() -> None:
    table = at("open")
    assert join(table) == ["PartyJoined"]
    assert table.state.stage == "consenting"
    with pytest.raises(OutOfOrder, match="consents_missing"):
        table.draft()
    assert table.consent("opponent-2") == ["ConsentGiven", "MediationOpened"]
    table.draft()
    for party in ("applicant", "opponent", "mediator"):
        table.sign(party)
    with pytest.raises(OutOfOrder, match="signatures_missing") as refused:
        table.seal()
    assert refused.value.params["missing"] == "opponent-2"
    table.sign("opponent-2", actor=Actor("person-c", frozenset({"resident"})))
    assert table.seal() == ["AgreementSealed"]


def test_one_of_three_who_says_no_ends_it() -> None:
    table = at("open")
    join(table)
    table.consent("opponent-2", False)
    assert table.state.stage == "refused"


@pytest.mark.parametrize("party", ["opponent-3", "opponent-02", "witness-2", "mediator", "applicant-3"])
def test_further_parties_come_in_order(party: str) -> None:
    with pytest.raises(Invalid, match="party_unknown"):
        join(at("open"), party)


def test_nobody_joins_once_there_is_a_text_nor_twice() -> None:
    with pytest.raises(OutOfOrder, match="party_too_late"):
        join(at("agreed"))
    with pytest.raises(Invalid, match="both_sides_one_person"):
        join(at("open"), person="person-a")
    with pytest.raises(Refusal, match="conflict_of_interest"):
        join(at("open"), person="person-m")


def test_a_general_agent_speaks_but_does_not_sign() -> None:
    table = at("consenting")
    act_for(table, special=False)
    table.take(consent(table.state, AGENT, "opponent", True, NOW))
    with pytest.raises(Forbidden, match="only_for_oneself"):
        consent(table.state, AGENT, "applicant", True, NOW)
    table.consent("applicant")
    table.draft()
    with pytest.raises(Forbidden, match="authority_missing"):
        table.sign("opponent", actor=AGENT)
    with pytest.raises(Forbidden, match="authority_missing"):
        signing.sign(table.state, NAMED, "opponent", None, {}, NOW, agent=True)
    table.sign("opponent", actor=OTHER)


def test_a_special_agent_signs_and_it_shows() -> None:
    table = at("agreed")
    act_for(table, special=True)
    assert table.happened[-1].basis == ("民事诉讼法.62@2024-01-01",)
    table.sign("opponent", actor=AGENT)
    assert table.state.signatures[-1].agent == "person-g"
    table.sign("applicant")
    assert table.state.signatures[-1].agent is None


def test_an_agent_is_nobody_of_the_other_side() -> None:
    for person in ("person-a", "person-m"):
        with pytest.raises(Refusal):
            act_for(at("open"), True, person=person)
    with pytest.raises(OutOfOrder, match="agreement_binds"):
        act_for(at("effective"), True)
    with pytest.raises(NotFound):
        consent(at("consenting").state, AGENT, "opponent", True, NOW)


def test_after_violence_the_other_side_learns_nothing_before_the_applicant_agreed() -> None:
    table = proposed(category="family.violence").until("consenting")
    with pytest.raises(NotFound):
        consent(table.state, OTHER, "opponent", False, NOW)
    table.consent("applicant", actor=APPLICANT)
    assert table.take(consent(table.state, OTHER, "opponent", True, NOW))


@pytest.fixture
def known(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Identity knows everybody by name."""

    class Answer:
        status_code = 200

        def __init__(self, name: str) -> None:
            self.name = name

        def raise_for_status(self) -> "Answer":
            return self

        def json(self) -> dict[str, Any]:
            return {"id": f"person-{self.name}", "name": self.name, "phone": "+8613900000000"}

    class Identity:
        def post(self, path: str, *, json: dict[str, str], by: str, key: str) -> Answer:
            return Answer(json["name"])

        def get(self, path: str, **rest: Any) -> Answer:
            return Answer(path.rsplit("-", 1)[1])

    monkeypatch.setattr(room.kit.ctx, "call", lambda service: Identity())
    return room


def test_three_parties_and_an_agent_over_http(known: Room) -> None:
    room = known
    room.open()
    shown = room.post("parties", MEDIATOR, {"party": "opponent-2", "name": "丙"})
    assert (shown["state"], shown["parties"][2]["consent"]) == ("consenting", "waiting")
    third, agent = ("person-丙", "resident"), ("person-丁", "resident")
    assert [row["case"] for row in room.rows("", third)] == ["case-1"]
    room.post("consents", third, {"party": "opponent-2", "agrees": True})
    room.draft()
    room.get(who=agent, status=404)
    body = {"name": "丁", "special": True, "paper": IMAGE}
    shown = room.post("parties/opponent/agent", OFFICER, body)
    assert shown["parties"][1]["agent"] == {"person": "person-丁", "special": True}
    assert [row["case"] for row in room.rows("", agent)] == ["case-1"]
    assert [row["party"] for row in room.get("/people", A)] == [
        "applicant", "opponent", "opponent/agent", "opponent-2",
    ]  # fmt: skip
    room.post("signatures", agent, {"party": "applicant", "image": IMAGE}, 403)
    shown = room.post("signatures", agent, {"party": "opponent", "image": IMAGE}, 201)
    assert shown["agreement"]["signatures"][0]["agent"]
    assert room.get("/signatures/opponent", A)["image"] == IMAGE
    for party in ("applicant", "mediator"):
        room.sign(party)
    assert "opponent-2" in room.seal(409)["title"]
    room.sign("opponent-2", third)
    assert room.seal()["agreement"]["intact"]


def test_the_list_of_the_other_side_is_empty_before_the_applicant_agreed(room: Room) -> None:
    room.route("case-9", category="family.violence")
    nine = Room(room.kit, "case-9")
    nine.name()
    assert [row["case"] for row in room.rows("", OPPONENT)] == ["case-1"]
    nine.get(who=OPPONENT, status=404)
    nine.post("consents", A, {"party": "applicant", "agrees": True})
    assert {row["case"] for row in room.rows("", OPPONENT)} == {"case-9", "case-1"}
