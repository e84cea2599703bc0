"""Journey 2, a neighbours' quarrel, by the first HTTP contract; and its other ends."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from launcher.demo.quarrel import signature
from tests.journeys.calling import Person, Town
from tests.journeys.machine import Machine

HOURS = count(30, 3)  # a mediator's hours do not overlap


def proposed(town: Town) -> tuple[dict[str, Any], str, Person]:
    """A quarrel with its mediator named."""
    case = town.submit(town.resident(), "neighbour", "mediation")
    officer = town.staff("officer")
    found = officer.first("mediation/cases", case=case["id"])
    path = f"mediation/cases/{found['id']}"
    officer.post(f"{path}/mediator", 200, {"mediator": "mediator1"})
    return case, path, town.staff("mediator1")


def consented(town: Town) -> tuple[dict[str, Any], str, Person]:
    """Both sides agreed to mediate."""
    case, path, mediator = proposed(town)
    for party in ("applicant", "opponent"):
        mediator.post(f"{path}/consents", 200, {"party": party, "agrees": True})
    return case, path, mediator


def agreement() -> dict[str, Any]:
    """What they agreed."""
    due = datetime.now(UTC).date() + timedelta(days=10)
    return {"facts": "院墙排水之争。", "terms": [{"text": "十日内修好排水沟。", "due": str(due)}]}


def test_from_consent_to_performance(town: Town) -> None:
    case, path, mediator = consented(town)
    assert mediator.get(path)["state"] == "open"
    town.staff("mediator2").get(path, 404)
    at = datetime.now(UTC) + timedelta(hours=next(HOURS))
    mediator.post(f"{path}/sessions", 201, {"at": at.isoformat(), "place": "村委会"})
    mediator.post(f"{path}/signatures", 409, {"party": "applicant", "image": signature()})
    mediator.post(f"{path}/agreement", 201, agreement())
    mediator.post(f"{path}/seal", 409)
    for party in ("applicant", "opponent", "mediator"):
        mediator.post(f"{path}/signatures", 201, {"party": party, "image": signature(40, 20)})
    mediator.post(f"{path}/performance", 409, {"term": 0, "done": True})
    assert mediator.post(f"{path}/seal", 200)["state"] == "effective"
    assert mediator.post(f"{path}/performance", 200, {"term": 0, "done": True})["state"] == "performed"
    track = town.closed(case)
    answers = {"satisfied": 1, "aware": False, "first_choice": False, "comment": "等得太久。"}
    told = town.anybody.post(f"evaluation/surveys/{track['survey']}", 201, answers)
    assert told["follow_up"] is True
    calls = town.staff("officer").get("evaluation/follow-ups")
    assert [call["comment"] for call in calls if call["case"] == case["id"]] == ["等得太久。"]


@pytest.mark.parametrize("party", ["applicant", "opponent"])
def test_one_side_refuses_and_other_ways_are_told(town: Town, party: str) -> None:
    case, path, mediator = proposed(town)
    ended = mediator.post(f"{path}/consents", 200, {"party": party, "agrees": False})
    assert ended["state"] == "refused"
    assert ended["routes"]
    other = "opponent" if party == "applicant" else "applicant"
    mediator.post(f"{path}/consents", 409, {"party": other, "agrees": True})
    town.closed(case)


def test_no_agreement_fails_and_goes_on_to_legal_aid(town: Town) -> None:
    case, path, mediator = consented(town)
    ended = mediator.post(f"{path}/fail", 200, {"reason": "双方对排水位置谈不拢。"})
    assert ended["state"] == "failed"
    assert ended["routes"]
    town.closed(case)
    again = town.staff("officer").post(f"intake/cases/{case['id']}/route", 200, {"service": "legalaid"})
    assert again["state"] == "routed"
    town.staff("officer").first("legalaid/applications", case=case["id"])


def test_nothing_is_wrong_afterwards(machine: Machine, town: Town) -> None:
    assert "V1-V8" in machine.command("check")
    machine.command("verify")
