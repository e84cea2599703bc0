"""Consent and signature on paper, with a photo: the same rules, once, and the photo can be found."""

from __future__ import annotations

from tests.mediation.room import APPLICANT, MEDIATOR, OFFICER, OTHER_MEDIATOR, Room
from tests.mediation.table import IMAGE

PHOTO = "paper-1"


def consent(party: str, agrees: bool = True) -> dict[str, object]:
    return {"party": party, "what": "consent", "agrees": agrees, "paper": PHOTO}


def signature(party: str, digest: str) -> dict[str, object]:
    return {"party": party, "what": "signature", "digest": digest, "image": IMAGE, "paper": PHOTO}


def test_consents_and_signatures_on_paper_count_and_show_their_photo(room: Room) -> None:
    room.name()
    for party in ("applicant", "opponent"):
        shown = room.post("on-paper", MEDIATOR, consent(party), 201)
    assert shown["state"] == "open"
    digest = room.draft()["agreement"]["digest"]
    room.post("on-paper", MEDIATOR, signature("applicant", digest), 201)
    assert room.get()["agreement"]["unsigned"] == ["opponent", "mediator"]
    rows = [(row["party"], row["what"], row["paper"]) for row in room.get("/on-paper", OFFICER)]
    assert rows == [
        ("applicant", "consent", PHOTO),
        ("opponent", "consent", PHOTO),
        ("applicant", "signature", PHOTO),
    ]


def test_a_repeat_is_the_same_step(room: Room) -> None:
    room.name()
    first = room.post("on-paper", MEDIATOR, consent("applicant"), 201, Idempotency_Key="k")
    again = room.post("on-paper", MEDIATOR, consent("applicant"), 201, Idempotency_Key="k")
    assert first["version"] == again["version"]
    assert len(room.get("/on-paper", MEDIATOR)) == 1


def test_a_paper_with_another_text_is_refused_and_kept_nowhere(room: Room) -> None:
    room.open()
    old = room.draft()["agreement"]["digest"]
    room.draft(facts="改过的事实。")
    refused = room.post("on-paper", MEDIATOR, signature("applicant", old), 409)
    assert refused["code"] == "agreement_changed"
    assert room.get("/on-paper", MEDIATOR) == []


def test_a_no_on_paper_is_a_no(room: Room) -> None:
    room.name()
    assert room.post("on-paper", MEDIATOR, consent("opponent", False), 201)["state"] == "refused"


def test_only_the_named_mediator_and_the_content_of_its_kind(room: Room) -> None:
    room.name()
    room.post("on-paper", APPLICANT, consent("applicant"), 403)
    room.post("on-paper", OTHER_MEDIATOR, consent("applicant"), 404)
    for wrong in ({"digest": "x"}, {"image": IMAGE}):
        room.post("on-paper", MEDIATOR, {**consent("applicant"), **wrong}, 422)
