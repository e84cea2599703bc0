"""Documents: from facts that no longer change, the same whenever asked for, verified by anybody."""

import hashlib
from typing import Any

import httpx
import pytest

from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OPPONENT, STRANGER, Room

NAMES = {"person-a": "王建国", "person-b": "李四", "mediator1": "赵调解员"}
TERMS = [
    {"text": "赔偿菜苗损失", "due": "2027-02-10", "by": "opponent", "to": "applicant",
     "amount_fen": 150000, "instalments": [{"due": "2027-01-10", "amount_fen": 100000},
                                           {"due": "2027-02-10", "amount_fen": 50000}]},
    {"text": "清理水渠", "due": "2027-01-10", "by": "opponent"},
]  # fmt: skip


@pytest.fixture
def known(room: Room) -> Room:
    """Identity knows the names."""

    def identity(request: httpx.Request) -> httpx.Response:
        who = request.url.path.rsplit("/", 1)[1]
        return httpx.Response(200, json={"id": who, "name": NAMES.get(who, who), "phone": None})

    made = httpx.Client(transport=httpx.MockTransport(identity), base_url="http://identity")
    room.kit.runtime._clients["identity"] = made
    return room


def printed(room: Room, name: str, who: tuple[str, ...] = A) -> bytes:
    answer = room.kit.call("GET", f"/api/mediation/cases/{room.id}/documents/{name}", who)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Content-Type"] == "application/pdf"
    body: bytes = answer.get_data()
    return body


def names(room: Room) -> list[str]:
    return [row["name"] for row in room.get("/documents", A)]


def effective(room: Room) -> None:
    room.open()
    assert names(room) == []
    room.draft(terms=TERMS, responsibility="被申请人堵了水渠。", manner="转账，调解员到场查看。")
    for party in ("applicant", "opponent", "mediator"):
        room.sign(party)
    assert names(room) == []  # a text that is not valid yet is no document
    room.seal()


def test_the_agreement_once_valid_and_the_same_each_time(known: Room) -> None:
    effective(known)
    assert names(known) == ["agreement-1"]
    made = printed(known, "agreement-1")
    assert made.startswith(b"%PDF-")
    assert printed(known, "agreement-1", MEDIATOR) == made
    kept = known.kit.ctx.db["shelf"].find_one({}) or {}
    assert kept["number"].startswith("山丹县人调〔20")
    assert kept["number"].endswith("〕1号")
    told = known.kit.call("GET", f"/api/mediation/verify/{kept['code']}", None).get_json()
    assert told["digest"] == hashlib.sha256(made).hexdigest()
    assert told["withdrawn"] is None
    assert "王建国" not in str(told)
    assert known.kit.ctx.db["readings"].count_documents({"what": f"document {kept['number']}"}) == 2


def test_no_stranger_no_other_name(known: Room) -> None:
    effective(known)
    known.get("/documents/agreement-1", STRANGER, 404)
    known.get("/documents/agreement-2", A, 404)
    assert known.kit.call("GET", "/api/mediation/verify/AAAA-BBBB-CCCC-DDDD", None).status_code == 404


def test_the_joint_application_when_all_have_asked(known: Room) -> None:
    effective(known)
    known.post("confirmation", A, {"party": "applicant"})
    assert names(known) == ["agreement-1"]
    known.post("confirmation", OPPONENT, {"party": "opponent"})
    assert names(known) == ["agreement-1", "application-1"]
    assert printed(known, "application-1").startswith(b"%PDF-")


def test_an_oral_agreement_and_the_minutes_in_each_wording(known: Room) -> None:
    known.open()
    at = {"at": "2026-12-01T09:30:00+08:00", "place": "村委会"}
    known.post("sessions", MEDIATOR, at, 201)
    minutes: dict[str, Any] = {"text": "甲方说水渠堵了。\n乙方说愿意清理。"}
    known.post(f"sessions/{known.id}.s1/minutes", MEDIATOR, minutes)
    (first,) = names(known)
    known.post(f"sessions/{known.id}.s1/minutes/confirmations", A, {"party": "applicant"})
    (second,) = names(known)
    assert first != second  # what was confirmed since is on the next one
    assert printed(known, second).startswith(b"%PDF-")
    body = {"facts": "水渠堵了", "terms": TERMS, "parties": ["applicant", "opponent"]}
    known.post("oral", MEDIATOR, body, 201)
    assert names(known)[0] == "oral-1"
    assert printed(known, "oral-1").startswith(b"%PDF-")
