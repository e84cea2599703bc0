"""Who sees and does what over HTTP, and that the clocks of the law do their work there."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from kernel.testkit import Kit
from tests.legalaid.office import BASE, OFFICER, SUPERVISOR, WORKER, Office, lawyer

STRANGER = ("p-other", "resident")


def elsewhere(office: Office, method: str, path: str, body: Any = None) -> Any:
    token = office.kit.token("officer9", "officer", region="620102")
    head = {"Authorization": f"Bearer {token}"}
    return office.kit.client().open(BASE + path, method=method, json=body, headers=head)


def test_assessments_answer_without_storing(office: Office) -> None:
    before = office.kit.ctx.db["applications"].count_documents({})
    asked = {"matter": "labor.wages", "facts": {"groups": ["migrant_worker"], "paper_migrant_worker": True}}
    answer = office.post("/assessments", WORKER, {**asked, "at": "2026-03-02"})
    assert answer.status_code == 200
    assert answer.json["assessment"]["hardship"] == "exempt"
    assert answer.json["missing"] == []
    assert [row["article"] for row in answer.json["articles"]] == ["31(五)", "42(三)", "31"]
    open_ = office.post("/assessments", WORKER, {"matter": "labor.wages", "facts": {"shoe_size": 42}}).json
    assert open_["assessment"]["hardship"] == "unknown"
    assert open_["missing"]
    assert open_["ignored"] == ["shoe_size"]
    assert office.kit.ctx.db["applications"].count_documents({}) == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"matter": 1},
        {"matter": "labor.wages", "facts": []},
        {"matter": "labor.wages", "facts": {"pledge_signed": "yes"}},
        {"matter": "labor.wages", "facts": {"household_members": -1}},
        {"matter": "labor.wages", "facts": {"groups": ["nobody"]}},
        {"matter": "labor.wages", "region": "999999"},
        {"matter": "labor.wages", "at": "yesterday"},
        {"matter": "labor.wages", "more": 1},
        {"matter": {"$ne": ""}},
    ],
)
def test_bad_questions_are_refused(office: Office, body: Any) -> None:
    assert office.post("/assessments", WORKER, body).status_code == 422


def test_nothing_without_a_token(office: Office) -> None:
    id = office.route()
    for path in ("/applications", f"/applications/{id}", "/offers", "/matters", f"/applications/{id}/record"):
        assert office.get(path, None).status_code == 401
    assert office.post("/assessments", None, {"matter": "labor.wages"}).status_code == 401


def test_who_sees_an_application(office: Office) -> None:
    id = office.grant()
    for who in (OFFICER, SUPERVISOR, WORKER):
        assert office.get(f"/applications/{id}", who).status_code == 200
        assert len(office.get("/applications?case=c1", who).json) == 1
    for who in (STRANGER, lawyer("lawyer1")):
        assert office.get(f"/applications/{id}", who).status_code == 404
        assert office.get("/applications?case=c1", who).json == []
        assert office.get("/applications", who).json == []
    assert elsewhere(office, "GET", f"/applications/{id}").status_code == 403
    assert elsewhere(office, "GET", "/applications?case=c1").json == []
    assert elsewhere(office, "POST", f"/applications/{id}/decision", {"grant": True}).status_code == 403
    assert office.get(f"/applications/{id}", ("evaluator1", "evaluator")).status_code == 404


def test_the_officers_list_by_state_is_paged(office: Office) -> None:
    ids = [office.route(f"c{number}") for number in range(5)]
    first = office.get("/applications?state=received&limit=3", OFFICER)
    assert [row["id"] for row in first.json] == ids[:1:-1]
    path = first.headers["Link"].split(">")[0].removeprefix(f"<{BASE}")
    rest = office.get(path, OFFICER)
    assert [row["id"] for row in rest.json] == ids[1::-1]
    assert "Link" not in rest.headers
    assert office.get("/applications?state=closed", OFFICER).json == []
    assert len(office.get("/applications", WORKER).json) == 5
    assert office.get("/applications?state=nonsense", OFFICER).status_code == 422


def test_a_list_reads_through_an_index(office: Office) -> None:
    for number in range(30):
        office.route(f"c{number}", region="620725" if number % 10 == 0 else "620102")
    store = office.kit.ctx.stores["applications"].documents
    for key in ({"state.within": "620725"}, {"state.offered_to": "lawyer1"}, {"state.applicant": "p-none"}):
        plan = store.find(key).explain()
        assert plan["executionStats"]["totalDocsExamined"] <= 3, key


def test_a_lawyer_sees_his_own_offers_and_matters_only(office: Office) -> None:
    id = office.grant()
    offer = office.open_offer(id)
    other = lawyer(next(n for n in ("lawyer1", "lawyer2", "lawyer3") if n != offer["lawyer"]))
    assert office.get("/offers?state=open", other).json == []
    for call in ("accept", "decline"):
        body = {"reason": "busy"} if call == "decline" else None
        assert office.post(f"/offers/{offer['id']}/{call}", other, body).status_code == 404
    assert office.get(f"/offers/{offer['id']}", other).status_code == 404
    matter = office.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"])).json["matter"]
    assert office.get(f"/matters/{matter}", other).status_code == 404
    assert office.get("/matters", other).json == []
    assert office.get("/matters?case=c1", other).json == []
    assert [row["id"] for row in office.get("/matters", lawyer(offer["lawyer"])).json] == [matter]
    work: dict[str, Any] = {"reports": {"text": "x"}, "close": {"outcome": "won", "report": "x", "hours": 1}}
    for path, body in work.items():
        assert office.post(f"/matters/{matter}/{path}", other, body).status_code == 404
    assert office.get(f"/matters/{matter}/recipient", other).status_code == 404


def test_an_answer_after_another_step_is_409(office: Office) -> None:
    offer = office.open_offer(office.grant())
    who = lawyer(offer["lawyer"])
    assert office.post(f"/offers/{offer['id']}/accept", who).status_code == 200
    assert office.post(f"/offers/{offer['id']}/accept", who).status_code == 409
    assert office.post(f"/offers/{offer['id']}/decline", who, {"reason": "busy"}).status_code == 409


def test_an_idempotency_key_gets_the_first_answer(office: Office) -> None:
    offer = office.open_offer(office.grant())
    who = lawyer(offer["lawyer"])
    first = office.post(f"/offers/{offer['id']}/accept", who, Idempotency_Key="k1")
    again = office.post(f"/offers/{offer['id']}/accept", who, Idempotency_Key="k1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json


def test_many_accept_at_once_and_the_officer_assigns_meanwhile(office: Office) -> None:
    id = office.grant()
    offer = office.open_offer(id)
    other = next(n for n in ("lawyer1", "lawyer2", "lawyer3") if n != offer["lawyer"])

    def attempt(number: int) -> int:
        if number % 2:
            answer = office.post(f"/applications/{id}/assignment", OFFICER, {"lawyer": other})
        else:
            answer = office.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
        return int(answer.status_code)

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(attempt, range(8)))
    assert sorted(codes) == [200] + [409] * 7
    assert len(office.application(id)["matters"]) == 1


def test_the_lawyer_with_least_work_is_asked_first(office: Office) -> None:
    _, first = office.assign("c1")
    _, second = office.assign("c2", applicant="p2", opponent="p3")
    _, third = office.assign("c3", applicant="p4", opponent="p5")
    assert sorted((first, second, third)) == ["lawyer1", "lawyer2", "lawyer3"]
    id = office.grant("c4", applicant="p6", opponent="p7")
    rows = office.get(f"/applications/{id}/candidates", OFFICER).json
    assert [(row["open_matters"], row["asked"]) for row in rows].count((1, True)) == 1


def test_nobody_acts_on_both_sides(office: Office) -> None:
    """The boss had a lawyer in an earlier case: that lawyer is not asked for the worker, present or past."""
    matter, his = office.assign("c1", applicant="p-boss", opponent="p-somebody")
    office.post(f"/matters/{matter}/close", lawyer(his), {"outcome": "won", "report": "x", "hours": 1})
    id = office.grant("c2")
    rows = {row["lawyer"]: row for row in office.get(f"/applications/{id}/candidates", OFFICER).json}
    assert rows[his]["hindrance"] == "conflict"
    offer = office.open_offer(id)
    assert offer["lawyer"] != his
    refused = office.post(f"/applications/{id}/assignment", OFFICER, {"lawyer": his})
    assert (refused.status_code, refused.json["code"]) == (409, "lawyer.conflict")


def test_a_conflict_that_arose_after_the_offer_stops_the_acceptance(office: Office) -> None:
    id = office.grant("c1", applicant="p-a", opponent="p-b")
    offer = office.open_offer(id)
    against = office.grant("c2", applicant="p-b", opponent="p-a")
    office.post(f"/applications/{against}/assignment", OFFICER, {"lawyer": offer["lawyer"]})
    answer = office.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
    assert (answer.status_code, answer.json["code"]) == (409, "offer.hindered_conflict")


def test_a_lawyer_is_not_asked_in_his_own_quarrel(office: Office) -> None:
    for name in ("lawyer1", "lawyer2"):
        office.appoint(name, active=False)
    office.appoint("lawyer3", person="p-boss")
    id = office.grant()
    assert office.application(id)["alert"] == "no_candidate"
    assert office.post(f"/applications/{id}/offers", OFFICER).status_code == 409


def test_an_offer_expires_and_the_next_is_asked(office: Office) -> None:
    id = office.grant()
    first = office.open_offer(id)
    office.kit.now.forward(hours=25)
    office.kit.fire_clocks()
    second = office.open_offer(id)
    assert second["lawyer"] != first["lawyer"]
    assert office.application(id)["offers"][0]["state"] == "expired"
    assert office.get("/offers?state=open", lawyer(first["lawyer"])).json == []
    assert len(office.get("/offers?state=expired", lawyer(first["lawyer"])).json) == 1
    office.kit.now.forward(days=365)  # last year's still show; a lawyer looks for December's in January
    assert len(office.get("/offers?state=expired", lawyer(first["lawyer"])).json) == 1
    office.kit.now.forward(days=366)
    assert office.get("/offers?state=expired", lawyer(first["lawyer"])).json == []


def test_when_the_three_days_are_nearly_over_the_officer_is_told_and_assigns(office: Office) -> None:
    id = office.grant()
    for _ in range(12):
        office.kit.now.forward(hours=24)
        office.kit.fire_clocks()
    late = office.application(id)
    assert late["alert"] is not None
    assert "assignment" in late["overdue"]
    assert late["clocks"] == []
    done = office.post(f"/applications/{id}/assignment", OFFICER, {"lawyer": "lawyer2"})
    assert (done.status_code, done.json["lawyer"], done.json["alert"]) == (200, "lawyer2", None)


def test_an_overdue_decision_is_marked_once_and_still_possible(office: Office) -> None:
    id = office.route()
    office.kit.now.forward(days=20)
    assert office.kit.fire_clocks() == 1
    assert office.kit.fire_clocks() == 0
    assert office.application(id)["overdue"] == ["decision"]
    answer = office.post(f"/applications/{id}/decision", OFFICER, {"grant": True})
    assert answer.json["decided"]["late"] is True


def test_the_supplement_notice_and_deemed_withdrawal(office: Office) -> None:
    id = office.route()
    path = f"/applications/{id}/supplement-notice"
    asked = office.post(path, OFFICER, {"items": ["paper_migrant_worker", "identity_paper"]})
    assert (asked.status_code, asked.json["state"]) == (201, "supplementing")
    assert {c["name"]: c["paused"] for c in asked.json["clocks"]} == {"decision": True, "supplement": False}
    assert office.post(path, OFFICER, {"items": ["case_papers"]}).status_code == 409
    short = office.post(f"/applications/{id}/supplement", WORKER, {"items": ["identity_paper"]})
    assert short.status_code == 422
    office.kit.now.forward(days=40)
    office.kit.fire_clocks()
    assert office.application(id, WORKER)["state"] == "withdrawn"


def test_the_supplement_comes_in(office: Office) -> None:
    id = office.route()
    office.post(f"/applications/{id}/supplement-notice", OFFICER, {"items": ["identity_paper"]})
    given = office.post(f"/applications/{id}/supplement", WORKER, {"items": ["identity_paper"]})
    assert (given.status_code, given.json["state"]) == (200, "received")


def test_what_an_applicant_may_state(office: Office) -> None:
    id = office.route()
    path = f"/applications/{id}/facts"
    means = {"household_income_month_fen": 100000, "household_members": 2, "pledge_signed": True}
    stated = office.post(path, WORKER, {"facts": means, "source": "pledge"})
    assert stated.json["assessment"]["hardship"] == "yes"
    paper = office.post(path, WORKER, {"facts": {"paper_migrant_worker": True}})
    assert (paper.status_code, paper.json["code"]) == (422, "fact.needs_paper")
    assert office.post(path, STRANGER, {"facts": means}).status_code == 404
    assert office.post(path, OFFICER, {"facts": {"pledge_signed": "yes"}}).status_code == 422


def test_a_reason_is_sealed_and_reading_it_is_recorded(office: Office) -> None:
    id = office.route(category="contract")
    assert office.post(f"/applications/{id}/decision", OFFICER, {"grant": True}).status_code == 422
    made = office.post(f"/applications/{id}/decision", OFFICER, {"grant": True, "reason": "省条例第九条列入"})
    assert made.json["decided"]["against_law"] is True
    assert office.application(id, WORKER)["decided"]["reason"] == "省条例第九条列入"
    assert "省条例" not in str(list(office.kit.ctx.db["applications"].find()))
    readers = {row["actor"] for row in office.kit.ctx.db["readings"].find({"subject": "p-worker"})}
    assert readers == {"officer"}


def test_a_refusal_ends_it_and_an_advance_goes_on(office: Office) -> None:
    refused = office.route("c1", category="contract")
    answer = office.post(f"/applications/{refused}/decision", OFFICER, {"grant": False}).json
    assert (answer["state"], answer["decision"], answer["clocks"]) == ("decided", "refused", [])
    urgent = office.route("c2", facts={"days_to_limitation": 3})
    answer = office.post(f"/applications/{urgent}/decision", OFFICER, {"grant": True, "advance": True}).json
    assert answer["decision"] == "advance"
    assert office.open_offer(urgent)


def test_the_recipients_telephone_for_the_lawyer_at_work(
    office: Office, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = {"id": "p-worker", "name": "张三", "phone": "+8613800138000", "id_number_masked": None}
    asked: list[httpx.Request] = []

    def identity(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=card)

    client = httpx.Client(transport=httpx.MockTransport(identity), base_url="http://identity")
    monkeypatch.setitem(kit.runtime._clients, "identity", client)
    matter, who = office.assign()
    answer = office.get(f"/matters/{matter}/recipient", lawyer(who))
    assert (answer.status_code, answer.json) == (200, card)
    assert asked[0].url.path == "/api/identity/persons/p-worker"
    assert asked[0].url.params["purpose"]
    assert kit.ctx.db["readings"].count_documents({"subject": "p-worker", "actor": who}) == 1
    assert office.get(f"/matters/{matter}/recipient", OFFICER).status_code == 403


def test_problems_speak_the_callers_language(office: Office) -> None:
    id = office.route()
    zh = office.post(f"/applications/{id}/decision", OFFICER, {"grant": False})
    en = office.post(f"/applications/{id}/decision", OFFICER, {"grant": False}, Accept_Language="en")
    assert "理由" in zh.json["remedy"]
    assert "reason" in en.json["remedy"]
    assert zh.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["reports", "close"])
@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"outcome": "won", "report": "x", "hours": -1}, {"text": 1}]
)
def test_bad_work_is_refused(office: Office, path: str, body: Any) -> None:
    matter, who = office.assign()
    assert office.post(f"/matters/{matter}/{path}", lawyer(who), body).status_code == 422
