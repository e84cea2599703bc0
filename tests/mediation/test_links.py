"""Consent and signature by a link to the phone: nobody signs in, nothing happens twice, nobody else hears."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kernel.testkit import Kit
from tests.mediation.phones import Phones
from tests.mediation.room import MEDIATOR, OFFICER, OPPONENT, OTHER_MEDIATOR, STRANGER, Room
from tests.mediation.table import IMAGE


class Street:
    """The room, and the parties somewhere else with their phones."""

    def __init__(self, room: Room, phones: Phones) -> None:
        self.room, self.phones = room, phones

    def send(
        self, party: str, purpose: str, status: int = 201, who: tuple[str, ...] = MEDIATOR, **more: Any
    ) -> Any:
        key = more.pop("Idempotency_Key", None)
        head = {"Idempotency_Key": key} if key else {}
        return self.room.post("links", who, {"party": party, "purpose": purpose, **more}, status, **head)

    def call(self, what: str, body: dict[str, Any], status: int = 200, **head: str) -> Any:
        answer = self.room.kit.call("POST", f"/api/mediation/links/{what}", None, body, **head)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_json()

    def proof(self, party: str, purpose: str, **more: Any) -> str:
        """A link that was sent, opened, and proven."""
        secret = self.send(party, purpose, **more)["address"].rsplit("/", 1)[1]
        code = self.call("codes", {"link": secret}, 202)["code"]
        return str(self.call("proofs", {"link": secret, "code": code}, 201)["proof"])


@pytest.fixture
def street(kit: Kit, room: Room) -> Street:
    return Street(room, Phones(kit))


def test_a_party_consents_by_link_without_signing_in(street: Street) -> None:
    street.room.name()
    proof = street.proof("applicant", "consent")
    asked = street.call("view", {"proof": proof})
    assert asked["mediation"]["state"] == "consenting"
    assert asked["mediator_name"] == "公开姓名 mediator1"
    assert asked["link"]["answer"] is None
    done = street.call("consent", {"proof": proof, "agrees": True})
    assert done["link"]["answer"] == "yes"
    assert done["mediation"]["parties"][0]["consent"] == "yes"
    given = [e for e in street.room.get("/record") if e["type"] == "ConsentGiven"]
    assert [entry["actor"] for entry in given] == ["person-a"]


def test_the_first_answer_stands_whatever_a_second_tap_says(street: Street) -> None:
    street.room.name()
    proof = street.proof("opponent", "consent")
    street.call("consent", {"proof": proof, "agrees": True})
    for agrees in (True, False):
        again = street.call("consent", {"proof": proof, "agrees": agrees})
        assert again["link"]["answer"] == "yes"
    assert street.room.types().count("ConsentGiven") == 1
    assert street.room.get()["state"] == "consenting"


def test_a_no_by_link_ends_it_and_tells_the_other_ways(street: Street) -> None:
    street.room.name()
    done = street.call("consent", {"proof": street.proof("opponent", "consent"), "agrees": False})
    assert (done["link"]["answer"], done["mediation"]["state"]) == ("no", "refused")
    assert done["mediation"]["routes"]


def test_all_sign_by_link_drawn_or_by_code(street: Street) -> None:
    street.room.open()
    digest = street.room.draft()["agreement"]["digest"]
    drawn = street.proof("applicant", "sign")
    street.call("signature", {"proof": drawn, "digest": digest, "image": IMAGE})
    coded = street.proof("opponent", "sign")
    code = street.call("signing-codes", {"proof": coded, "digest": digest}, 202)["code"]
    body = {"proof": coded, "digest": digest, "image": IMAGE}
    wrong = "999999"
    assert street.call("signature", {**body, "code": wrong}, 422)["code"] == "code_wrong"
    done = street.call("signature", {**body, "code": code})
    assert done["mediation"]["agreement"]["unsigned"] == ["mediator"]
    links = street.room.get("/links", MEDIATOR)
    assert {(link["party"], link["manner"]) for link in links} == {
        ("applicant", "drawn"),
        ("opponent", "code"),
    }
    again = street.call("signature", {**body, "code": code})
    assert again["link"]["answer"] == "signed"
    assert street.room.types().count("AgreementSigned") == 2


def test_a_code_for_looking_signs_nothing(street: Street) -> None:
    street.room.open()
    digest = street.room.draft()["agreement"]["digest"]
    secret = street.send("applicant", "sign")["address"].rsplit("/", 1)[1]
    first = street.call("codes", {"link": secret}, 202)["code"]
    proof = street.call("proofs", {"link": secret, "code": first}, 201)["proof"]
    another = street.call("codes", {"link": secret}, 202)["code"]
    body = {"proof": proof, "digest": digest, "image": IMAGE, "code": another}
    assert street.call("signature", body, 422)["code"] == "code_wrong"


def test_the_text_changed_since_the_link_and_the_difference_is_shown(street: Street) -> None:
    street.room.open()
    digest = street.room.draft()["agreement"]["digest"]
    proof = street.proof("applicant", "sign")
    fresh = street.room.draft(facts="两家共用的水渠堵了，淹了菜地和院子。")["agreement"]["digest"]
    for read in (digest, fresh):
        body = {"proof": proof, "digest": read, "image": IMAGE}
        assert street.call("signature", body, 409)["code"] == "agreement_changed"
        assert (
            street.call("signing-codes", {"proof": proof, "digest": read}, 409)["code"] == "agreement_changed"
        )
    pieces = street.call("view", {"proof": proof})["differences"]
    assert {(piece["part"], piece["kind"]) for piece in pieces} >= {("facts", "gone"), ("facts", "new")}
    assert street.room.get()["agreement"]["signatures"] == []
    street.call("signature", {"proof": street.proof("applicant", "sign"), "digest": fresh, "image": IMAGE})


def test_the_secret_is_kept_nowhere(street: Street, capsys: pytest.CaptureFixture[str]) -> None:
    street.room.name()
    secret = street.send("applicant", "consent")["address"].rsplit("/", 1)[1]
    assert len(secret) >= 32
    db = street.room.kit.ctx.db
    kept = json.dumps([list(db[name].find()) for name in db.list_collection_names()], default=str)
    assert "person-a" in kept
    assert secret not in kept
    assert secret not in "".join(capsys.readouterr())
    assert secret not in json.dumps(street.room.get("/links", OFFICER))


def test_a_newer_link_puts_an_end_to_the_older(street: Street) -> None:
    street.room.name()
    older = street.proof("applicant", "consent")
    newer = street.proof("applicant", "consent")
    assert street.call("view", {"proof": older}, 409)["code"] == "link_replaced"
    assert street.call("consent", {"proof": older, "agrees": True}, 409)["code"] == "link_replaced"
    street.call("consent", {"proof": newer, "agrees": True})


def test_a_consent_is_to_the_mediator_who_asked(street: Street) -> None:
    street.room.name()
    proof = street.proof("applicant", "consent")
    street.room.post("mediator", OFFICER, {"mediator": "mediator2", "reason": "unable"})
    assert street.call("consent", {"proof": proof, "agrees": True}, 409)["code"] == "link_replaced"


def test_links_and_proofs_end(street: Street) -> None:
    street.room.name()
    secret = street.send("applicant", "consent")["address"].rsplit("/", 1)[1]
    code = street.call("codes", {"link": secret}, 202)["code"]
    proof = street.call("proofs", {"link": secret, "code": code}, 201)["proof"]
    street.room.kit.now.forward(minutes=31)
    assert street.call("view", {"proof": proof}, 422)["code"] == "proof_over"
    street.room.kit.now.forward(days=3)
    assert street.call("codes", {"link": secret}, 409)["code"] == "link_over"


def test_a_link_alone_a_wrong_code_and_a_made_up_proof_open_nothing(street: Street) -> None:
    street.room.name()
    secret = street.send("applicant", "consent")["address"].rsplit("/", 1)[1]
    street.call("codes", {"link": secret}, 202)
    assert street.call("proofs", {"link": secret, "code": "999999"}, 422)["code"] == "code_wrong"
    assert street.call("codes", {"link": secret[:-1] + "x"}, 404)["code"] == "link_unknown"
    for proof in (secret, "eyJ9.x", "WyJ4IiwiMjA5OS0wMS0wMVQwMDowMDowMCswMDowMCJd.AAAA"):
        assert street.call("view", {"proof": proof}, 422)["code"] == "proof_over"


def test_a_link_does_one_thing(street: Street) -> None:
    street.room.open()
    digest = street.room.draft()["agreement"]["digest"]
    proof = street.proof("applicant", "sign")
    assert street.call("consent", {"proof": proof, "agrees": False}, 409)["code"] == "link_purpose"
    assert street.room.get()["agreement"]["digest"] == digest


def test_after_violence_the_other_side_is_sent_nothing_before_the_person_agrees(kit: Kit, room: Room) -> None:
    street = Street(Room(kit, "case-v"), Phones(kit))
    room.route("case-v", category="family.violence")
    room = street.room
    room.name()
    assert street.send("opponent", "consent", 409)["code"] == "applicant_first"
    assert street.phones.sent == []
    street.call("consent", {"proof": street.proof("applicant", "consent"), "agrees": True})
    street.phones.sent.clear()
    street.send("opponent", "consent")
    assert [one["person"] for one in street.phones.sent] == ["person-b"]


def test_a_quiet_matter_of_any_kind_asks_the_person_first(street: Street) -> None:
    street.phones.contact["quiet"] = True
    street.room.name()
    assert street.send("opponent", "consent", 409)["code"] == "applicant_first"
    assert street.phones.sent == []
    street.room.post("consents", MEDIATOR, {"party": "applicant", "agrees": True})
    street.send("opponent", "consent")


def test_say_nothing_is_obeyed_without_exception(street: Street) -> None:
    street.phones.contact["say_nothing"] = True
    street.room.name()
    refused = street.send("applicant", "consent", 409, safe_now=True)
    assert refused["code"] == "say_nothing"
    assert street.phones.sent == []


def test_safe_hours_are_read_first_and_the_safe_phone_is_used_for_codes_too(street: Street) -> None:
    street.phones.contact |= {"phone": "+8613900139000", "hours": "晚上七点以后", "note": "不要打座机"}
    street.room.name()
    refused = street.send("applicant", "consent", 409)
    assert refused["code"] == "safe_hours"
    assert "晚上七点以后；不要打座机" in refused["title"]
    street.proof("applicant", "consent", safe_now=True)
    assert [one.get("phone") for one in street.phones.sent] == ["+8613900139000"] * 2
    street.phones.sent.clear()
    street.proof("opponent", "consent")
    assert [one.get("phone") for one in street.phones.sent] == [None, None]


def test_the_words_say_nothing_of_the_matter(street: Street) -> None:
    street.room.name()
    street.send("opponent", "consent")
    words = street.phones.sent[0]["text"]
    assert not [word for word in ("调解", "纠纷", "签字", "暴力", "邻里") if word in words]


def test_a_repeat_sends_nothing_twice_and_says_so_where_it_broke_off(street: Street) -> None:
    street.room.name()
    first = street.send("applicant", "consent", Idempotency_Key="k1")
    again = street.send("applicant", "consent", Idempotency_Key="k1")
    assert again["link"]["id"] == first["link"]["id"]
    assert "address" not in again
    assert len(street.phones.sent) == 1
    street.phones.refuses = 503
    street.send("opponent", "consent", 503, Idempotency_Key="k2")
    street.phones.refuses = 0
    assert street.send("opponent", "consent", 409, Idempotency_Key="k2")["code"] == "link_not_sent"
    street.send("opponent", "consent", Idempotency_Key="k3")


@pytest.mark.parametrize(("status", "code"), [(409, "no_mobile"), (429, "wait_for_code")])
def test_what_identity_refuses_is_said_in_words_that_fit(street: Street, status: int, code: str) -> None:
    street.room.name()
    street.phones.refuses = status
    assert street.send("applicant", "consent", status)["code"] == code


def test_who_may_send(street: Street) -> None:
    street.room.name()
    street.send("applicant", "consent", who=OFFICER)
    street.send("applicant", "consent", 404, who=OTHER_MEDIATOR)
    for who in (OPPONENT, STRANGER):
        street.send("applicant", "consent", 403, who=who)


def test_nothing_to_ask_no_link(street: Street) -> None:
    assert street.send("applicant", "consent", 409, OFFICER)["code"] == "mediator_missing"
    street.room.open()
    assert street.send("applicant", "consent", 409)["code"] == "consents_are_closed"
    assert street.send("applicant", "sign", 409)["code"] == "agreement_missing"
    street.room.draft()
    street.room.sign("applicant")
    assert street.send("applicant", "sign", 409)["code"] == "signed_already"
    assert street.send("nobody", "sign", 422)["code"] == "party_unknown"


def test_a_kill_between_the_two_writes_leaves_one_step_and_the_first_answer(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    street.room.name()
    proof = street.proof("applicant", "consent")
    ctx = street.room.kit.ctx
    whole = ctx.step

    def cut(kind: str, *rest: Any, **more: Any) -> Any:
        if kind == "links":
            raise KeyboardInterrupt
        return whole(kind, *rest, **more)

    monkeypatch.setattr(ctx, "step", cut)
    with pytest.raises(KeyboardInterrupt):
        street.room.kit.call("POST", "/api/mediation/links/consent", json={"proof": proof, "agrees": True})
    monkeypatch.undo()
    again = street.call("consent", {"proof": proof, "agrees": False})
    assert again["link"]["answer"] == "yes"
    assert street.room.types().count("ConsentGiven") == 1
    assert again["mediation"]["state"] == "consenting"


def test_the_record_says_who_sent_whom_what(street: Street) -> None:
    street.room.name()
    street.call("consent", {"proof": street.proof("applicant", "consent"), "agrees": True})
    ctx = street.room.kit.ctx
    link = street.room.get("/links", MEDIATOR)[0]
    kinds = [(entry["type"], entry["actor"]) for entry in ctx.history("links", link["id"])]
    assert kinds == [("LinkMade", "mediator1"), ("LinkSent", "mediator1"), ("LinkAnswered", "person-a")]
