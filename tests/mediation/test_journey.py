"""The neighbours' quarrel over HTTP, from the routing to the last term; and its other ends."""

from datetime import datetime

import pytest

from tests.mediation.room import (
    APPLICANT,
    LAWYER,
    MEDIATOR,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    STRANGER,
    SUPERVISOR,
    WORDS,
    Room,
)
from tests.mediation.table import IMAGE, data_url, png


def test_from_routing_to_performed(room: Room) -> None:
    [listed] = room.rows(f"?case={room.case}", OFFICER)
    assert (listed["state"], listed["id"], listed["mediator"]) == ("proposed", room.id, None)
    assert room.name()["state"] == "consenting"
    room.post("consents", APPLICANT, {"party": "applicant", "agrees": True})
    shown = room.post("consents", OPPONENT, {"party": "opponent", "agrees": True})
    assert (shown["state"], shown["clocks"][0]["name"]) == ("open", "mediation_term")
    at = "2026-12-01T09:30:00+08:00"
    shown = room.post("sessions", MEDIATOR, {"at": at, "place": "村委会调解室"}, 201)
    assert datetime.fromisoformat(shown["sessions"][0]["at"]) == datetime.fromisoformat(at)
    shown = room.draft()
    assert (shown["state"], shown["agreement"]["facts"]) == ("agreed", WORDS["facts"])
    assert [item["name"] for item in shown["agreement"]["lacking"]] == ["responsibility", "manner"]
    room.sign("applicant", APPLICANT)
    room.sign("opponent", OPPONENT)
    assert room.sign("mediator")["agreement"]["unsigned"] == []
    shown = room.seal()
    assert shown["state"] == "effective"
    assert {clock["name"] for clock in shown["clocks"]} == {"confirmation", "performance"}
    assert room.post("performance", MEDIATOR, {"term": 0, "done": True})["state"] == "effective"
    shown = room.post("performance", MEDIATOR, {"term": 1, "done": True})
    assert (shown["state"], shown["clocks"]) == ("performed", [])
    assert [term["done"] for term in shown["agreement"]["terms"]] == [True, True]
    assert room.types() == [
        "MediationProposed", "MediatorNamed", "ConsentGiven", "ConsentGiven", "MediationOpened", "SessionSet",
        "AgreementDrafted", "TermsFixed", "AgreementSigned", "AgreementSigned", "AgreementSigned",
        "AgreementSealed", "TermPerformed", "TermPerformed", "MediationClosed",
    ]  # fmt: skip


def test_one_side_refuses_and_both_are_told_where_else_to_go(room: Room) -> None:
    room.name()
    room.post("consents", MEDIATOR, {"party": "applicant", "agrees": True})
    shown = room.post("consents", OPPONENT, {"party": "opponent", "agrees": False})
    assert shown["state"] == "refused"
    assert [way["code"] for way in shown["routes"]] == ["court", "legal_aid"]
    assert room.types()[-2:] == ["MediationRefused", "MediationClosed"]
    room.post("sessions", MEDIATOR, {"at": "2026-12-01T09:30:00+08:00", "place": "x"}, 409)


def test_no_agreement_is_reached(room: Room) -> None:
    room.open()
    shown = room.post("fail", MEDIATOR, {"reason": "双方对界址分歧太大"})
    assert (shown["state"], shown["reason"]) == ("failed", "双方对界址分歧太大")
    assert [way["code"] for way in shown["routes"]] == ["court", "legal_aid"]
    assert "reason" not in room.get(who=APPLICANT)


def test_a_party_ends_it_and_so_does_a_withdrawn_work_order(room: Room) -> None:
    room.open()
    room.draft()
    assert room.post("withdraw", OPPONENT, {"party": "opponent"})["state"] == "withdrawn"
    room.route()
    assert room.get()["state"] == "proposed"
    room.withdraw_case()
    assert room.get()["state"] == "withdrawn"


def test_a_withdrawn_work_order_leaves_a_valid_agreement(room: Room) -> None:
    room.effective()
    room.withdraw_case()
    assert room.get()["state"] == "effective"


def test_steps_in_the_wrong_order(room: Room) -> None:
    room.post("consents", APPLICANT, {"party": "applicant", "agrees": True}, 409)
    room.post("fail", OFFICER, {"reason": "x"}, 409)
    room.name()
    room.post("mediator", OFFICER, {"mediator": "mediator1"}, 409)
    session = {"at": "2026-12-01T09:30:00+08:00", "place": "x"}
    for what, body in (("sessions", session), ("agreement", WORDS), ("seal", None),
                       ("performance", {"term": 0, "done": True})):  # fmt: skip
        room.post(what, MEDIATOR, body, 409)
    room.sign("applicant", status=409)
    for party in ("applicant", "opponent"):
        room.post("consents", MEDIATOR, {"party": party, "agrees": True})
    room.post("consents", MEDIATOR, {"party": "applicant", "agrees": True}, 409)
    room.seal(409)
    room.draft()
    room.sign("applicant")
    room.sign("applicant", status=409)
    room.seal(409)
    room.post("performance", MEDIATOR, {"term": 0, "done": True}, 409)
    room.sign("opponent")
    room.sign("mediator")
    room.seal()
    room.seal(409)
    room.post("agreement", MEDIATOR, WORDS, 409)
    room.post("fail", MEDIATOR, {"reason": "x"}, 409)
    room.post("withdraw", APPLICANT, {"party": "applicant"}, 409)


def test_a_new_version_voids_the_signatures(room: Room) -> None:
    room.open()
    first = room.draft()["agreement"]["digest"]
    room.sign("applicant")
    shown = room.draft(facts="两家商量后改过的事实。")
    assert (shown["agreement"]["version"], shown["agreement"]["signatures"]) == (2, [])
    stale = {"party": "applicant", "image": IMAGE, "digest": first}
    problem = room.post("signatures", MEDIATOR, stale, 409)
    assert problem["code"] == "agreement_changed"
    assert "第 2 稿" in problem["title"]
    room.seal(409)


@pytest.mark.parametrize("name", ["mediator9", "lawyer1", "nobody", "mediator3"])
def test_only_a_mediator_of_the_region_can_be_named(room: Room, name: str) -> None:
    room.appoint("mediator3", active=False)
    assert room.post("mediator", OFFICER, {"mediator": name}, 422)["errors"][0]["field"] == "mediator"


def test_a_mediator_who_is_a_party_is_not_named(room: Room) -> None:
    room.appoint("mediator3", person="person-b")
    assert room.post("mediator", OFFICER, {"mediator": "mediator3"}, 409)["code"] == "conflict_of_interest"
    room.appoint("mediator3", person="person-q", kin=["person-a"])
    assert room.post("mediator", OFFICER, {"mediator": "mediator3"}, 409)["code"] == "conflict_of_interest"


def test_another_mediator_has_no_key_to_the_room(room: Room) -> None:
    room.open()
    room.post("mediator", SUPERVISOR, {"mediator": "mediator2", "reason": "party_asked"})
    room.get(who=MEDIATOR, status=404)
    assert room.get(who=OTHER_MEDIATOR)["state"] == "consenting"
    room.post("agreement", MEDIATOR, WORDS, 404)


def test_who_is_let_in(room: Room) -> None:
    room.open()
    room.draft()
    for who in (APPLICANT, OPPONENT, MEDIATOR, OFFICER, SUPERVISOR):
        room.get(who=who)
    far = ("officer9", "officer")
    token = room.kit.token(*far, region="620102")
    client, path = room.kit.client(), f"/api/mediation/cases/{room.id}"
    assert client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 404
    for who in (STRANGER, OTHER_MEDIATOR):
        room.get(who=who, status=404)
        room.post("withdraw", who, {"party": "applicant"}, 404)
    room.get(who=LAWYER, status=403)
    assert room.kit.call("GET", path).status_code == 401
    assert room.kit.service_call("GET", path, name="evaluation").status_code == 200
    room.post("consents", APPLICANT, {"party": "opponent", "agrees": False}, 403)
    room.post("signatures", APPLICANT, {"party": "opponent", "image": IMAGE}, 403)
    room.post("seal", APPLICANT, None, 403)
    room.post("seal", OFFICER, None, 403)
    room.post("mediator", MEDIATOR, {"mediator": "mediator2", "reason": "unable"}, 403)


def test_a_signature_is_kept_as_it_was_drawn_and_its_reading_recorded(room: Room) -> None:
    room.open()
    room.draft()
    drawn = data_url(png(400, 160, 30))
    room.post("signatures", APPLICANT, {"party": "applicant", "image": drawn}, 201)
    assert room.get("/signatures/applicant", OFFICER)["image"] == drawn
    room.get("/signatures/opponent", OFFICER, 404)
    room.get("/signatures/applicant", STRANGER, 404)
    reading = room.kit.ctx.db["readings"].find_one({"what": "签名图像"})
    assert reading is not None
    assert (reading["actor"], reading["subject"]) == ("officer", "person-a")


def test_the_named_other_side_gets_a_person(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    class Answer:
        status_code = 201

        def raise_for_status(self) -> "Answer":
            return self

        def json(self) -> dict[str, str]:
            return {"id": "person-c", "name": "李四", "phone": "+8613900000000"}

    class Identity:
        def post(self, path: str, **rest: object) -> Answer:
            assert (path, rest["json"]) == ("/api/identity/persons", {"name": "李四"})
            return Answer()

        def get(self, path: str, **rest: object) -> Answer:
            return Answer()

    monkeypatch.setattr(room.kit.ctx, "call", lambda service: Identity())
    room.case, room.id = "case-2", Room(room.kit, "case-2").id
    room.route(opponent=None)
    room.name()
    room.post("consents", MEDIATOR, {"party": "opponent", "agrees": True}, 409)
    shown = room.post("parties", MEDIATOR, {"party": "opponent", "name": "李四"})
    assert shown["parties"][1]["person"] == "person-c"
    assert room.get("/people", MEDIATOR)[1]["phone"] == "+8613900000000"
    assert room.get("/people", APPLICANT)[1] == {
        "party": "opponent", "person": "person-c", "name": "李四", "phone": None,
    }  # fmt: skip
