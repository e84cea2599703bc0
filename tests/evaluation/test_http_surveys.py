"""Surveys over HTTP: anybody with the token, once; dissatisfied means somebody calls."""

import pytest

from tests.evaluation.office import OFFICER, Office


@pytest.fixture
def closed(office: Office) -> Office:
    """A matter and a mediation, closed."""
    office.tell(office.matter_closed("case-1"), office.mediation_closed("case-2", mediator=None))
    return office


def test_a_survey_opens_for_every_closed_case_once(closed: Office) -> None:
    closed.tell(closed.matter_closed("case-2"))
    assert [event["case"] for event in closed.published("SurveyOpened")] == ["case-1", "case-2"]


def test_what_is_asked_and_that_it_was_answered(closed: Office) -> None:
    path = f"/api/evaluation/surveys/{closed.token('case-1')}"
    asked = closed.kit.call("GET", path).json
    assert (asked["state"], asked["service"]) == ("open", "legalaid")
    assert [q["code"] for q in asked["questions"]] == ["satisfied", "aware", "first_choice", "comment"]
    assert closed.rate("case-1").status_code == 201
    assert closed.kit.call("GET", path).json["state"] == "answered"


def test_once(closed: Office) -> None:
    assert closed.rate("case-1", 4).status_code == 201
    assert closed.rate("case-1", 4).status_code == 409
    assert len(closed.published("SurveyAnswered")) == 1


def test_dissatisfied_is_followed_up_by_staff_of_the_region(closed: Office) -> None:
    words = "律师一直不接电话"
    answer = closed.rate("case-1", 1, comment=words)
    assert answer.json == {"state": "answered", "follow_up": True}
    assert [event["case"] for event in closed.published("FollowUpOpened")] == ["case-1"]
    path = "/api/evaluation/follow-ups"
    [waiting] = closed.kit.call("GET", path, OFFICER).json
    assert (waiting["case"], waiting["satisfied"], waiting["comment"]) == ("case-1", 1, words)
    db = closed.kit.ctx.db
    assert db["readings"].count_documents({"actor": "officer", "subject": "case-1"}) == 1
    for name in db.list_collection_names():
        assert words not in str(list(db[name].find())), name
    assert all(words.encode() not in d.value for d in closed.kit.runtime.bus.replay(["evaluation"]))
    done = f"{path}/{waiting['id']}/done"
    assert closed.kit.call("POST", done, OFFICER, json={"result": "已致歉并催办"}).json["state"] == "done"
    assert closed.kit.call("POST", done, OFFICER, json={"result": "又一次"}).status_code == 409
    assert closed.kit.call("GET", path, OFFICER).json == []
    assert closed.kit.call("POST", f"{path}/nothing/done", OFFICER, json={"result": "x"}).status_code == 404


def test_satisfied_is_not(closed: Office) -> None:
    assert closed.rate("case-1", 3).json == {"state": "answered", "follow_up": False}
    assert closed.read("follow-ups", OFFICER) == []


def test_a_call_not_made_in_time_is_late_once(closed: Office) -> None:
    closed.rate("case-1", 2)
    closed.kit.now.forward(days=30)
    assert closed.kit.fire_clocks() == 1
    assert closed.kit.fire_clocks() == 0
    [waiting] = closed.read("follow-ups", OFFICER)
    assert waiting["late"] is True


def test_a_closing_that_comes_twice_is_one(closed: Office) -> None:
    event = closed.matter_closed("case-7")
    closed.tell(event, event)
    closed.tell(event)
    loaded = closed.kit.ctx.find("cases", {"state.areas": "620725", "state.closed_on": "2026-03-01"})
    assert [len(item.state.closings) for item in loaded if item.state.case == "case-7"] == [1]
