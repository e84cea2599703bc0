"""The record read as a story: every step with who took it and on what basis, and no sealed word."""

from tests.intake.desk import LAWYER, OFFICER, OPERATOR, RESIDENT, STORY, SUPERVISOR, Desk


def told(desk: Desk, case: str, language: str = "zh-CN") -> list[tuple[str, str]]:
    answer = desk.get(f"/cases/{case}/record", OFFICER, Accept_Language=language)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [(line["by"], line["what"]) for line in answer.json]


def test_who_did_what_in_order(desk: Desk) -> None:
    made = desk.routed()
    desk.hears("legalaid.ApplicationReceived", made["id"], application="a1", due=None)
    desk.hears("legalaid.LawyerAssigned", made["id"], matter="m1", lawyer="lawyer1")
    desk.post(f"/cases/{made['id']}/notes", OPERATOR, {"text": "又来电话补充"})
    assert told(desk, made["id"]) == [
        ("person-zhang", "您的求助已提交，等待受理"),
        ("officer", "已受理，由受理人员负责到底"),
        ("officer", "已转法律援助中心办理"),
        ("service:legalaid", "法律援助中心收到申请，开始审查"),
        ("service:legalaid", "已指派律师"),
        ("service:legalaid", "承办人可以查看这个工单"),
        ("operator", "补充了情况"),
    ]
    lines = desk.get(f"/cases/{made['id']}/record", OFFICER).json
    assert lines[0]["basis"] or lines[2]["basis"]
    assert [line["whom"] for line in lines if line["code"] == "ReadingGranted"] == ["lawyer1"]


def test_a_second_way_says_because_of_what(desk: Desk) -> None:
    made = desk.routed("mediation", category="neighbour")
    desk.hears("mediation.MediationClosed", made["id"], outcome="failed")
    desk.post(f"/cases/{made['id']}/route", OFFICER, {"service": "legalaid"})
    assert told(desk, made["id"], "en")[-1] == (
        "officer",
        "Because mediation failed, now sent to the legal aid centre",
    )


def test_for_staff_of_the_region_only_and_recorded(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}/record"
    for who, status in ((RESIDENT, 403), (LAWYER, 403), (SUPERVISOR, 200), (OPERATOR, 200), (None, 401)):
        assert desk.get(path, who).status_code == status
    assert desk.get("/cases/none/record", OFFICER).status_code == 404
    away = desk.submitted(region="620702")
    assert desk.get(f"/cases/{away['id']}/record", OFFICER).status_code == 403
    assert STORY not in desk.get(path, OFFICER).get_data(as_text=True)
    rows = desk.kit.ctx.db["readings"].find({"what": f"case {made['id']}: record"})
    assert {row["actor"] for row in rows} == {"supervisor", "operator", "officer"}
