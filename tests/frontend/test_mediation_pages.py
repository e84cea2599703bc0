"""Mediation's pages: every one opens with everything on it, every step says what the service takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from frontend.pages.mediator.terms import monthly, read_parts
from tests.frontend.canned_mediation import ANSWERS, BASE
from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def table(services: StandIn) -> StandIn:
    """A mediation on whose page everything stands at once."""
    for (method, path), answer in ANSWERS.items():
        services.says(method, path, answer)
    return services


PAGES = {
    "mediator": [
        "",
        "/parties/more",
        "/parties/opponent/agent",
        "/guests",
        "/guests/m1.g1",
        "/mediators",
        "/conflict",
        "/safety",
        "/risks",
        "/dangers",
        "/dangers?kind=violence",
        "/dangers/m1.d1/told",
        "/sessions",
        "/sessions/m1.s1/minutes",
        "/sessions/m1.s1/put-off",
        "/extension",
        "/confidences",
        "/confidences/applicant",
        "/agreement",
        "/oral",
        "/versions",
        "/versions?new=1",
        "/court",
        "/handoffs",
        "/handoffs/m1.h1",
        "/handoffs/m1.h1/answer",
        "/register",
        "/mediator",
        "/paper",
        "/fail",
    ],
    "officer": [
        "",
        "/safety",
        "/risks",
        "/dangers",
        "/register",
        "/committee",
        "/handoffs",
        "/handoffs/m1.h1",
        "/parties/more",
        "/mediators",
        "/versions",
    ],
    "resident": ["", "/mediator", "/minutes/m1.s1", "/versions", "/court", "/leave", "/aid"],
}
ALL = [
    (role, ("/m/m1" if role == "resident" else "/mediator/m1") + path)
    for role in PAGES
    for path in PAGES[role]
]
DESK = [
    "/desk/dangers",
    "/desk/committees",
    "/desk/committees/k1",
    "/desk/committees/k1/members",
    "/desk/committees/k1/members/k1.m1/leave",
]


@pytest.mark.parametrize(
    ("role", "path"), [*ALL, *(("officer", path) for path in DESK), ("mediator", "/mediator/calendar")]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_opens_for_its_role(
    signed_in: SignIn, table: StandIn, role: str, path: str, language: str
) -> None:
    client = signed_in(role)
    client.set_cookie("display", language)
    answer = client.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert len(answer.data) < 80_000


STEPS: list[tuple[str, str, dict[str, Any], str, Any]] = [
    (
        "mediator",
        "/mediator/m1/parties/more",
        {"side": "opponent", "name": "赵六", "phone": ""},
        "parties",
        {"party": "opponent-3", "name": "赵六"},
    ),
    (
        "mediator",
        "/mediator/m1/parties/opponent/agent",
        {"name": "钱律师", "special": "yes"},
        "parties/opponent/agent",
        {"name": "钱律师", "special": True},
    ),
    (
        "mediator",
        "/mediator/m1/guests",
        {"kind": "interpreter", "name": "卓玛", "language": "藏语"},
        "guests",
        {"kind": "interpreter", "name": "卓玛", "language": "藏语"},
    ),
    (
        "mediator",
        "/mediator/m1/guests/m1.g1",
        {"party": "applicant", "agrees": "no"},
        "guests/m1.g1/answers",
        {"party": "applicant", "agrees": False},
    ),
    (
        "mediator",
        "/mediator/m1/openness",
        {"party": "opponent", "open": "yes"},
        "openness",
        {"party": "opponent", "open": True},
    ),
    ("mediator", "/mediator/m1/conflict", {"reason": "表弟"}, "conflict", {"reason": "表弟"}),
    (
        "mediator",
        "/mediator/m1/sessions",
        {"at": "2026-12-01T09:30", "kind": "video", "hours": "2"},
        "sessions",
        {"at": "2026-12-01T09:30:00+08:00", "video": True, "hours": 2},
    ),
    (
        "mediator",
        "/mediator/m1/sessions/m1.s1/put-off",
        {"at": "2026-12-02T09:30", "kind": "place", "place": "家"},
        "sessions/m1.s1/put-off",
        {"at": "2026-12-02T09:30:00+08:00", "place": "家"},
    ),
    ("mediator", "/mediator/m1/sessions/m1.s1/cancel", {}, "sessions/m1.s1/cancel", {}),
    (
        "mediator",
        "/mediator/m1/sessions/m1.s1/minutes",
        {"text": "改过"},
        "sessions/m1.s1/minutes",
        {"text": "改过"},
    ),
    (
        "mediator",
        "/mediator/m1/sessions/m1.s1/minutes/confirmations",
        {"party": "applicant", "digest": "sha256:77"},
        "sessions/m1.s1/minutes/confirmations",
        {"party": "applicant", "digest": "sha256:77"},
    ),
    (
        "mediator",
        "/mediator/m1/extension",
        {"until": "2027-01-31", "parties": ["applicant", "opponent", "opponent-2"]},
        "extension",
        {"until": "2027-01-31", "parties": ["applicant", "opponent", "opponent-2"]},
    ),
    (
        "mediator",
        "/mediator/m1/confidences/applicant",
        {"text": "愿让步"},
        "confidences",
        {"party": "applicant", "text": "愿让步"},
    ),
    (
        "mediator",
        "/mediator/m1/performance/1",
        {"done": "yes", "instalment": "1"},
        "performance",
        {"term": 1, "done": True, "instalment": 1},
    ),
    ("mediator", "/mediator/m1/dangers/m1.d1/over", {}, "dangers/m1.d1/over", {}),
    (
        "mediator",
        "/mediator/m1/register",
        {
            "origin": "court",
            "informed": "2026-01-05",
            "organ": "法院",
            "number": "",
            "kind": "people",
            "dispute": "neighbour",
        },
        "register",
        {
            "origin": "court",
            "informed": "2026-01-05",
            "organ": "法院",
            "kind": "people",
            "dispute": "neighbour",
        },
    ),
    ("officer", "/mediator/m1/committee", {"committee": "k1"}, "committee", {"committee": "k1"}),
    (
        "mediator",
        "/mediator/m1/mediator",
        {"mediator": "mediator2", "reason": "conflict"},
        "mediator",
        {"mediator": "mediator2", "reason": "conflict"},
    ),
    (
        "mediator",
        "/mediator/m1/handoffs",
        {"to": "court", "purpose": "result", "items": ["category"], "allowed": ["applicant", "opponent"]},
        "handoffs",
        {"to": "court", "purpose": "result", "items": ["category"], "allowed": ["applicant", "opponent"]},
    ),
    (
        "officer",
        "/mediator/m1/handoffs/m1.h1/answer",
        {"answer": "received", "number": "9号"},
        "handoffs/m1.h1/answer",
        {"answer": "received", "digest": "sha256:aa", "number": "9号"},
    ),
    (
        "resident",
        "/m/m1/mediator",
        {"mediator": "mediator2"},
        "mediator-wishes",
        {"party": "applicant", "mediator": "mediator2"},
    ),
    (
        "resident",
        "/m/m1/guests/m1.g1",
        {"agrees": "yes"},
        "guests/m1.g1/answers",
        {"party": "applicant", "agrees": True},
    ),
    ("resident", "/m/m1/openness", {"open": "no"}, "openness", {"party": "applicant", "open": False}),
    (
        "resident",
        "/m/m1/minutes/m1.s1",
        {"digest": "sha256:77"},
        "sessions/m1.s1/minutes/confirmations",
        {"party": "applicant", "digest": "sha256:77"},
    ),
    ("resident", "/m/m1/performance/1", {"done": "no"}, "performance", {"term": 1, "done": False}),
    ("resident", "/m/m1/court", {}, "confirmation", {"party": "applicant"}),
    ("resident", "/m/m1/leave", {"sure": "yes"}, "withdraw", {"party": "applicant"}),
    (
        "resident",
        "/m/m1/aid",
        {"narrative": "我要打官司", "items": ["category"], "opponent": "李四", "phone": ""},
        "aid",
        {"party": "applicant", "narrative": "我要打官司", "items": ["category"]},
    ),
]


@pytest.mark.parametrize(("role", "path", "typed", "call", "body"), STEPS)
def test_every_step_says_what_the_service_takes(
    signed_in: SignIn, table: StandIn, role: str, path: str, typed: dict[str, Any], call: str, body: Any
) -> None:
    answer = signed_in(role).post(path, data=typed)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    (sent,) = table.posted(f"{BASE}/{call}")
    assert sent.body == body


def test_a_yes_about_danger_leads_to_the_report_and_says_who_knows(signed_in: SignIn, table: StandIn) -> None:
    client = signed_in("mediator")
    answer = client.post(
        "/mediator/m1/risks", data={"occasion": "start", "threatened": "yes", "weapon": "no"}
    )
    assert answer.headers["Location"] == "/mediator/m1/dangers?kind=violence"
    half = client.post("/mediator/m1/risks", data={"occasion": "start", "threatened": "no"})
    assert half.status_code == 422
    client.post("/mediator/m1/dangers", data={"kind": "violence", "text": "要动手", "told": ["police"]})
    (sent,) = table.posted(f"{BASE}/dangers")
    assert [one["who"] for one in sent.body["told"]] == ["police"]
    red = signed_in("supervisor").get("/desk/dangers").get_data(as_text=True)
    assert "报告晚了" in red
    assert "必须马上告诉：公安机关" in red


ROW = {
    "terms-0-text": "分期赔偿",
    "terms-0-by": "opponent",
    "terms-0-to": "applicant",
    "terms-0-amount": "1000.10",
    "terms-0-due": "2027-01-31",
    "terms-0-count": "3",
    "terms-1-text": "",
}


def test_terms_are_structured_and_looked_at_in_plain_words_first(signed_in: SignIn, table: StandIn) -> None:
    client = signed_in("mediator")
    looked = client.post("/mediator/m1/agreement", data={"facts": "排水", **ROW, "look": "1"})
    text = looked.get_data(as_text=True)
    assert "说白了就是" in text
    assert "分 3 期：" in text
    assert "履行的方式" in text
    assert table.posted(f"{BASE}/agreement") == []
    client.post("/mediator/m1/agreement", data={"facts": "排水", **ROW})
    (sent,) = table.posted(f"{BASE}/agreement")
    (term,) = sent.body["terms"]
    assert term["instalments"] == [
        {"due": "2027-01-31", "amount_fen": 33336},
        {"due": "2027-02-28", "amount_fen": 33336},
        {"due": "2027-03-31", "amount_fen": 33338},
    ]
    assert (term["by"], term["to"], term["amount_fen"], term["due"]) == (
        "opponent",
        "applicant",
        100010,
        "2027-03-31",
    )


def test_what_is_written_comes_back_as_it_was(signed_in: SignIn, table: StandIn) -> None:
    text = signed_in("mediator").get("/mediator/m1/agreement").get_data(as_text=True)
    assert "2027-01-10 1000\n2027-02-10 500" in text
    assert read_parts("2027-01-10 1000\n2027-2-10，500元\n") == [
        {"due": "2027-01-10", "amount_fen": 100000},
        {"due": "2027-02-10", "amount_fen": 50000},
    ]
    for line in ("十号给五百", "2027-13-01 5", "2027-01-10 0.001"):
        with pytest.raises(ValueError, match=r"day|fen|month|给"):
            read_parts(line)


def test_parts_always_make_the_whole() -> None:
    for total, count in ((100, 3), (1, 2), (150001, 60)):
        assert sum(part["amount_fen"] for part in monthly(total, count, date(2026, 10, 31))) == total


@pytest.mark.parametrize(
    ("role", "path"), [("resident", "/m/m1/sign"), ("mediator", "/mediator/m1/signatures/applicant")]
)
def test_who_read_an_older_version_is_refused_with_the_difference(
    signed_in: SignIn, table: StandIn, role: str, path: str
) -> None:
    answer = signed_in(role).post(path, data={"name": "王建国", "digest": "sha256:old"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "十天内付清。</del>" in text
    assert "分两期付清。</ins>" in text
    assert table.posted(f"{BASE}/signatures") == []


def test_who_acts_for_a_party_stands_on_its_side(signed_in: SignIn, table: StandIn) -> None:
    table.says("GET", "/api/identity/me", {"id": "p9", "name": "代理", "roles": ["resident"]})
    assert "您是申请人" in signed_in("resident").get("/m/m1").get_data(as_text=True)


def test_a_refusal_comes_back_with_the_words(signed_in: SignIn, table: StandIn) -> None:
    refusal = problem(409, "这几个小时已有安排。", "请换一个时间。")
    table.answers = {("POST", f"{BASE}/sessions"): refusal, **table.answers}
    client = signed_in("mediator")
    answer = client.post(
        "/mediator/m1/sessions", data={"at": "2026-12-01T09:30", "kind": "video", "hours": "2"}
    )
    assert answer.status_code == 422
    assert "这几个小时已有安排" in answer.get_data(as_text=True)


@pytest.mark.parametrize(("role", "start"), [("resident", "/m/m1"), ("mediator", "/mediator/m1")])
def test_a_document_is_passed_on_as_it_was_printed(
    signed_in: SignIn, table: StandIn, role: str, start: str
) -> None:
    made = httpx.Response(200, content=b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    table.says("GET", f"{BASE}/documents/agreement-2", made)
    client = signed_in(role)
    assert f"{start}/documents/agreement-2" in client.get(start).get_data(as_text=True)
    answer = client.get(f"{start}/documents/agreement-2")
    assert (answer.data, answer.headers["Content-Type"]) == (b"%PDF-1.7", "application/pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(f"{start}/documents/other").status_code == 404
