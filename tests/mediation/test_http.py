"""The edge: bad input, repeats, lists, clocks, events, and that nothing personal leaves."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kernel import entries
from kernel.testkit import Kit
from tests.mediation.room import APPLICANT, MEDIATOR, OFFICER, OTHER_MEDIATOR, STRANGER, WORDS, Room
from tests.mediation.table import IMAGE


def _without(words: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in words.items() if key != name}


BAD: list[tuple[str, Any, str]] = [
    ("consents", {"party": "witness", "agrees": True}, "party"),
    ("consents", {"party": "applicant", "agrees": "yes"}, "agrees"),
    ("consents", {"party": "applicant", "agrees": True, "by": "x"}, "by"),
    ("sessions", {"at": "2026-12-01T09:30:00", "place": "x"}, "at"),
    ("sessions", {"at": "2026-12-01T09:30:00+08:00"}, "place"),
    ("sessions", {"at": "2026-12-01T09:30:00+08:00", "place": "x", "video": "https://a.cn/b"}, "place"),
    ("sessions", {"at": "2026-12-01T09:30:00+08:00", "video": "javascript:alert(1)"}, "video"),
    ("agreement", _without(WORDS, "facts"), "facts"),
    ("agreement", {**WORDS, "facts": "  "}, "facts"),
    ("agreement", {**WORDS, "terms": []}, "terms"),
    ("agreement", {**WORDS, "terms": [{"text": "x"}]}, "terms.0.due"),
    ("agreement", {**WORDS, "terms": [{"text": "x", "due": "2026-02-30"}]}, "terms.0.due"),
    ("agreement", {**WORDS, "facts": {"$gt": ""}}, "facts"),
    ("signatures", {"party": "applicant", "image": "data:image/png;base64,AAAA"}, "image"),
    ("signatures", {"party": "applicant", "image": IMAGE[:-8]}, "image"),
    ("signatures", {"party": "witness", "image": IMAGE}, "party"),
    ("performance", {"term": "0", "done": True}, "term"),
    ("performance", {"term": True, "done": True}, "term"),
    ("fail", {"reason": ""}, "reason"),
    ("fail", {"reason": "x", "reason_code": "breach"}, "reason_code"),
]


def test_bad_input_names_the_field_and_changes_nothing(room: Room) -> None:
    room.open()
    before = room.get()["version"]
    for what, body, field in BAD:
        problem = room.post(what, MEDIATOR, body, 422)
        assert [error["field"] for error in problem["errors"]] == [field], (what, body)
        assert all(error["remedy"] for error in problem["errors"])
    assert room.get()["version"] == before
    room.draft()
    for party in ("applicant", "opponent", "mediator"):
        room.sign(party)
    room.seal()
    assert room.post("performance", MEDIATOR, {"term": 2, "done": True}, 422)["errors"][0]["field"] == "term"


def test_problems_speak_the_callers_language(room: Room) -> None:
    path = f"/api/mediation/cases/{room.id}/mediator"
    answer = room.kit.call("POST", path, OFFICER, json={"mediator": "nobody"}, Accept_Language="en")
    assert answer.get_json()["title"] == "This is not a mediator of this region."


def test_a_repeat_gets_the_first_answer(room: Room) -> None:
    room.name()
    body = {"party": "applicant", "agrees": True}
    first = room.post("consents", APPLICANT, body, Idempotency_Key="k-1")
    room.post("consents", MEDIATOR, {"party": "opponent", "agrees": True})
    again = room.post("consents", APPLICANT, body, Idempotency_Key="k-1")
    assert (again["state"], again["version"]) == (first["state"], first["version"])
    room.post("consents", APPLICANT, {**body, "agrees": False}, 422, Idempotency_Key="k-1")
    assert room.get()["state"] == "open"


def test_if_match_refuses_what_has_changed_since(room: Room) -> None:
    version = room.name()["version"]
    body = {"party": "applicant", "agrees": True}
    room.post("consents", APPLICANT, body, 409, If_Match=f'"{version - 1}"')
    room.post("consents", APPLICANT, body, If_Match=f'"{version}"')


def test_many_signatures_at_once_count_once(room: Room) -> None:
    room.open()
    room.draft()
    path = f"/api/mediation/cases/{room.id}/signatures"
    body = {"party": "applicant", "image": IMAGE}
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: room.kit.call("POST", path, MEDIATOR, json=body), range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert room.types().count("AgreementSigned") == 1


def test_a_draft_between_two_signatures_wins_or_loses_whole(room: Room) -> None:
    room.open()
    room.draft()
    for party in ("applicant", "opponent"):
        room.sign(party)
    digest = room.get()["agreement"]["digest"]
    base = f"/api/mediation/cases/{room.id}/"
    last = {"party": "mediator", "image": IMAGE, "digest": digest}
    with ThreadPoolExecutor(2) as threads:
        drafting = threads.submit(room.kit.call, "POST", base + "agreement", MEDIATOR, json=WORDS)
        signing = threads.submit(room.kit.call, "POST", base + "signatures", MEDIATOR, json=last)
    assert drafting.result().status_code == 201
    assert signing.result().status_code in (201, 409)
    room.seal(409)


def test_events_twice_have_their_effect_once(kit: Kit, room: Room) -> None:
    routed = kit.event("intake.CaseRouted", "case-7", case="case-7", service="mediation", region="620725",
                       category="land", applicant="person-a", opponent="person-b")  # fmt: skip
    kit.deliver(routed)
    kit.deliver(routed, routed)
    seven = Room(kit, "case-7")
    assert seven.types() == ["MediationProposed"]
    gone = kit.event("intake.CaseWithdrawn", "case-7", case="case-7")
    kit.deliver(gone)
    kit.deliver(gone)
    assert seven.types() == ["MediationProposed", "MediationWithdrawn", "MediationClosed"]


def test_what_is_routed_elsewhere_is_not_ours(kit: Kit, room: Room) -> None:
    room.route("case-8", service="legalaid")
    assert kit.ctx.load("cases", Room(kit, "case-8").id) is None
    assert Room(kit, "case-8").rows("?case=case-8", OFFICER) == []


def test_lists_show_each_his_own(kit: Kit, room: Room) -> None:
    room.name()
    room.route("case-2", applicant="person-z", region="620702")
    room.route("case-3", category="land")
    assert [row["case"] for row in room.rows("", MEDIATOR)] == ["case-1"]
    assert room.rows("", OTHER_MEDIATOR) == []
    assert [row["case"] for row in room.rows("", OFFICER)] == ["case-3", "case-1"]
    assert [row["case"] for row in room.rows("?state=proposed", OFFICER)] == ["case-3"]
    assert [row["case"] for row in room.rows("", APPLICANT)] == ["case-3", "case-1"]
    assert room.rows("?case=case-1", STRANGER) == []
    assert room.rows("", STRANGER) == []
    city = kit.token("officer7", "officer", region="620700")
    rows = kit.client().get("/api/mediation/cases", headers={"Authorization": f"Bearer {city}"}).get_json()
    assert {row["case"] for row in rows} == {"case-1", "case-2", "case-3"}
    room.rows("?state=nonsense", OFFICER, 422)
    room.rows("?case[$ne]=x", OFFICER, 422)


def test_lists_go_on_by_cursor(kit: Kit, room: Room) -> None:
    for number in range(2, 8):
        room.route(f"case-{number}")
    seen, path = [], "/api/mediation/cases?limit=3"
    while path:
        answer = kit.call("GET", path, OFFICER)
        seen += [row["case"] for row in answer.get_json()]
        cursor = answer.headers.get("X-Next-Cursor")
        path = f"/api/mediation/cases?limit=3&cursor={cursor}" if cursor else ""
    assert seen == [f"case-{number}" for number in range(7, 0, -1)]


@pytest.mark.parametrize(
    "mine",
    [
        {"state.mediator": "mediator1"},
        {"state.mediator": "mediator1", "state.stage": "consenting"},
        {"state.speakers": "person-only"},
        {"state.speakers": "person-only", "state.stage": "consenting"},
        {"state.within": "620725", "state.stage": "consenting"},
        {"state.within": "620725", "state.danger": True},
        {"state.within": "620702"},
    ],
)
def test_a_list_looks_only_at_its_own_rows(kit: Kit, room: Room, mine: dict[str, Any]) -> None:
    """However many mediations others have, a list examines its own."""
    room.route("mine", applicant="person-only")
    Room(kit, "mine").name()
    for number in range(30):
        room.route(f"other-{number}")
    filter = {**mine, "at": {"$gte": kit.now().replace(year=2020), "$lte": kit.now()}}
    plan = kit.ctx.db.command("explain", {"find": "cases", "filter": filter}, verbosity="executionStats")
    assert plan["executionStats"]["totalDocsExamined"] <= 1


def test_the_clocks_fire_once(kit: Kit, room: Room) -> None:
    room.open()
    kit.now.forward(days=45)
    assert kit.fire_clocks() == 1
    assert kit.fire_clocks() == 0
    assert room.get()["overdue"]
    later = (kit.now() + timedelta(days=180)).date().isoformat()
    room.draft(terms=[{"text": "清理水渠", "due": "2020-01-01"}, {"text": "道歉", "due": later}])
    for party in ("applicant", "opponent", "mediator"):
        room.sign(party)
    shown = room.seal()
    assert [term["late"] for term in shown["agreement"]["terms"]] == [True, False]
    kit.now.forward(days=400)
    assert kit.fire_clocks() == 3
    assert kit.fire_clocks() == 0
    assert [term["late"] for term in room.get()["agreement"]["terms"]] == [True, True]
    assert {"ConfirmationLapsed", "TermsLate"} <= set(room.types()[-4:])


def test_nothing_personal_is_published(kit: Kit, room: Room) -> None:
    room.open()
    room.post("sessions", MEDIATOR, {"at": "2026-12-01T09:30:00+08:00", "place": "王家院子"}, 201)
    room.draft(facts="王五打伤了李四")
    room.sign("applicant")
    room.post("fail", MEDIATOR, {"reason": "李四不同意"})
    state = kit.ctx.db["cases"].find_one({"_id": room.id})
    published = [entry["public"] for entry in kit.ctx.history("cases", room.id)]
    for words in ("王家院子", "王五", "李四", IMAGE[30:60]):
        assert words not in str(state)
        assert words not in str(published)
    assert room.get("", MEDIATOR)["reason"] == "李四不同意"


def test_the_record_folds_to_the_state_in_the_database(kit: Kit, room: Room) -> None:
    room.effective()
    room.post("performance", MEDIATOR, {"term": 0, "done": False})
    history = kit.ctx.history("cases", room.id)
    assert entries.flaws(history) == []
    loaded = kit.ctx.load("cases", room.id)
    assert loaded is not None
    assert entries.fold(history, kit.ctx.service.aggregate("cases")) == loaded.state


def test_every_refusal_has_its_words(kit: Kit) -> None:
    """Every code that the rules raise is in messages.json, in both languages."""
    here = Path(kit.ctx.service.messages).parent
    source = "".join(path.read_text("utf-8") for path in here.rglob("*.py"))
    raised = set(re.findall(r'(?:Invalid|OutOfOrder|Refusal|Forbidden|NotFound)\(\s*"([a-z_]+)"', source))
    raised |= set(re.findall(r'"([a-z]+(?:_[a-z]+)+)" if state\.', source))
    texts = json.loads(kit.ctx.service.messages.read_text("utf-8"))
    assert raised - set(texts) == set()
    for code, languages in texts.items():
        assert set(languages) == {"zh", "en"}, code
        assert all(text["wrong"] and text["remedy"] for text in languages.values()), code
