"""Legal aid's work list at the desk: a line's bar has the colour of its most urgent tag."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import at
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
LIST = ("GET", "/api/legalaid/worklist")


def row(level: str, days: int, *attention: str) -> dict[str, Any]:
    """A line as the service sends it."""
    return {
        "id": "a1", "case": "c1", "state": "received", "category": "labor.wages", "region": "620725",
        "groups": [], "clock": "decision", "due": at(days), "attention": list(attention), "overdue": [],
        "lawyer": None, "level": level,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "bar", "tags"),
    [
        (("red", -1), "late", ["late"]),
        (("amber", -1), "late", ["late"]),
        (("red", 30, "no_candidate"), "late", ["late", "calm"]),
        (("amber", 30, "replacement_asked"), "soon", ["soon", "calm"]),
        (("amber", 30, "objection", "overdue"), "late", ["soon", "late", "calm"]),
        (("calm", 30), "", ["calm"]),
        (("amber", 0), "soon", ["soon"]),
    ],
)
def test_the_bar_has_the_colour_of_the_most_urgent_tag(
    signed_in: SignIn, services: StandIn, told: tuple[Any, ...], bar: str, tags: list[str]
) -> None:
    services.says(*LIST, [row(*told)])
    text = signed_in("officer").get("/desk/aid").text
    found = re.search(r'<ul class="list cols"><li class="([^"]*)">(.*)</main>', text, re.DOTALL)
    assert found is not None
    assert found[1] == bar
    assert re.findall(r'class="tag (\w+)"', found[2]) == tags


def test_a_long_list_goes_on(signed_in: SignIn, services: StandIn) -> None:
    more = {"Link": '</api/legalaid/worklist?cursor=abc%3D>; rel="next"'}
    services.says(*LIST, httpx.Response(200, json=[row("red", -1)], headers=more))
    client = signed_in("officer")
    text = client.get("/desk/aid").text
    assert "（1+）" in text
    assert 'href="/desk/aid?cursor=abc%3D"' in text
    client.get("/desk/aid?cursor=abc%3D")
    asked = [call.params.get("cursor") for call in services.calls if call.path == LIST[1]]
    assert asked == [None, "abc="]


def test_two_of_a_kind_are_told_apart_by_their_receipts(signed_in: SignIn, services: StandIn) -> None:
    services.says(*LIST, [row("red", -1), {**row("red", -1), "id": "a2", "case": "c2"}])
    cases = [{"id": "c1", "receipt": "26-0000-0001"}, {"id": "c2", "receipt": "26-0000-0002"}]
    services.says("GET", "/api/intake/cases", cases)
    text = signed_in("officer").get("/desk/aid").text
    assert re.findall(r"<li>(26-\d{4}-\d{4})</li>", text) == ["26-0000-0001", "26-0000-0002"]
    asked = [call.params["ids"] for call in services.calls if call.path == "/api/intake/cases"]
    assert asked == ["c1,c2"]


def test_the_list_stands_without_receipts_while_intake_is_away(signed_in: SignIn, services: StandIn) -> None:
    services.says(*LIST, [row("red", -1)])
    services.says("GET", "/api/intake/cases", 503)
    page = signed_in("officer").get("/desk/aid")
    assert page.status_code == 200
    assert 'href="/desk/cases/c1"' in page.text
