"""The statement of means on the applicant's phone, and at the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
PAGE = "/my/c1/means"
PATH = "/api/legalaid/applications/a1/means"
FILLED = {
    "members-0-relation": "本人",
    "members-0-age": "61",
    "members-0-income": "1200.50",
    "members-1-relation": "妻子",
    "members-2-relation": "",
    "savings": "3000",
    "debts": "",
    "note": "老伴有病",
}
SIGNED = FILLED | {"pledge": "y", "name": "张三"}


def sent(services: StandIn) -> Any:
    (call,) = services.posted(PATH)
    return call.body


def test_the_statement_goes_in_fen_and_empty_lines_count_nobody(signed_in: SignIn, services: StandIn) -> None:
    answer = signed_in("resident").post(PAGE, data=FILLED)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/my/c1")
    assert sent(services) == {
        "members": [
            {"relation": "本人", "age": 61, "income_month_fen": 120050},
            {"relation": "妻子", "income_month_fen": 0},
        ],
        "assets": {"savings_fen": 300000, "property_fen": 0, "vehicle_fen": 0, "debts_fen": 0},
        "note": "老伴有病",
        "pledge": False,
    }


def test_a_pledge_is_signed_by_typing_or_by_finger(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    unsigned = client.post(PAGE, data=FILLED | {"pledge": "y"})
    assert unsigned.status_code == 422
    assert "请签名或者写上姓名" in unsigned.text
    assert services.posted(PATH) == []
    client.post(PAGE, data=SIGNED)
    assert sent(services)["signature"].startswith("data:image/png;base64,")
    services.calls.clear()
    client.post(PAGE, data=FILLED | {"pledge": "y", "image": "data:image/png;base64,AAAA"})
    assert sent(services)["signature"] == "data:image/png;base64,AAAA"


def test_another_line_of_the_household_keeps_what_was_typed(signed_in: SignIn, services: StandIn) -> None:
    text = signed_in("resident").post(PAGE, data=SIGNED | {"more": "1"}).text
    assert 'name="members-3-relation"' in text
    assert 'value="1200.50"' in text
    assert services.posted(PATH) == []


def test_nobody_at_all_and_sums_that_are_none_are_refused(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    assert "申请人本人也算" in client.post(PAGE, data={}).text
    wrong = client.post(PAGE, data=FILLED | {"members-0-income": "很少", "savings": "-3", "debts": "NaN"})
    assert wrong.status_code == 422
    lonely = client.post(PAGE, data=FILLED | {"members-2-income": "5"})
    assert "请填与申请人的关系" in lonely.text
    assert services.posted(PATH) == []


def test_at_the_counter_the_signed_paper_stands_for_the_signature(
    signed_in: SignIn, services: StandIn
) -> None:
    client = signed_in("officer")
    client.post("/desk/applications/a1/means", data=FILLED | {"pledge": "y"})
    assert sent(services)["pledge"] is True
    assert "signature" not in sent(services)
