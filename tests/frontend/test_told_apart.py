"""In a list of one's own no two matters look the same, and a form that sets anew knows what was set."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import ANSWERS as CANNED
from tests.frontend.canned import at
from tests.frontend.canned_mediation import ANSWERS, BASE
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
RECEIPTS = ["26-0000-0001", "26-0000-0002"]


@pytest.fixture
def two(services: StandIn) -> StandIn:
    """Two cases that differ in nothing but their receipts."""
    cases = [{"id": f"c{n}", "receipt": receipt} for n, receipt in enumerate(RECEIPTS)]
    services.says("GET", "/api/intake/cases", cases)
    return services


def twice(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [row | {"id": f"x{n}", "case": f"c{n}"} for n in range(2)]


def test_a_mediator_tells_two_quarrels_apart(signed_in: SignIn, two: StandIn) -> None:
    two.says("GET", "/api/mediation/cases", twice(CANNED["GET", "/api/mediation/cases"][0]))
    page = signed_in("mediator").get("/mediator").text
    assert sorted(re.findall(r"26-\d{4}-\d{4}", page)) == RECEIPTS


def test_a_mediator_sees_which_quarrel_is_when(signed_in: SignIn, two: StandIn) -> None:
    row = {"mediation": "m1", "session": "s1", "at": at(2), "video": False, "category": "neighbour"}
    two.says("GET", "/api/mediation/calendar", twice(row))
    page = signed_in("mediator").get("/mediator/calendar").text
    assert sorted(re.findall(r"26-\d{4}-\d{4}", page)) == RECEIPTS


def test_a_lawyer_tells_two_matters_apart(signed_in: SignIn, two: StandIn) -> None:
    row = {"state": "open", "category": "labour.wages", "clocks": []}
    two.says("GET", "/api/legalaid/matters", twice(row))
    page = signed_in("lawyer").get("/lawyer").text
    assert sorted(re.findall(r"26-\d{4}-\d{4}", page)) == RECEIPTS


def test_a_swap_names_its_day(signed_in: SignIn) -> None:
    page = signed_in("lawyer").get("/lawyer/duty/p1/2026-12-01/swap").text
    assert "换班：12月1日 星期二" in page


def test_a_session_is_put_off_from_where_it_was(signed_in: SignIn, services: StandIn) -> None:
    for (method, path), answer in ANSWERS.items():
        services.says(method, path, answer)
    session = {"id": "s9", "at": at(2), "cancelled": False, "place": "村委会", "hours": 2}
    services.says("GET", BASE, ANSWERS["GET", BASE] | {"sessions": [session]})
    page = signed_in("mediator").get("/mediator/m1/sessions/s9/put-off").text
    assert 'value="村委会"' in page
    assert re.search(r'value="place"\s+checked', page)
