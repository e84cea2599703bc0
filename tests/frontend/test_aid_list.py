"""Legal aid's work list at the desk: a line's bar has the colour of its most urgent tag."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

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
    ("line", "bar", "tags"),
    [
        (row("red", -1), "late", ["late"]),
        (row("amber", -1), "late", ["late"]),
        (row("red", 30, "no_candidate"), "late", ["late", "calm"]),
        (row("amber", 30, "replacement_asked"), "soon", ["soon", "calm"]),
        (row("amber", 30, "objection", "overdue"), "late", ["soon", "late", "calm"]),
        (row("calm", 30), "", ["calm"]),
        (row("red", 0), "soon", ["soon"]),
    ],
)
def test_the_bar_has_the_colour_of_the_most_urgent_tag(
    signed_in: SignIn, services: StandIn, line: dict[str, Any], bar: str, tags: list[str]
) -> None:
    services.says(*LIST, [line])
    text = signed_in("officer").get("/desk/aid").text
    found = re.search(r'<ul class="list cols"><li class="([^"]*)">(.*)</main>', text, re.DOTALL)
    assert found is not None
    assert found[1] == bar
    assert re.findall(r'class="tag (\w+)"', found[2]) == tags
