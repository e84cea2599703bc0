"""The lawyer's days: met and retained in time, a sealed diary, hearings; nobody else's to write."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar

from kernel.testkit import Kit
from tests.legalaid.office import OFFICER, WORKER, Office, lawyer


def at(kit: Kit, **by: float) -> str:
    return (kit.now() + timedelta(**by)).isoformat()


def state(kit: Kit, matter: str) -> Any:
    loaded = kit.ctx.load("applications", matter.split(".")[0])
    assert loaded is not None
    return loaded.state


def test_meeting_agreement_and_diary(office: Office, kit: Kit) -> None:
    matter, who = office.assign()
    me, path = lawyer(who), f"/matters/{matter}"
    assert office.post(f"{path}/meeting", me, {"on": at(kit), "text": "核对了工资条"}).status_code == 201
    assert office.post(f"{path}/agreement", me, {"on": at(kit)}).status_code == 201
    day = {"kind": "evidence", "on": at(kit), "hours": 2.5, "text": "走访工地"}
    told = office.post(f"{path}/diary", me, day).json
    assert (told["met"]["late"], told["diary"][0]["hours"]) == (False, 2.5)
    assert office.get(f"{path}/days", WORKER).json["met"]["text"] == "核对了工资条"
    assert "走访工地" not in repr(list(kit.ctx.db["record"].find()))
    again = office.post(f"{path}/meeting", me, {"on": at(kit)})
    assert (again.status_code, again.json["code"]) == (409, "meeting.noted_already")


def test_what_was_not_done_in_time_is_marked_and_what_was_done_is_not(office: Office, kit: Kit) -> None:
    matter, who = office.assign()
    office.post(f"/matters/{matter}/meeting", lawyer(who), {"on": at(kit)})
    kit.now.forward(days=20)
    kit.fire_clocks()
    assert "retainer" in state(kit, matter).ran_out
    assert "first_meeting" not in state(kit, matter).ran_out
    late = office.post(f"/matters/{matter}/agreement", lawyer(who), {"on": at(kit)})
    assert late.status_code == 201
    assert "retainer" not in state(kit, matter).ran_out


def test_hearings_are_set_and_dropped(office: Office, kit: Kit) -> None:
    matter, who = office.assign()
    set_ = {"starts": at(kit, days=9), "place": "山丹县人民法院第二法庭"}
    told = office.post(f"/matters/{matter}/hearings", lawyer(who), set_).json
    (hearing,) = told["hearings"]
    assert (hearing["place"], hearing["minutes"]) == (set_["place"], 120)
    dropped = office.post(f"/hearings/{hearing['id']}/drop", lawyer(who)).json
    assert dropped["hearings"][0]["dropped"] is not None
    assert office.post(f"/hearings/{hearing['id']}/drop", lawyer(who)).status_code == 409


def test_only_the_matters_lawyer_writes_and_nothing_to_come_was_done(office: Office, kit: Kit) -> None:
    matter, who = office.assign()
    body = {"on": at(kit)}
    assert office.post(f"/matters/{matter}/agreement", OFFICER, body).status_code == 403
    assert office.post(f"/matters/{matter}/agreement", lawyer("stranger"), body).status_code == 404
    ahead = office.post(f"/matters/{matter}/agreement", lawyer(who), {"on": at(kit, days=2)})
    assert (ahead.status_code, ahead.json["code"]) == (422, "day.to_come")


def test_hearings_go_into_a_phones_calendar(office: Office, kit: Kit) -> None:
    matter, who = office.assign()
    me, path = lawyer(who), f"/matters/{matter}"
    for days, place in ((9, "第三法庭"), (12, "第五法庭")):
        body = {"starts": at(kit, days=days), "minutes": 90, "place": place}
        assert office.post(f"{path}/hearings", me, body).status_code == 201
    second = office.get(f"{path}/days", me).json["hearings"][1]["id"]
    assert office.post(f"/hearings/{second}/drop", me).status_code == 200
    answer = office.get(f"{path}/hearings.ics", me)
    assert answer.mimetype == "text/calendar"
    (event,) = Calendar.from_ical(answer.get_data()).walk("VEVENT")
    assert (event["location"], event.decoded("dtend") - event.decoded("dtstart")) == (
        "第三法庭",
        timedelta(minutes=90),
    )
    assert office.get(f"{path}/hearings.ics", lawyer("lawyer9")).status_code == 404
