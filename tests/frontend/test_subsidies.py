"""Subsidies at the desk: approved by the supervisor, put into a batch, downloaded, entered as paid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
from flask.testing import FlaskClient

from tests.frontend.canned import MATTER, at
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
ROW: dict[str, Any] = {
    "matter": "a1.m1", "case": "c1", "region": "620725", "lawyer": "lawyer1", "kind": "labor",
    "kind_name": "劳动争议调解、仲裁代理", "amount_fen": 180000, "basis": [], "state": "computed",
    "ended": at(-3),
    "approved": None, "paid": None, "reference": None,
}  # fmt: skip
LINE = {
    "matter": "a1.m1",
    "lawyer": "lawyer1",
    "kind": "labor",
    "kind_name": "劳动争议调解、仲裁代理",
    "amount_fen": 180000,
}
BATCH: dict[str, Any] = {
    "id": "b1", "region": "620725", "state": "fixed", "number": "山丹县援拨〔2026〕1号", "by": "officer",
    "opened": at(-1), "fixed": at(-1), "paid": None, "paid_by": None, "reference": None, "count": 1,
    "total_fen": 180000, "digest": "ab" * 32, "lines": [LINE],
}  # fmt: skip


def test_the_supervisor_approves_and_the_officer_does_not(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/subsidies", [ROW])
    services.says("POST", "/api/legalaid/matters/a1.m1/subsidy/approval", MATTER)
    chief = signed_in("supervisor")
    assert "1,800 元" in chief.get("/desk/subsidies").text
    assert chief.post("/desk/matters/a1.m1/approval").status_code == 303
    assert services.posted("/api/legalaid/matters/a1.m1/subsidy/approval")
    clerk = signed_in("officer")
    assert "/desk/matters/a1.m1/approval" not in clerk.get("/desk/subsidies").text
    assert clerk.post("/desk/matters/a1.m1/approval").status_code == 403
    assert signed_in("lawyer").get("/desk/subsidies").status_code == 403


def test_the_file_check_says_what_is_lacking(signed_in: SignIn, services: StandIn) -> None:
    path = "/api/legalaid/matters/a1.m1/file-check"
    services.says("POST", path, MATTER)
    client = signed_in("officer")
    wrong = client.post("/desk/matters/a1.m1/check", data={"complete": "no"})
    assert (wrong.status_code, 'href="#lacking"' in wrong.text) == (422, True)
    client.post("/desk/matters/a1.m1/check", data={"complete": "no", "lacking": "委托书\n\n庭审笔录"})
    client.post("/desk/matters/a1.m1/check", data={"complete": "yes", "kind": "civil"})
    assert [call.body for call in services.posted(path)] == [
        {"complete": False, "lacking": ["委托书", "庭审笔录"]},
        {"complete": True, "kind": "civil"},
    ]


def test_a_batch_is_made_shown_and_paid(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/batches", [BATCH])
    services.says("POST", "/api/legalaid/batches", {**BATCH, "state": "opened"})
    services.says("GET", "/api/legalaid/batches/b1", BATCH)
    services.says("POST", "/api/legalaid/batches/b1/payment", {**BATCH, "state": "paid"})
    client = signed_in("officer")
    assert client.post("/desk/batches").status_code == 303
    assert "山丹县援拨〔2026〕1号" in client.get("/desk/batches").text
    assert 'href="/desk/batches/b1/sheet.xlsx"' in client.get("/desk/batches/b1").text
    assert client.post("/desk/batches/b1", data={"reference": ""}).status_code == 422
    client.post("/desk/batches/b1", data={"reference": "国库7"})
    assert services.posted("/api/legalaid/batches/b1/payment")[0].body == {"reference": "国库7"}
    assert "登记支付" not in signed_in("supervisor").get("/desk/batches/b1").text


def test_the_sheet_goes_through_as_it_is(signed_in: SignIn, services: StandIn) -> None:
    services.says(
        "GET",
        "/api/legalaid/batches/b1/sheet.csv",
        httpx.Response(200, content=b"a,b", headers={"Content-Type": "text/csv"}),
    )
    client = signed_in("officer")
    answer = client.get("/desk/batches/b1/sheet.csv")
    assert (answer.data, answer.headers["Cache-Control"]) == (b"a,b", "no-store")
    assert client.get("/desk/batches/b1/anything").status_code == 404
