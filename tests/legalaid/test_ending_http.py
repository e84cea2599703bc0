"""Another lawyer, termination, objection and later papers over HTTP: who reads which words."""

from tests.legalaid.office import OFFICER, SUPERVISOR, WORKER, Office, lawyer


def test_the_recipient_asks_for_another_lawyer(office: Office) -> None:
    matter, first = office.assign()
    id = matter.split(".", maxsplit=1)[0]
    asked = office.post(f"/matters/{matter}/replacement", WORKER, {"reason": "三周没有联系我"})
    assert (asked.status_code, asked.json["replacement"]["text"]) == (201, "三周没有联系我")
    assert office.application(id)["attention"] == ["replacement_asked"]
    assert office.get(f"/matters/{matter}", lawyer(first)).json["replacement"] is None
    done = office.post(
        f"/matters/{matter}/replacement/decision", OFFICER, {"replace": True, "reason": "属实"}
    )
    assert (done.status_code, done.json["state"]) == (200, "decided")
    offer = office.open_offer(id)
    assert offer["lawyer"] != first
    accepted = office.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
    assert accepted.json["matter"] == f"{id}.m2"
    assert office.post(f"/matters/{matter}/reports", lawyer(first), {"text": "x"}).status_code == 409
    assert office.get(f"/applications/{id}", lawyer(first)).status_code == 404
    assert office.get(f"/matters/{matter}/recipient", lawyer(first)).status_code == 409
    states = [row["state"] for row in office.get("/matters?case=c1", WORKER).json]
    assert states == ["replaced", "open"]


def test_termination_objection_correction(office: Office) -> None:
    matter, who = office.assign()
    id = matter.split(".", maxsplit=1)[0]
    told = office.post(
        f"/matters/{matter}/ground", lawyer(who), {"ground": "own_lawyer", "reason": "另请了律师"}
    )
    assert told.json["reported_ground"] == "own_lawyer"
    path = f"/applications/{id}/termination"
    assert office.post(path, OFFICER, {"ground": "bored", "reason": "x"}).status_code == 422
    assert office.post(path, OFFICER, {"ground": "own_lawyer"}).status_code == 422
    ended = office.post(path, OFFICER, {"ground": "own_lawyer", "reason": "已核实"}).json
    assert (ended["state"], ended["termination"]["basis"]) == ("terminated", "法律援助法.48(六)@2022-01-01")
    seen = office.application(id, WORKER)
    assert seen["termination"]["reason"] == "已核实"
    assert "object" in seen["actions"]
    objected = office.post(f"/applications/{id}/objection", WORKER, {"reason": "没有另请律师"})
    assert objected.status_code == 201
    assert [clock["name"] for clock in objected.json["clocks"]] == ["objection"]
    review = {"uphold": False, "reason": "证据不足，责令改正"}
    assert office.post(f"/applications/{id}/objection/review", OFFICER, review).status_code == 403
    reviewed = office.post(f"/applications/{id}/objection/review", SUPERVISOR, review).json
    assert (reviewed["state"], reviewed["objection"]["upheld"]) == ("received", False)
    again = office.post(f"/applications/{id}/decision", OFFICER, {"grant": True}).json
    assert again["state"] == "decided"
    assert office.open_offer(id)


def test_an_upheld_refusal_names_the_ways_that_remain(office: Office) -> None:
    id = office.route(category="contract")
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": False})
    office.post(f"/applications/{id}/objection", WORKER, {"reason": "不服"})
    office.kit.now.forward(days=20)
    assert office.kit.fire_clocks() == 2  # the objection's, and the notice of the decision
    assert office.application(id, SUPERVISOR)["attention"] == ["overdue", "objection"]
    office.post(f"/applications/{id}/objection/review", SUPERVISOR, {"uphold": True, "reason": "维持"})
    shown = office.application(id, WORKER)["objection"]
    assert (shown["upheld"], shown["answer"]) == (True, "维持")
    assert shown["next"] == ["administrative_review", "administrative_suit"]


def test_aid_first_then_its_papers(office: Office) -> None:
    id = office.route(facts={"days_to_limitation": 3})
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": True, "advance": True})
    assert office.post(f"/applications/{id}/confirmation", OFFICER, {}).status_code == 422
    facts = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
    assert office.post(f"/applications/{id}/facts", OFFICER, facts).status_code == 200
    done = office.post(f"/applications/{id}/confirmation", OFFICER, {})
    assert (done.status_code, done.json["decided"]["confirmed"] is not None) == (200, True)
