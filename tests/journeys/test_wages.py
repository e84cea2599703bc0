"""Journey 1, unpaid wages, by the first HTTP contract; and its other ends."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import httpx

from tests.journeys.calling import Person, Town, rows, soon
from tests.journeys.machine import Machine

LAWYERS = [f"lawyer{number}" for number in range(1, 9)]
EVALUATORS = [f"evaluator{number}" for number in range(1, 4)]


def applied(town: Town) -> tuple[Person, dict[str, Any], dict[str, Any]]:
    """A worker's case at legal aid."""
    worker = town.resident()
    case = town.submit(worker, "labor.wages", "legalaid", groups=["migrant_worker"])
    application = town.staff("officer").first("legalaid/applications", case=case["id"])
    return worker, case, application


def granted(town: Town) -> tuple[Person, dict[str, Any], dict[str, Any]]:
    """Aid is granted."""
    worker, case, application = applied(town)
    body = {"grant": True, "reason": "工资条、考勤表、务工证明齐全。"}
    decided = town.staff("officer").post(f"legalaid/applications/{application['id']}/decision", 200, body)
    assert decided["decision"] == "granted"
    return worker, case, application


def asked(town: Town, case: dict[str, Any], *but: str) -> tuple[str, dict[str, Any]]:
    """The lawyer who has an open offer for the case, found in his own list."""

    def look() -> tuple[str, dict[str, Any]] | None:
        for name in [name for name in LAWYERS if name not in but]:
            for offer in rows(town.staff(name).get("legalaid/offers", state="open")):
                if offer["case"] == case["id"]:
                    return name, offer
        return None

    return soon(look)


def test_from_the_first_call_to_a_published_score(town: Town) -> None:
    worker, case, application = applied(town)
    officer = town.staff("officer")
    shown = officer.get(f"legalaid/applications/{application['id']}")
    assert (shown["state"], shown["assessment"]["scope"]) == ("received", "yes")
    assert [clock["name"] for clock in shown["clocks"]] == ["decision"]
    body = {"grant": True, "reason": "务工证明已当面核对。"}
    officer.post(f"legalaid/applications/{application['id']}/decision", 200, body)

    first, offer = asked(town, case)
    other = next(name for name in LAWYERS if name != first)
    town.staff(other).post(f"legalaid/offers/{offer['id']}/accept", 404)
    town.staff(first).post(f"legalaid/offers/{offer['id']}/decline", 200, {"reason": "busy"})
    town.staff(first).post(f"legalaid/offers/{offer['id']}/accept", 409)
    second, offer = asked(town, case, first)
    town.staff(second).post(f"legalaid/offers/{offer['id']}/accept", 200)
    lawyer = town.staff(second)

    matter = lawyer.first("legalaid/matters", case=case["id"])
    lawyer.post(f"legalaid/matters/{matter['id']}/reports", 201, {"text": "已约对方周三对账。"})
    seen = worker.first("legalaid/matters", case=case["id"])
    assert seen["reports"][0]["text"] == "已约对方周三对账。"
    town.staff(first).post(f"legalaid/matters/{matter['id']}/reports", 404, {"text": "不是我的。"})
    closing = {"outcome": "won", "report": "工资全部到账。", "hours": 12}
    lawyer.post(f"legalaid/matters/{matter['id']}/close", 200, closing)
    track = town.closed(case)
    assert len(track["timeline"]) >= 8
    assert "王建国" not in str(track)

    reviews = evaluated(town, case)
    assert len({name for name, _ in reviews}) == 2
    answers = {"satisfied": 5, "aware": True, "first_choice": True, "comment": "谢谢律师。"}
    town.anybody.post(f"evaluation/surveys/{track['survey']}", 201, answers)
    town.anybody.post(f"evaluation/surveys/{track['survey']}", 409, answers)

    def counted() -> list[Any]:
        return [
            row
            for row in rows(town.anybody.get("evaluation/results", by="region"))
            if row["region"] == "620725"
        ]

    assert soon(counted)[0]["n"]
    town.anybody.get("evaluation/results", 401, by="lawyer")
    worker.get("evaluation/results", 403, by="lawyer")
    assert second in {row["lawyer"] for row in rows(officer.get("evaluation/results", by="lawyer"))}


def evaluated(town: Town, case: dict[str, Any]) -> list[tuple[str, Any]]:
    """A sample is drawn, and whoever has a review of this case scores it blind."""
    today = datetime.now(UTC).date()
    period = {"from": str(today - timedelta(days=1)), "to": str(today + timedelta(days=2))}
    body = {"period": period, "rate": 1, "seed": f"seed-{case['id']}"}
    drawn = town.staff("supervisor").post("evaluation/samples", 201, body, key=case["id"])
    assert drawn == town.staff("supervisor").post("evaluation/samples", 201, body, key=case["id"])
    assert 1 <= drawn["drawn"] <= drawn["population"]

    def held() -> list[tuple[str, Any]]:
        found = [
            (n, r) for n in EVALUATORS for r in rows(town.staff(n).get("evaluation/reviews", state="open"))
        ]
        mine = [(name, review) for name, review in found if review["case"] == case["id"]]
        return mine if len(mine) == 2 else []

    reviews = soon(held)
    rubric = town.staff(EVALUATORS[0]).get("evaluation/indicators")
    sheet = {
        "indicators": {item["code"]: item["max"] for item in rubric["items"]},
        "evidence": {"file": "案卷齐全。", "recipient": "受援人满意。"},
    }
    stranger = next(name for name in EVALUATORS if name not in dict(reviews))
    for name, review in reviews:
        path = f"evaluation/reviews/{review['id']}/scores"
        town.staff(stranger).post(path, 404, sheet)
        town.staff(name).post(path, 422, {**sheet, "evidence": {}})
        assert town.staff(name).post(path, 200, sheet)["score"] == 100
        town.staff(name).post(path, 409, sheet)
    return reviews


def test_one_of_two_hands_gets_the_offer(town: Town) -> None:
    """The same lawyer taps twice, on two telephones, at once: one is taken, the other told."""
    _, case, _ = granted(town)
    name, offer = asked(town, case)
    told: list[int] = []
    ready = Barrier(4)
    head = dict(town.staff(name)._http.headers)

    def tap() -> None:
        ready.wait()
        url = f"{town.url}/api/legalaid/offers/{offer['id']}/accept"
        told.append(httpx.post(url, headers=head, timeout=30).status_code)

    threads = [Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [200, 409, 409, 409]


def test_when_all_decline_the_officer_assigns(town: Town) -> None:
    _, case, application = granted(town)
    officer, path = town.staff("officer"), f"legalaid/applications/{application['id']}"
    for _ in range(20):
        waiting = [offer for offer in officer.get(path)["offers"] if offer["state"] == "open"]
        if not waiting:
            break
        lawyer = town.staff(waiting[0]["lawyer"])
        lawyer.post(f"legalaid/offers/{waiting[0]['id']}/decline", 200, {"reason": "leave"})
    declined = {offer["lawyer"] for offer in officer.get(path)["offers"]}
    assert len(declined) >= 3
    name = declined.pop()
    assert officer.post(f"{path}/assignment", 200, {"lawyer": name})["state"] == "assigned"
    assert soon(lambda: town.track(case)["state"] == "in_progress")


def test_refused_with_a_reason_closes_the_case(town: Town) -> None:
    worker, case, application = applied(town)
    officer, path = town.staff("officer"), f"legalaid/applications/{application['id']}"
    officer.post(f"{path}/decision", 422, {"grant": False})
    refused = officer.post(f"{path}/decision", 200, {"grant": False, "reason": "已另案处理。"})
    assert refused["decision"] == "refused"
    officer.post(f"{path}/decision", 409, {"grant": True})
    soon(lambda: town.track(case)["state"] == "closed")
    assert worker.get(f"intake/cases/{case['id']}")["outcome"] == "refused"


def test_nothing_is_wrong_afterwards(machine: Machine, town: Town) -> None:
    assert "V1-V8" in machine.command("check")
    machine.command("verify")
