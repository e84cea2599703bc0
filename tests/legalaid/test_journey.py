"""The migrant worker's wages: from the routed case to the closed matter, over HTTP, each event twice."""

from typing import Any

from kernel import entries
from tests.legalaid.office import OFFICER, SUPERVISOR, WORKER, Office, lawyer


def test_unpaid_wages_from_application_to_closing_report(office: Office) -> None:
    id = office.route()
    fresh = office.application(id, WORKER)
    assert (fresh["state"], fresh["assessment"]["scope"]) == ("received", "yes")
    assert fresh["assessment"]["hardship"] == "unknown"
    assert "paper_migrant_worker" in [row["fact"] for row in fresh["assessment"]["missing"]]
    assert [clock["name"] for clock in fresh["clocks"]] == ["decision"]

    seen = office.post(f"/applications/{id}/facts", OFFICER,
                       {"facts": {"paper_migrant_worker": True}, "source": "paper"}).json  # fmt: skip
    hardship = seen["assessment"]["findings"]["hardship"]
    assert (seen["assessment"]["hardship"], hardship["article"], hardship["version"]) == (
        "exempt", "42(三)", "2022-01-01",
    )  # fmt: skip

    refused = office.post(f"/applications/{id}/decision", OFFICER, {"grant": False})
    assert refused.status_code == 422
    assert refused.json["errors"][0]["field"] == "reason"
    granted = office.post(f"/applications/{id}/decision", OFFICER, {"grant": True}).json
    assert (granted["state"], granted["decision"]) == ("decided", "granted")
    assert {clock["name"] for clock in granted["clocks"]} == {"offer", "assignment_near", "assignment"}

    first = office.open_offer(id)
    mine = office.get("/offers?state=open", lawyer(first["lawyer"])).json
    assert [offer["id"] for offer in mine] == [first["id"]]
    assert "讨要工资" in mine[0]["summary"]
    declined = office.post(f"/offers/{first['id']}/decline", lawyer(first["lawyer"]), {"reason": "busy"})
    assert declined.json["state"] == "declined"
    second = office.open_offer(id)
    assert second["lawyer"] != first["lawyer"]
    accepted = office.post(f"/offers/{second['id']}/accept", lawyer(second["lawyer"])).json
    assert office.application(id, WORKER)["state"] == "assigned"

    matter, who = accepted["matter"], lawyer(second["lawyer"])
    told = office.post(f"/matters/{matter}/reports", who, {"text": "已向劳动仲裁委递交申请。"})
    assert told.status_code == 201
    read = office.get("/matters?case=c1", WORKER).json
    assert read[0]["reports"][0]["text"] == "已向劳动仲裁委递交申请。"
    ending = {"outcome": "settled", "report": "双方和解，工资付清。", "hours": 12}
    closed = office.post(f"/matters/{matter}/close", who, ending).json
    assert (closed["state"], closed["outcome"], closed["hours"]) == ("closed", "settled", 12.0)
    assert [clock["name"] for clock in closed["clocks"]] == ["closing_papers"]
    assert office.application(id)["state"] == "closed"
    assert office.get(f"/matters/{matter}", WORKER).json["report"] == "双方和解，工资付清。"
    filed = office.post(f"/matters/{matter}/papers", who, {"papers": ["调解书副本"]}).json
    assert filed["clocks"] == []


def test_what_is_published_holds_nothing_personal(office: Office) -> None:
    matter, who = office.assign()
    office.post(f"/matters/{matter}/reports", lawyer(who), {"text": "机密的进展"})
    office.post(f"/matters/{matter}/close", lawyer(who), {"outcome": "won", "report": "机密", "hours": 3.5})
    record = list(office.kit.ctx.db["record"].find()) + [
        entry for doc in office.kit.ctx.db["applications"].find() for entry in doc["pending"]
    ]
    published = [entry for entry in record if entry["published"]]
    assert {entry["type"] for entry in published} == {
        "ApplicationReceived", "AidDecided", "OfferMade", "LawyerAssigned", "ProgressReported",
        "MatterClosed",
    }  # fmt: skip
    text = str([entry["public"] for entry in published])
    for secret in ("机密", "p-worker", "p-boss", "migrant_worker"):
        assert secret not in text
    assert "机密" not in str(record)
    closed = next(entry["public"] for entry in published if entry["type"] == "MatterClosed")
    assert {
        "case",
        "matter",
        "region",
        "category",
        "lawyer",
        "outcome",
        "hours",
        "opened",
        "closed",
    } <= closed.keys()


def test_the_record_is_whole_and_folds_to_the_state(office: Office) -> None:
    matter, who = office.assign()
    office.post(f"/matters/{matter}/reports", lawyer(who), {"text": "一"})
    ctx = office.kit.ctx
    loaded = ctx.find("applications", {})[0]
    history = ctx.history("applications", loaded.id)
    assert entries.flaws(history) == []
    assert entries.fold(history, ctx.service.aggregate("applications")) == loaded.state
    shown = office.get(f"/applications/{loaded.id}/record", SUPERVISOR).json
    assert [row["seq"] for row in shown] == list(range(1, loaded.version + 1))
    assert any("法律援助法.43@2022-01-01" in row["basis"] for row in shown)


def test_every_event_twice_has_one_effect(office: Office) -> None:
    kit = office.kit
    data: dict[str, Any] = {"case": "c7", "service": "legalaid", "region": "620725", "why": "x"}
    data |= {"category": "labor.wages", "applicant": "p1", "opponent": None, "groups": [], "facts": {}}
    routed = kit.event("intake.CaseRouted", "c7", **data)
    withdrawn = kit.event("intake.CaseWithdrawn", "c7", case="c7")
    staff = kit.event("identity.StaffAppointed", "lawyer1", username="lawyer1", roles=["lawyer"],
                      region="620725", active=False, profile={})  # fmt: skip
    for delivery in (routed, routed, staff, staff, withdrawn, withdrawn, routed, staff, withdrawn):
        assert kit.deliver(delivery) == []
    (row,) = office.get("/applications?case=c7", OFFICER).json
    assert (row["state"], row["version"]) == ("withdrawn", 3)


def test_a_case_for_another_service_makes_no_application(office: Office) -> None:
    assert office.route("c9", service="mediation") == ""
    office.hear("intake.CaseWithdrawn", "c9", case="c9")
    assert office.get("/applications?case=c9", OFFICER).json == []
