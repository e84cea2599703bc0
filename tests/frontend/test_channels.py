"""Three channels, one case (I1): what page, hotline and counter enter through the same forms becomes the same
case with the same events, but for the channel and who typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.frontend.real_intake import Place, place
from tests.frontend.test_apply import WAGES, fill
from tests.intake.desk import OFFICER

CHANNELS = {"web": ("resident", ""), "hotline": ("operator", "operator"), "counter": ("officer", "officer")}
TYPED = {"submitter", "owners", "holder"}  # who typed, and therefore may follow and is first responsible
ITS_OWN = {"case", "receipt", "channel", "at", "due", "submitted", "by_when", "sealed", "cause"}


@pytest.fixture
def at(mongo_url: str) -> Iterator[Place]:
    with place(mongo_url) as made:
        made.site.config["WTF_CSRF_ENABLED"] = False
        yield made


def visitor(at: Place, name: str) -> FlaskClient:
    client = at.site.test_client()
    if name:
        client.post("/staff", data={"username": name, "password": "x"})
    else:
        client.post("/signin/code", data={"phone": "13800000001", "code": "123456"})
    return client


def entered(at: Place, channel: str) -> str:
    """Through the forms; the id of the case."""
    client = visitor(at, CHANNELS[channel][1])
    before = ids(at)
    sent = client.post("/apply/send", data={"once": fill(client, WAGES, channel)})
    assert sent.headers["Location"].startswith("/apply/sent/")
    (case,) = ids(at) - before
    return case


def ids(at: Place) -> set[str]:
    return {str(doc["_id"]) for doc in at.kit.ctx.db["cases"].find({}, {"_id": 1})}


def alike(told: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in told.items() if name not in ITS_OWN | TYPED}
    if "timeline" in kept:
        kept["timeline"] = [line["what"] for line in kept["timeline"]]
    return kept


def said(at: Place, case: str) -> dict[str, Any]:
    """What is sealed, in clear."""
    seen = at.desk.get(f"/cases/{case}", OFFICER).json
    return {name: seen[name] for name in ("narrative", "words", "safe_contact", "applicant", "opponent")}


def events(at: Place, case: str) -> list[tuple[str, bool, list[str], dict[str, Any]]]:
    return [
        (entry["type"], entry["published"], entry["basis"], alike(entry["public"]))
        for entry in at.kit.ctx.history("cases", case)
    ]


def live(at: Place, case: str) -> None:
    """The same life for each: accepted, routed, worked on, closed."""
    at.desk.post(f"/cases/{case}/accept", OFFICER)
    at.desk.post(f"/cases/{case}/route", OFFICER, {"service": "legalaid"})
    at.desk.hears("legalaid.ApplicationReceived", case, application="a1", due=None)
    at.desk.hears("legalaid.LawyerAssigned", case, matter="m1", lawyer="lawyer1")
    at.desk.hears("legalaid.MatterClosed", case, matter="m1")


def test_three_channels_make_the_same_case_with_the_same_events(at: Place) -> None:
    cases = {channel: entered(at, channel) for channel in CHANNELS}
    for case in cases.values():
        live(at, case)
    states = {c: dict(at.kit.ctx.db["cases"].find_one({"_id": id}) or {})["state"] for c, id in cases.items()}
    assert [states[channel]["channel"] for channel in CHANNELS] == list(CHANNELS)
    page = cases.pop("web")
    for channel, case in cases.items():
        assert alike(states[channel]) == alike(states["web"]), channel
        assert events(at, case) == events(at, page), channel
        assert said(at, case) == said(at, page), channel
    assert len(events(at, page)) >= 8


def test_the_same_through_the_api_as_through_the_forms(at: Place) -> None:
    """What another program sends as the first contract says is the same case as what a person types."""
    by_form = entered(at, "counter")
    body = at.desk.body(
        channel="counter",
        narrative=WAGES[1][1]["narrative"],
        applicant={"name": "王建国", "phone": "13800000001", "groups": ["migrant_worker"]},
        opponent={"name": "刘老板"},
        facts={"paper_migrant_worker": True, "preservation_needed": False, "household_members": 4,
               "household_income_month_fen": 300_000, "pledge_signed": True},
        safe_contact={"phone": "13900000002", "hours": "晚上七点以后", "say_nothing": True},
    )  # fmt: skip
    by_api = at.desk.post("/cases", OFFICER, body).json["id"]
    for case in (by_form, by_api):
        live(at, case)
    assert events(at, by_api) == events(at, by_form)
    assert said(at, by_api) == said(at, by_form)


def test_whoever_has_the_receipt_sees_the_one_timeline(at: Place) -> None:
    made = at.desk.submitted(("operator", "operator"), channel="hotline")
    live(at, made["id"])
    public = at.desk.track(made).json["timeline"]
    officers = at.desk.get(f"/cases/{made['id']}", OFFICER).json["timeline"]
    operators = at.desk.get(f"/cases/{made['id']}", ("operator", "operator")).json["timeline"]
    assert public == officers == operators
