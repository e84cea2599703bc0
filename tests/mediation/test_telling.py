"""What is near is told to the parties' phones: whom it concerns, as is safe, once; who was missed shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from kernel.calls import Unavailable
from kernel.testkit import Kit
from services.mediation.handlers import reach
from tests.mediation.phones import Phones
from tests.mediation.room import APPLICANT, MEDIATOR, TODAY, Room

DUE = TODAY + timedelta(days=40)
SPREAD = [
    {"text": "清理水渠", "due": DUE.isoformat(), "by": "opponent", "to": "applicant"},
    {"text": "各自看好水口", "due": DUE.isoformat()},
]


@pytest.fixture
def phones(kit: Kit) -> Phones:
    return Phones(kit)


@pytest.fixture
def meeting(phones: Phones, room: Room) -> Room:
    """A session five days from now."""
    room.open()
    set_for(room, room.kit.now() + timedelta(days=5))
    return room


def set_for(room: Room, at: datetime) -> dict[str, Any]:
    return room.post("sessions", MEDIATOR, {"at": at.isoformat(), "place": "村委会"}, 201)


def heard(room: Room) -> list[tuple[str, list[str], list[str]]]:
    return [(n["what"], n["told"], n["missed"]) for n in room.get("", MEDIATOR)["notices"]]


def test_a_session_is_told_when_it_is_set_and_again_the_day_before(meeting: Room, phones: Phones) -> None:
    kit = meeting.kit
    kit.fire_clocks()
    assert [sent["person"] for sent in phones.sent] == ["person-a", "person-b"]
    kit.fire_clocks()
    assert len(phones.sent) == 2
    kit.now.forward(days=4, minutes=1)
    kit.fire_clocks()
    assert [sent["person"] for sent in phones.sent] == ["person-a", "person-b"] * 2
    assert heard(meeting) == [(what, ["applicant", "opponent"], []) for what in ("session_set", "session")]


def test_the_words_say_when_and_name_no_quarrel_and_nobody(meeting: Room, phones: Phones) -> None:
    meeting.kit.fire_clocks()
    (text,) = {sent["text"] for sent in phones.sent}
    assert "约好" in text
    for word in ("调解", "纠纷", "邻里", "样例", "村委会"):
        assert word not in text


def test_another_time_is_one_message_with_both(meeting: Room, phones: Phones) -> None:
    meeting.kit.fire_clocks()
    session = meeting.get("", MEDIATOR)["sessions"][0]["id"]
    later = meeting.kit.now() + timedelta(days=9)
    meeting.post(f"sessions/{session}/put-off", MEDIATOR, {"at": later.isoformat(), "place": "村委会"})
    meeting.kit.fire_clocks()
    texts = [sent["text"] for sent in phones.sent[2:]]
    assert len(texts) == 2
    assert all("取消了" in text and "约好" in text for text in texts)


def test_who_wants_nothing_said_is_not_written_to_and_the_mediator_rings(
    meeting: Room, phones: Phones
) -> None:
    phones.contact |= {"say_nothing": True}
    meeting.kit.fire_clocks()
    assert [sent["person"] for sent in phones.sent] == ["person-b"]
    assert heard(meeting) == [("session_set", ["opponent"], ["applicant"])]


@pytest.mark.parametrize("said", [{"hours": "白天"}, {"note": "先别提是什么事"}])
def test_hours_and_notes_are_for_a_person_to_read(
    meeting: Room, phones: Phones, said: dict[str, str]
) -> None:
    phones.contact |= said
    meeting.kit.fire_clocks()
    assert [sent["person"] for sent in phones.sent] == ["person-b"]


def test_the_safe_number_is_used(meeting: Room, phones: Phones) -> None:
    phones.contact |= {"phone": "+8613900000009"}
    meeting.kit.fire_clocks()
    assert [sent.get("phone") for sent in phones.sent] == ["+8613900000009", None]


def test_who_has_no_mobile_is_shown_as_missed(meeting: Room, phones: Phones) -> None:
    phones.refuses = 409
    meeting.kit.fire_clocks()
    assert heard(meeting) == [("session_set", [], ["applicant", "opponent"])]
    assert "notices" not in meeting.get("", APPLICANT)


def test_a_kill_after_the_message_says_it_with_the_same_key(
    meeting: Room, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Identity sends a message with a key that it knows only once; so the key must not change."""
    keys: list[str] = []
    whole = reach._post

    def away(*args: Any) -> Any:
        keys.append(args[-1])
        if len(keys) == 2:
            raise Unavailable("identity")
        return whole(*args)

    monkeypatch.setattr(reach, "_post", away)
    meeting.kit.fire_clocks()
    assert "notices" not in meeting.get("", APPLICANT)
    assert heard(meeting) == []
    meeting.kit.now.forward(minutes=1)
    meeting.kit.fire_clocks()
    assert heard(meeting) == [("session_set", ["applicant", "opponent"], [])]
    assert keys[:2] == keys[2:]
    assert keys[0] != keys[1]


def test_a_term_is_told_to_who_has_to_perform_it_and_to_all_where_nobody_is_named(
    room: Room, phones: Phones
) -> None:
    room.open()
    room.draft(terms=SPREAD[:1])
    seal(room)
    wait_for(room, f"{DUE - timedelta(days=2)}T09:00:00+08:00")
    assert ("performance", ["opponent"], []) in heard(room)


def test_a_term_of_all_is_told_to_all(room: Room, phones: Phones) -> None:
    room.open()
    room.draft(terms=SPREAD[1:])
    seal(room)
    wait_for(room, f"{DUE - timedelta(days=2)}T09:00:00+08:00")
    assert ("performance", ["applicant", "opponent"], []) in heard(room)


def seal(room: Room) -> None:
    for party in ("applicant", "opponent", "mediator"):
        room.sign(party)
    room.seal()


def wait_for(room: Room, at: str) -> None:
    room.kit.now.forward(seconds=(datetime.fromisoformat(at) - room.kit.now()).total_seconds())
    room.kit.fire_clocks()
