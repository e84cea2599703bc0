"""Officers, owners and appointed people at one case: who, in what order, and what each is shown."""

from typing import Any

import pytest
from werkzeug.http import parse_options_header

from services.intake.schemas.answers import CaseSchema
from tests.intake.desk import (
    ADMIN,
    EVALUATOR,
    LAWYER,
    MEDIATOR,
    NAME,
    OFFICER,
    OPERATOR,
    PHONE,
    RESIDENT,
    STORY,
    STRANGER,
    SUPERVISOR,
    Desk,
)


def test_accept_then_route(desk: Desk) -> None:
    made = desk.submitted()
    accepted = desk.post(f"/cases/{made['id']}/accept", OFFICER)
    routed = desk.post(f"/cases/{made['id']}/route", OFFICER, {"service": "legalaid"})
    assert (accepted.status_code, accepted.json["state"], accepted.json["holder"]) == (
        200,
        "accepted",
        "officer",
    )
    assert (routed.status_code, routed.json["state"], routed.json["service"]) == (200, "routed", "legalaid")
    assert accepted.headers["ETag"] == '"2"'
    assert [line["code"] for line in routed.json["timeline"]] == [
        "CaseSubmitted",
        "CaseAccepted",
        "CaseRouted.legalaid",
    ]


def test_out_of_order_is_409(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}"
    assert desk.post(f"{path}/route", OFFICER, {"service": "legalaid"}).status_code == 409
    assert desk.post(f"{path}/accept", OFFICER).status_code == 200
    answer = desk.post(f"{path}/accept", OFFICER, Accept_Language="en")
    assert answer.status_code == 409
    assert "accepted before" in answer.get_json(force=True)["title"]


def test_the_same_key_accepts_once(desk: Desk) -> None:
    made = desk.submitted()
    one, two = (desk.post(f"/cases/{made['id']}/accept", OFFICER, Idempotency_Key="a") for _ in range(2))
    assert (one.status_code, two.status_code, one.json) == (200, 200, two.json)


def test_an_old_version_is_refused(desk: Desk) -> None:
    made = desk.submitted()
    assert desk.post(f"/cases/{made['id']}/accept", OFFICER, If_Match='"7"').status_code == 409
    assert desk.post(f"/cases/{made['id']}/accept", OFFICER, If_Match='"1"').status_code == 200


@pytest.mark.parametrize("step", ["accept", "route"])
@pytest.mark.parametrize("who", [RESIDENT, OPERATOR, SUPERVISOR, LAWYER, ADMIN])
def test_other_roles_are_403(desk: Desk, step: str, who: tuple[str, ...]) -> None:
    made = desk.submitted()
    assert desk.post(f"/cases/{made['id']}/{step}", who, {"service": "legalaid"}).status_code == 403


def test_an_officer_of_another_region_is_403_everywhere(desk: Desk) -> None:
    made = desk.submitted()
    head = {"Authorization": f"Bearer {desk.kit.token('officer9', 'officer', region='620702')}"}
    client, path = desk.kit.client(), f"/api/intake/cases/{made['id']}"
    assert client.post(f"{path}/accept", json={}, headers=head).status_code == 403
    assert client.get(path, headers=head).status_code == 403
    desk.post(f"/cases/{made['id']}/accept", OFFICER)
    assert client.post(f"{path}/route", json={"service": "legalaid"}, headers=head).status_code == 403
    assert made["id"] not in [case["id"] for case in client.get("/api/intake/cases", headers=head).get_json()]


def test_what_is_not_there_is_404(desk: Desk) -> None:
    assert desk.get("/cases/nothing", OFFICER).status_code == 404
    for step in ("accept", "route", "close", "withdraw"):
        body = (
            {"service": "legalaid"} if step == "route" else {"outcome": "refused"} if step == "close" else {}
        )
        assert desk.post(f"/cases/nothing/{step}", OFFICER, body).status_code == 404
    assert desk.kit.ctx.load("cases", "nothing") is None


@pytest.mark.parametrize(
    "body", [{}, {"service": "court"}, {"service": "legalaid", "why": "x"}, {"service": None}]
)
def test_a_bad_routing_is_422_and_changes_nothing(desk: Desk, body: dict[str, Any]) -> None:
    made = desk.accepted()
    answer = desk.post(f"/cases/{made['id']}/route", OFFICER, body)
    assert answer.status_code == 422
    assert answer.get_json(force=True)["errors"][0]["remedy"]
    assert desk.get(f"/cases/{made['id']}", OFFICER).json["state"] == "accepted"


@pytest.mark.parametrize("who", [RESIDENT, OFFICER, SUPERVISOR, OPERATOR])
def test_who_reads_sees_the_story_and_is_recorded(desk: Desk, who: tuple[str, ...]) -> None:
    made = desk.submitted()
    answer = desk.get(f"/cases/{made['id']}?purpose=核对案情", who)
    case = answer.json
    assert (case["narrative"], case["words"]) == (STORY, {"town": "样例清泉镇"})
    assert (case["applicant"]["name"], case["applicant"]["phone"]) == (NAME, "+86" + PHONE)
    assert case["applicant"]["groups"] == ["migrant_worker"]
    assert case["next"]["what"]
    readings = desk.kit.readings(subject=case["applicant"]["id"])
    assert (who[0], "核对案情") in {(row.actor, row.purpose) for row in readings}
    assert (case["applicant"]["id"], "核对案情") in desk.identity.read


@pytest.mark.parametrize("who", [STRANGER, LAWYER, MEDIATOR, EVALUATOR, ADMIN])
def test_who_has_nothing_to_do_with_it_reads_nothing(desk: Desk, who: tuple[str, ...]) -> None:
    made = desk.submitted()
    answer = desk.get(f"/cases/{made['id']}", who)
    assert answer.status_code == 403
    assert STORY not in answer.get_data(as_text=True)


def test_nobody_without_a_token_reads(desk: Desk) -> None:
    made = desk.submitted()
    assert desk.get(f"/cases/{made['id']}").status_code == 401
    assert desk.get("/cases").status_code == 401
    assert desk.get("/categories").status_code == 401


def test_an_appointment_opens_the_case(desk: Desk) -> None:
    made = desk.routed()
    path = f"/cases/{made['id']}"
    assert desk.get(path, LAWYER).status_code == 403
    desk.hears("legalaid.LawyerAssigned", made["id"], lawyer="lawyer1", matter="m1")
    assert desk.get(path, LAWYER).json["narrative"] == STORY
    assert desk.get(path, ("lawyer2", "lawyer")).status_code == 403
    assert made["id"] in [case["id"] for case in desk.get("/cases", LAWYER).json]


def test_while_identity_is_away_the_case_still_opens_without_names(desk: Desk) -> None:
    made = desk.submitted()
    desk.identity.away = True
    case = desk.get(f"/cases/{made['id']}", OFFICER).json
    assert (case["narrative"], case["applicant"].get("name")) == (STORY, None)


def test_after_its_key_is_destroyed_the_case_stands_without_its_story(desk: Desk) -> None:
    made = desk.submitted()
    desk.kit.ctx.vault.erase(made["id"])
    case = desk.get(f"/cases/{made['id']}", OFFICER).json
    assert (case["erased"], case["narrative"], case["state"]) == (True, None, "submitted")


def test_the_owner_and_nobody_else_sees_the_tracking_code_again(desk: Desk) -> None:
    made = desk.submitted()
    assert desk.get(f"/cases/{made['id']}", RESIDENT).json["tracking_code"] == made["tracking_code"]
    assert desk.get(f"/cases/{made['id']}", OFFICER).json["tracking_code"] is None


def test_each_is_offered_the_steps_that_may_be_taken(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}"
    assert desk.get(path, OFFICER).json["steps"] == ["accept", "close"]
    assert desk.get(path, RESIDENT).json["steps"] == ["withdraw"]
    assert desk.get(path, SUPERVISOR).json["steps"] == []
    desk.post(f"{path}/accept", OFFICER)
    assert desk.get(path, OFFICER).json["steps"] == ["route", "close"]


def test_the_applicant_withdraws_and_the_services_hear_it(desk: Desk) -> None:
    made = desk.routed()
    path = f"/cases/{made['id']}/withdraw"
    assert desk.post(path, OFFICER).status_code == 403
    answer = desk.post(path, RESIDENT, {"reason": "钱已经给了"})
    assert (answer.json["state"], answer.json["outcome"]) == ("closed", "withdrawn")
    types = [entry["type"] for entry in desk.kit.ctx.history("cases", made["id"]) if entry["published"]]
    assert types[-2:] == ["CaseWithdrawn", "CaseClosed"]
    assert desk.post(path, RESIDENT).status_code == 409


def test_a_reason_is_shown_to_the_owner_and_published_to_nobody(desk: Desk) -> None:
    made = desk.accepted()
    body = {"service": "mediation", "reason": "对方是表叔，先谈谈"}
    desk.post(f"/cases/{made['id']}/route", OFFICER, body)
    assert desk.get(f"/cases/{made['id']}", RESIDENT).json["reason"] == body["reason"]
    assert all(
        body["reason"] not in str(entry["public"]) for entry in desk.kit.ctx.history("cases", made["id"])
    )


def test_violence_at_home_waits_for_the_persons_word_before_mediation(desk: Desk) -> None:
    made = desk.accepted(category="family.violence")
    path = f"/cases/{made['id']}/route"
    assert desk.post(path, OFFICER, {"service": "mediation"}).status_code == 422
    answer = desk.post(path, OFFICER, {"service": "mediation", "contact_agreed": True})
    assert answer.status_code == 200


def test_a_safe_contact_is_kept_sealed_and_shown_to_who_works_on_it(desk: Desk) -> None:
    contact = {"phone": "13900007777", "hours": "上午九点到十一点", "say_nothing": True}
    made = desk.submitted(safe_contact=contact)
    case = desk.get(f"/cases/{made['id']}", OFFICER).json
    assert case["safe_contact"] == contact | {"phone": "+8613900007777"}
    assert case["quiet"]


def test_a_case_ends_by_hand_and_goes_on(desk: Desk) -> None:
    made = desk.accepted(category="forensic")
    path = f"/cases/{made['id']}"
    assert desk.post(f"{path}/close", OFFICER, {"outcome": "done"}).status_code == 422
    desk.post(f"{path}/route", OFFICER, {"service": "forensic"})
    closed = desk.post(f"{path}/close", OFFICER, {"outcome": "elsewhere", "reason": "鉴定机构已接收"})
    assert (closed.json["state"], closed.json["outcome"]) == ("closed", "elsewhere")
    again = desk.post(f"{path}/route", OFFICER, {"service": "legalaid"})
    assert again.json["state"] == "routed"
    assert "因为" in again.json["timeline"][-1]["what"]


def test_a_case_is_merged_into_one_that_exists(desk: Desk) -> None:
    one, two, three = desk.submitted(), desk.submitted(), desk.submitted()
    path = f"/cases/{two['id']}/close"
    assert desk.post(path, OFFICER, {"outcome": "merged", "into": "nothing"}).status_code == 404
    assert desk.post(path, OFFICER, {"outcome": "merged"}).status_code == 422
    assert desk.post(path, OFFICER, {"outcome": "merged", "into": one["id"]}).json["into"] == one["id"]
    body = {"outcome": "merged", "into": one["receipt"]}
    assert desk.post(f"/cases/{three['id']}/close", OFFICER, body).json["into"] == one["id"]


def test_lists_are_ones_own_or_the_regions_by_state_and_page(desk: Desk) -> None:
    who = ("person-lister", "resident")
    made = [desk.submitted(who)["id"] for _ in range(3)]
    desk.submitted(("person-other", "resident"))
    desk.post(f"/cases/{made[0]}/accept", OFFICER)
    mine = desk.get("/cases", who).json
    assert [case["id"] for case in mine] == made[::-1]
    assert [case["id"] for case in desk.get("/cases?state=accepted", who).json] == [made[0]]
    first = desk.get("/cases?limit=2", who)
    following = parse_options_header(first.headers["Link"])[0]
    rest = desk.get(following.removeprefix("</api/intake").removesuffix(">"), who)
    assert [case["id"] for case in first.json + rest.json] == made[::-1]
    assert "Link" not in rest.headers
    region = [case["id"] for case in desk.get("/cases?limit=200", SUPERVISOR).json]
    assert set(made) <= set(region)
    assert NAME not in str(mine)
    assert desk.get("/cases?state=lost", OFFICER).status_code == 422
    assert desk.get("/cases?colour=red", OFFICER).status_code == 422
    assert desk.get("/cases?state[$ne]=x", OFFICER).status_code == 422


def test_what_is_overdue_is_seen_by_the_supervisor_and_the_resident(desk: Desk) -> None:
    made = desk.submitted()
    assert made["id"] not in [case["id"] for case in desk.get("/cases?overdue=true", SUPERVISOR).json]
    desk.kit.now.forward(days=20)
    try:
        desk.kit.fire_clocks()
        overdue = desk.get("/cases?overdue=true&limit=200", SUPERVISOR).json
        assert made["id"] in [case["id"] for case in overdue]
        seen = desk.track(made).json
        assert seen["overdue"]
        assert "超过了承诺的受理时间" in seen["timeline"][-1]["what"]
        assert desk.kit.fire_clocks() == 0
        desk.post(f"/cases/{made['id']}/accept", OFFICER)
        assert not desk.track(made).json["overdue"]
        assert desk.get(f"/cases/{made['id']}", OFFICER).json["missed"][0]["promise"] == "accept"
    finally:
        desk.kit.now.forward(days=-20)


def test_a_case_after_a_step_names_no_person() -> None:
    assert {"narrative", "words", "safe_contact"}.isdisjoint(CaseSchema().fields)
