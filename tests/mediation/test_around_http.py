"""The steps around the table over HTTP: register, committee, choice, guests, risk, hand-offs, legal aid."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.mediation.handlers import video
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import (
    MEDIATOR,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    STRANGER,
    SUPERVISOR,
    TERMS,
    TODAY,
    Room,
)

FACTS = {
    "name": "清泉镇人民调解委员会", "kind": "township", "region": "620725", "address": "清泉镇政府一楼",
    "court": "山丹县人民法院",
}  # fmt: skip
MEMBER = {"name": "赵主任", "office": "head", "since": f"{TODAY.year - 1}-01-01", "username": "mediator2",
          "woman": True, "grade": "first", "specialities": ["婚姻家庭"], "languages": ["藏语"]}  # fmt: skip


def call(room: Room, method: str, path: str, who: tuple[str, ...], status: int, body: Any = None) -> Any:
    answer = room.kit.call(method, f"/api/mediation{path}", who, json=body)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()


def test_a_committee_its_head_and_the_register(room: Room) -> None:
    call(room, "POST", "/committees", MEDIATOR, 403, FACTS)
    made = call(room, "POST", "/committees", SUPERVISOR, 201, FACTS)
    assert made["lacking"] == ["too_few", "no_head", "no_woman"]
    call(room, "POST", f"/committees/{made['id']}/members", OFFICER, 201, MEMBER)
    (row,) = call(room, "GET", "/committees?region=620725", A, 200)
    member = row["members"][0]
    assert (member["name"], member["until"], member["sits"]) == ("赵主任", f"{TODAY.year + 2}-01-01", True)
    room.post("committee", OFFICER, {"committee": made["id"]})
    assert [r["id"] for r in room.rows("?role=head", OTHER_MEDIATOR)] == [room.id]
    assert room.get(who=OTHER_MEDIATOR)["head"] == "mediator2"
    entry = {"origin": "court", "kind": "people", "dispute": "neighbour", "informed": "2026-01-05",
             "organ": "山丹县人民法院", "number": "（2026）甘0725诉前调1号"}  # fmt: skip
    shown = room.post("register", OTHER_MEDIATOR, entry)
    assert shown["entry"]["en"] == "between neighbours"
    assert (shown["entry"]["zh"], shown["entry"]["number"]) == ("邻里纠纷", "（2026）甘0725诉前调1号")
    room.post("mediator", OTHER_MEDIATOR, {"mediator": "mediator1"})
    assert len(call(room, "GET", "/disputes", A, 200)) > 12


def test_members_whose_terms_ended_the_same_day_long_ago_leave_no_clock_running(room: Room) -> None:
    made = call(room, "POST", "/committees", SUPERVISOR, 201, FACTS)
    for name in ("赵主任", "钱委员"):
        past = MEMBER | {"name": name, "office": "member", "since": "2020-01-01"}
        call(room, "POST", f"/committees/{made['id']}/members", OFFICER, 201, past)
        room.kit.fire_clocks()
    (row,) = call(room, "GET", "/committees?region=620725", A, 200)
    assert [(m["name"], m["sits"]) for m in row["members"]] == [("赵主任", False), ("钱委员", False)]
    kept = room.kit.ctx.stores["committees"].documents.find_one({"_id": made["id"]}) or {}
    assert kept["due"] == []


def test_both_choose_the_mediator(room: Room) -> None:
    room.post("mediator-wishes", A, {"party": "applicant", "mediator": "mediator2"})
    room.post("mediator-wishes", STRANGER, {"party": "opponent", "mediator": "mediator2"}, 404)
    shown = room.post("mediator-wishes", OPPONENT, {"party": "opponent", "mediator": "mediator2"})
    assert (shown["state"], shown["mediator"]) == ("consenting", "mediator2")


def test_guests_further_mediators_and_openness(room: Room) -> None:
    room.open()
    shown = room.post("guests", MEDIATOR, {"kind": "interpreter", "name": "卓玛", "language": "藏语"}, 201)
    guest = shown["guests"][0]["id"]
    for party, who in (("applicant", A), ("opponent", OPPONENT)):
        shown = room.post(f"guests/{guest}/answers", who, {"party": party, "agrees": True})
        room.post("openness", who, {"party": party, "open": True})
    assert shown["guests"][0]["takes_part"]
    assert room.get(who=A)["open"]
    everybody = {"mediator": "mediator2", "parties": ["applicant", "opponent"]}
    shown = room.post("mediators", OFFICER, everybody, 201)
    assert shown["further"] == ["mediator2"]
    assert [r["id"] for r in room.rows("?role=further", OTHER_MEDIATOR)] == [room.id]
    room.post("agreement", OTHER_MEDIATOR, {"facts": "x", "terms": TERMS}, 403)
    room.post("conflict", MEDIATOR, {"reason": "一方是我表弟"})
    assert room.get(who=OFFICER)["conflict"]


def test_risk_and_the_late_danger(room: Room) -> None:
    room.open()
    asked = room.get("/risks", MEDIATOR)
    answers = {question["name"]: "no" for question in asked} | {"threatened": "yes"}
    shown = room.post("risks", MEDIATOR, {"occasion": "start", "answers": answers}, 201)
    assert (shown["risks"][0]["raised"], shown["risks_due"]) == (["violence"], False)
    assert "risks" not in room.get(who=A)
    room.post("dangers", MEDIATOR, {"kind": "violence", "text": "说要动手"}, 201)
    room.kit.now.forward(minutes=31)
    assert room.kit.fire_clocks() == 1
    (row,) = room.rows("?danger=true", SUPERVISOR)
    assert (row["danger"], row["danger_late"]) == (True, True)
    assert "danger" not in room.get(who=A)


def test_put_off_and_a_video_room(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.open()
    monkeypatch.setenv("VIDEO_URL", "https://meet.example.org/")
    at = room.kit.now() + timedelta(days=3)
    shown = room.post("sessions", MEDIATOR, {"at": at.isoformat(), "video": True, "hours": 2}, 201)
    link = shown["sessions"][0]["video"]
    assert link.startswith("https://meet.example.org/fengqiao-")
    assert len(link.rsplit("-", 1)[1]) == 32
    later = {"at": (at + timedelta(days=1)).isoformat(), "place": "村委会", "hours": 2}
    shown = room.post(f"sessions/{room.id}.s1/put-off", MEDIATOR, later)
    assert [s["cancelled"] for s in shown["sessions"]] == [True, False]
    room.post("sessions", MEDIATOR, {"at": at.isoformat(), "place": "x", "hours": 2}, 201)  # free again


def test_a_video_address_without_https_refuses_to_start() -> None:
    assert video.address({}) == ""
    assert video.address({"VIDEO_URL": " https://meet.example.org "}) == "https://meet.example.org"
    with pytest.raises(ValueError, match="VIDEO_URL"):
        video.address({"VIDEO_URL": "http://meet.example.org"})


def test_what_art_29_would_miss(room: Room) -> None:
    room.open()
    body = {"facts": "水渠堵了", "terms": TERMS}
    missing = room.post("preview", MEDIATOR, body)["lacking"]
    assert [m["name"] for m in missing] == ["responsibility", "manner"]
    assert "agreement" not in room.get()


class Known:
    """A room whose parties identity knows; intake takes every application, and keeps it."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.orders: list[tuple[str, str]] = []


@pytest.fixture
def known(room: Room) -> Known:
    """Identity and intake stand in."""
    found = Known(room)

    def identity(request: httpx.Request) -> httpx.Response:
        person = request.url.path.rsplit("/", 1)[1]
        return httpx.Response(200, json={"id": person, "name": person, "phone": "+8613900000000"})

    def intake(request: httpx.Request) -> httpx.Response:
        found.orders.append((request.headers["Idempotency-Key"], request.read().decode()))
        return httpx.Response(201, json={"receipt": "26-0000-0001"})

    for name, answers in (("identity", identity), ("intake", intake)):
        made = httpx.Client(transport=httpx.MockTransport(answers), base_url=f"http://{name}")
        room.kit.runtime._clients[name] = made
    return found


def test_handed_to_the_court_and_answered(known: Known) -> None:
    room = known.room
    room.effective()
    body = {"to": "court", "purpose": "confirmation", "items": ["parties", "agreement"],
            "allowed": ["applicant", "opponent"]}  # fmt: skip
    shown = room.post("handoffs", MEDIATOR, body, 201)
    one = shown["handoffs"][0]
    sent = room.get(f"/handoffs/{one['id']}", A)
    assert sent["intact"]
    assert sent["content"]["parties"][0]["name"] == "person-a"
    assert "nonce" not in sent["content"]["agreement"]
    said = {"answer": "received", "digest": one["digest"], "number": "（2026）甘0725民特1号"}
    shown = room.post(f"handoffs/{one['id']}/answer", OFFICER, said)
    assert shown["handoffs"][0]["number"] == "（2026）甘0725民特1号"
    room.post(f"handoffs/{one['id']}/answer", OFFICER, said, 409)


def test_after_a_failure_legal_aid_with_what_the_party_lets_go(known: Known) -> None:
    room = known.room
    room.open()
    room.get("/aid?party=applicant", A, 409)
    room.post("fail", MEDIATOR, {"reason": "谈不拢"})
    form = room.get("/aid?party=applicant", A)
    assert form["items"] == ["category", "parties", "contact"]  # no agreement: its draft is no one's to take
    assert form["opponents"] == ["person-b"]
    body = {"party": "applicant", "narrative": form["narrative"] + "我要打官司。", "opponent": "person-b",
            "items": ["category", "contact"]}  # fmt: skip
    room.post("aid", OPPONENT, body, 403)
    shown = room.post("aid", A, body, 201, Idempotency_Key="aid-1")
    again = room.post("aid", A, body, 201, Idempotency_Key="aid-1")
    assert [h["number"] for h in shown["handoffs"]] == ["26-0000-0001"]
    assert again["handoffs"] == shown["handoffs"]
    assert len({key for key, _ in known.orders}) == 1
    assert "person-b" not in known.orders[0][1]  # struck: not passed on
    assert '"preferred":"legalaid"' in known.orders[0][1].replace(" ", "")
    assert room.get(who=OPPONENT)["handoffs"] == []
    room.get(f"/handoffs/{shown['handoffs'][0]['id']}", OPPONENT, 404)
