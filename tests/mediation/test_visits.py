"""What was done without network arrives once, whatever is sent again; the text is the one that was signed."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest

from kernel.testkit import Kit
from tests.mediation.phones import Phones
from tests.mediation.room import APPLICANT, MEDIATOR, OFFICER, OTHER_MEDIATOR, TERMS, WORDS, Room
from tests.mediation.table import IMAGE

CONSENT = {"party": "applicant", "agrees": True}
NONCE = "0123456789abcdef" * 2


def bare(value: Any) -> Any:
    """What is sent: nothing that says nothing. The digest is over all fields, also the empty ones."""
    if isinstance(value, dict):
        return {name: bare(inner) for name, inner in value.items() if inner not in ("", None, [])}
    return [bare(inner) for inner in value] if isinstance(value, list) else value


class Village:
    """The mediator's phone: makes digests as the server does, and sends items when there is a network."""

    def __init__(self, room: Room) -> None:
        self.room = room
        room.name()
        luggage = room.get("/visit", MEDIATOR)
        self.frame: dict[str, Any] = luggage["frame"]
        self.blank: dict[str, Any] = luggage["blank"]
        self.questions: list[dict[str, Any]] = luggage["questions"]
        self.taken = room.kit.now().isoformat()

    def text(self, **changes: Any) -> dict[str, Any]:
        """The agreement as the phone writes it: every field there is, and the digest of it all."""
        terms = [{**self.blank["terms"][0], **term} for term in TERMS]
        agreed: dict[str, Any] = {**self.blank, "facts": WORDS["facts"], "terms": terms, "nonce": NONCE}
        agreed |= changes
        plain = json.dumps(
            {**self.frame, "agreed": agreed}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        sent: dict[str, Any] = bare(agreed)
        return sent | {"digest": "sha256:" + hashlib.sha256(plain.encode()).hexdigest()}

    def send(
        self,
        key: str | None,
        what: str,
        body: dict[str, Any],
        status: int = 201,
        who: tuple[str, ...] = MEDIATOR,
    ) -> Any:
        head = {"Idempotency_Key": key} if key else {}
        told = {"what": what, "taken": self.taken, **body}
        return self.room.post("visit/items", who, told, status, **head)

    def answers(self, **said: str) -> dict[str, str]:
        """Every question that was taken along, answered."""
        return {asked["name"]: "no" for asked in self.questions} | said

    def danger(self) -> dict[str, Any]:
        told = [{"who": "police", "at": self.taken}]
        return {"kind": "self_harm", "text": "对方说不想活了。", "told": told}

    def whole(self) -> list[tuple[str, str, dict[str, Any]]]:
        """A mediation made wholly without network."""
        text = self.text()
        signed = {"image": IMAGE, "digest": text["digest"]}
        parts = ("applicant", "opponent", "mediator")
        return [
            ("i1", "note", {"note": {"text": "先到申请人家里，看了水渠。"}}),
            ("i2", "consent", {"consent": {"party": "applicant", "agrees": True}}),
            ("i3", "consent", {"consent": {"party": "opponent", "agrees": True}}),
            ("i3r", "risks", {"risks": {"occasion": "contact", "answers": self.answers()}}),
            ("i3d", "danger", {"danger": self.danger()}),
            ("i4", "agreement", {"agreement": text}),
            *((f"i5{p}", "signature", {"signature": {"party": p, **signed}}) for p in parts),
            ("i6", "seal", {}),
        ]


@pytest.fixture
def village(kit: Kit, room: Room) -> Village:
    Phones(kit)
    return Village(room)


def test_a_whole_mediation_arrives_and_every_repeat_gets_the_first_answer(village: Village) -> None:
    items = village.whole()
    first = [village.send(key, what, body) for key, what, body in items]
    village.room.post("performance", MEDIATOR, {"term": 0, "done": True})
    again = [village.send(key, what, body) for key, what, body in items]
    assert again == first
    assert first[-1]["state"] == "effective"
    types = village.room.types()
    counted = {name: types.count(name) for name in ("ConsentGiven", "AgreementDrafted", "AgreementSigned")}
    assert counted == {"ConsentGiven": 2, "AgreementDrafted": 1, "AgreementSigned": 3}
    once = ("AgreementSealed", "RisksAsked", "DangerReported", "DangerRaised")
    assert [types.count(name) for name in once] == [1] * 4
    assert [note["text"] for note in village.room.get("/visit/notes", MEDIATOR)] == [
        "先到申请人家里，看了水渠。"
    ]
    agreement = village.room.get()["agreement"]
    assert (agreement["intact"], agreement["digest"]) == (True, village.text()["digest"])


def test_a_kill_between_the_two_writes_does_nothing_twice(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = village.room.kit.ctx
    whole = ctx.step

    def cut(kind: str, *rest: Any, **more: Any) -> Any:
        if kind == "visits":
            raise KeyboardInterrupt
        return whole(kind, *rest, **more)

    consent = {"consent": {"party": "applicant", "agrees": True}}
    monkeypatch.setattr(ctx, "step", cut)
    with pytest.raises(KeyboardInterrupt):
        village.send("i1", "consent", consent)
    monkeypatch.undo()
    answer = village.send("i1", "consent", consent)
    assert (answer["state"], village.room.types().count("ConsentGiven")) == ("consenting", 1)


def test_a_text_that_is_not_the_signed_one_is_not_written_down(village: Village) -> None:
    for key, what, body in village.whole()[:3]:
        village.send(key, what, body)
    altered = village.text() | {"facts": "别的事"}
    assert village.send("x1", "agreement", {"agreement": altered}, 409)["code"] == "agreement_changed"
    village.room.draft()
    refused = village.send("x2", "agreement", {"agreement": village.text()}, 409)
    assert refused["code"] == "agreement_changed"
    signed = {"party": "applicant", "image": IMAGE, "digest": village.text()["digest"]}
    assert village.send("x3", "signature", {"signature": signed}, 409)["code"] == "agreement_changed"
    assert village.room.get()["agreement"]["signatures"] == []


def test_what_was_refused_is_judged_anew_when_it_comes_again(village: Village) -> None:
    items = village.whole()
    sealing = items[-1]
    assert village.send(*sealing, 409)["code"] == "agreement_missing"
    for item in items[:-1]:
        village.send(*item)
    assert village.send(*sealing)["state"] == "effective"


def test_times_are_the_servers_and_what_the_phone_said_is_kept(village: Village) -> None:
    kit = village.room.kit
    taken = kit.now()
    kit.now.forward(hours=30)
    answer = village.send("i1", "note", {"note": {"text": "在村里"}})
    assert answer["taken"] < answer["at"]
    village.taken = (taken + timedelta(days=9)).isoformat()
    assert village.send("i2", "note", {"note": {"text": "明天"}}, 422)["code"] == "taken_later"


def test_danger_seen_without_network_is_red_when_it_arrives(village: Village) -> None:
    kit = village.room.kit
    village.taken = (kit.now() + timedelta(minutes=5)).isoformat()  # the phone's clock is ahead
    village.send("i1", "danger", {"danger": village.danger()})
    shown = village.room.get("", MEDIATOR)
    (danger,) = shown["dangers"]
    assert (shown["danger"], danger["untold"], danger["minutes"]) == (True, ["family"], 0)
    answers = village.answers(hurt="yes")
    village.send("i2", "risks", {"risks": {"occasion": "contact", "answers": answers}})
    (asked,) = village.room.get("", MEDIATOR)["risks"]
    assert (asked["raised"], asked["answers"]) == (["violence"], answers)
    half = {"occasion": "contact", "answers": {"hurt": "yes"}}
    assert village.send("i3", "risks", {"risks": half}, 422)["code"] == "risks_unanswered"


def test_an_item_has_an_id_and_the_content_of_its_kind(village: Village) -> None:
    note = {"note": {"text": "x"}}
    assert village.send(None, "seal", {}, 422)["code"] == "key_missing"
    for what, body in (("note", {}), ("note", note | {"consent": CONSENT}), ("seal", note)):
        refused = village.send("i1", what, body, 422)
        assert [error["code"] for error in refused["errors"]] == ["visit_parts"]
    village.send("i1", "note", note)
    assert village.send("i1", "note", {"note": {"text": "y"}}, 422)["code"] == "idempotency_key_reused"


def test_only_the_named_mediator_takes_along_and_sends(village: Village) -> None:
    village.room.get("/visit", OTHER_MEDIATOR, 404)
    for who in (OFFICER, APPLICANT):
        village.room.get("/visit", who, 403)
        village.send("i1", "note", {"note": {"text": "x"}}, 403, who)
    village.send("i1", "note", {"note": {"text": "x"}}, 404, OTHER_MEDIATOR)


def test_what_is_taken_along_holds_no_telephone_and_the_reading_is_recorded(village: Village) -> None:
    told = village.room.get("/visit", MEDIATOR)
    assert {row["name"] for row in told["people"]} == {"样例 person-a", "样例 person-b"}
    assert "1380000" not in json.dumps(told)
    assert told["frame"]["version"] == 1
    assert told["applicant_first"] is False


def test_a_note_is_sealed(village: Village) -> None:
    village.send("i1", "note", {"note": {"text": "只有调解员知道的话"}})
    db = village.room.kit.ctx.db
    kept = json.dumps(
        [list(db[name].find()) for name in db.list_collection_names()], default=str, ensure_ascii=False
    )
    assert "只有调解员知道的话" not in kept
