"""Means at the desk: what was stated, what shared records say, one notice for all that is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.frontend.canned import APPLICATION, at
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
PAGE = "/desk/applications/a1/supplement"
SUGGESTED = [
    {"fact": "paper_migrant_worker", "by": "officer", "zh": "有进城务工的证明吗？", "en": "Any paper?"},
    {"fact": "household_statement", "by": "applicant", "zh": "家庭说明", "en": "Household statement"},
]
WHOLE: dict[str, Any] = APPLICATION | {
    "actions": ["decide", "establish", "ask_supplement"],
    "supplement_suggested": SUGGESTED,
    "means": {
        "at": at(-1),
        "pledged": True,
        "members": [{"relation": "本人", "age": 44, "income_month_fen": 210000}],
        "assets": {"savings_fen": 30000, "property_fen": 0, "vehicle_fen": 0, "debts_fen": 0},
        "note": "儿子在上学",
    },
    "shared_records": None,
}


def test_everything_missing_is_ticked_and_goes_out_once(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/applications/a1", WHOLE)
    client = signed_in("officer")
    text = client.get(PAGE).text
    ticked = re.findall(r'value="(\w+)"\s+checked', text)
    assert ticked == ["household_statement", "paper_migrant_worker"]
    assert 'value="identity_paper"' in text
    client.post(PAGE, data={"items": ["paper_migrant_worker", "household_statement", "identity_paper"]})
    sent = services.posted("/api/legalaid/applications/a1/supplement-notice")[0].body["items"]
    assert set(sent) == {"paper_migrant_worker", "household_statement", "identity_paper"}
    assert client.post(PAGE, data={}).status_code == 422


def test_the_case_shows_means_and_asks_shared_records(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/applications/a1", WHOLE)
    client = signed_in("officer")
    text = client.get("/desk/cases/c1").text
    assert "每月 2,100 元" in text
    assert "儿子在上学" in text
    assert 'action="/desk/applications/a1/shared-records"' in text
    assert client.post("/desk/applications/a1/shared-records").status_code == 303
    assert services.posted("/api/legalaid/applications/a1/shared-records")


def test_silence_of_the_records_proves_nothing(signed_in: SignIn, services: StandIn) -> None:
    asked: dict[str, Any] = {"source": "social_relief_sample", "at": at(0), "confirms": None, "records": []}
    services.says("GET", "/api/legalaid/applications/a1", WHOLE | {"shared_records": asked})
    text = signed_in("officer").get("/desk/cases/c1").text
    assert "没有记录不等于不困难" in text
    assert "样例数据" in text
    assert "/shared-records" not in text
