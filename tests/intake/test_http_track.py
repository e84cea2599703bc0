"""The tracker: for anyone with receipt and code, in two languages, nothing personal; guessing is slowed."""

from typing import Any

import pytest
from itsdangerous import URLSafeSerializer

from tests.intake.desk import NAME, OFFICER, PHONE, STORY, Desk


def test_it_shows_state_timeline_and_what_comes_next(desk: Desk) -> None:
    made = desk.submitted()
    seen = desk.track(made).json
    assert seen["state"] == "submitted"
    assert [line["what"] for line in seen["timeline"]] == ["您的求助已提交，等待受理"]
    assert seen["next"]["what"] == "受理人员查看并受理"
    assert seen["next"]["by"].endswith("+08:00")
    assert seen["survey"] is None


def test_in_english_on_request(desk: Desk) -> None:
    seen = desk.track(desk.submitted(), Accept_Language="en-GB").json
    assert seen["timeline"][0]["what"].startswith("Your request was submitted")
    assert seen["next"]["who"] == "the officer"


def test_it_tells_nothing_personal_and_nothing_about_the_matter(desk: Desk) -> None:
    made = desk.submitted(category="family.violence")
    text = desk.track(made).get_data(as_text=True)
    for secret in (NAME, PHONE, STORY, "family", "person-", made["id"], "620725"):
        assert secret not in text


@pytest.mark.parametrize("change", [str.lower, lambda text: text[:4] + " " + text[4:]])
def test_the_code_may_be_typed_carelessly(desk: Desk, change: object) -> None:
    made = desk.submitted()
    assert callable(change)
    receipt, code = made["receipt"].replace("-", ""), change(made["tracking_code"])
    assert desk.get(f"/track?receipt={receipt}&code={code}").status_code == 200


def test_each_step_of_a_service_is_a_line(desk: Desk) -> None:
    made = desk.routed()
    desk.hears("legalaid.ApplicationReceived", made["id"], due="2026-12-01T23:59:59+08:00")
    desk.hears("legalaid.AidDecided", made["id"], decision="granted", assign_by="2026-12-04T23:59:59+08:00")
    desk.hears("legalaid.OfferMade", made["id"], offer="o1", lawyer="lawyer1")
    seen = desk.track(made).json
    assert seen["state"] == "in_progress"
    assert seen["next"] == {
        "what": "法律援助中心指派律师",
        "who": "法律援助中心",
        "by": "2026-12-04T23:59:59+08:00",
    }
    assert "lawyer1" not in str(seen)
    desk.hears("legalaid.MatterClosed", made["id"], outcome="won")
    seen = desk.track(made).json
    assert (seen["state"], seen["outcome"], seen["next"]) == ("closed", "done", None)
    assert len(seen["timeline"]) == 8


def test_the_same_event_delivered_twice_is_one_line(desk: Desk) -> None:
    made = desk.routed()
    event = desk.kit.event("legalaid.ApplicationReceived", made["id"], case=made["id"])
    desk.kit.deliver(event, event)
    desk.kit.deliver(event)
    assert len(desk.track(made).json["timeline"]) == 4


def test_an_event_about_a_case_that_is_not_here_yet_waits(desk: Desk) -> None:
    parked = desk.kit.deliver(desk.kit.event("legalaid.ApplicationReceived", "later", case="later"))
    assert [row["reason"] for row in parked if row["key"] == "later"] == ["waits for case later"]


def test_a_failed_mediation_goes_on_with_the_reason_shown(desk: Desk) -> None:
    made = desk.routed("mediation", category="neighbour")
    desk.hears("mediation.MediationRefused", made["id"], party="opponent", routes=["court"])
    desk.hears("mediation.MediationClosed", made["id"], outcome="refused")
    assert desk.track(made).json["outcome"] == "refused"
    again = desk.post(f"/cases/{made['id']}/route", OFFICER, {"service": "legalaid"})
    assert again.status_code == 200
    seen = desk.track(made).json
    assert seen["timeline"][-1]["what"] == "因为一方不同意调解，改由法律援助中心办理"
    assert (seen["state"], seen["outcome"]) == ("routed", None)


def test_the_survey_token_names_the_case_and_is_shown_until_answered(desk: Desk) -> None:
    made = desk.routed()
    desk.hears("legalaid.MatterClosed", made["id"])
    desk.hears("evaluation.SurveyOpened", made["id"])
    seen = desk.track(made).json
    assert URLSafeSerializer(desk.kit.ctx.secret("survey")).loads(seen["survey"]) == made["id"]
    assert seen["next"]["what"] == "请您给这次服务打分"
    desk.hears("evaluation.SurveyAnswered", made["id"], satisfied=5)
    assert desk.track(made).json["survey"] is None


def test_wrong_code_and_wrong_receipt_say_the_same(desk: Desk) -> None:
    made = desk.submitted()
    wrong_code = desk.get(f"/track?receipt={made['receipt']}&code=34679ACD")
    wrong_receipt = desk.get(f"/track?receipt=26-0000-0001&code={made['tracking_code']}")
    assert (wrong_code.status_code, wrong_receipt.status_code) == (404, 404)
    assert wrong_code.get_data() == wrong_receipt.get_data()
    desk.track(made)


@pytest.mark.parametrize("query", ["", "receipt=1", "code=1", "receipt=&code=", "receipt=1&code=2&x=3"])
def test_without_both_it_is_422(desk: Desk, query: str) -> None:
    assert desk.get(f"/track?{query}").status_code == 422


def test_guessing_is_slowed_and_others_are_not(desk: Desk) -> None:
    made, other = desk.submitted(), desk.submitted()
    answers = [_from(desk, "10.0.0.1", made["receipt"], "34679ACD") for _ in range(14)]
    assert {answer.status_code for answer in answers} == {404, 429}
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert _from(desk, "10.0.0.1", other["receipt"], other["tracking_code"]).status_code == 429
    assert _from(desk, "10.0.0.2", other["receipt"], other["tracking_code"]).status_code == 200
    assert "10.0.0.1" not in str(list(desk.kit.ctx.db["throttle"].find()))


def _from(desk: Desk, address: str, receipt: str, code: str) -> Any:
    path = f"/api/intake/track?receipt={receipt}&code={code}"
    return desk.kit.client().get(path, environ_base={"REMOTE_ADDR": address})
