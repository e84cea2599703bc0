"""Every call shows an example, and each example is one that its own description allows."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kernel import descriptions
from kernel.examples import JSON
from launcher.roster import SERVICES
from tests.abuse.scenes import Stage

ADD = "run `python -m tests.abuse.examples` and read the diff"
Part = tuple[str, dict[str, Any]]


def parts(document: dict[str, Any]) -> Iterator[Part]:
    """Whatever is JSON in a description: what a call is sent, and what it answers when it went well."""
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            if method == "parameters" or "/parked" in path:
                continue
            name = f"{method.upper()} {path}"
            if body := call.get("requestBody", {}).get("content", {}).get(JSON):
                yield f"{name}, sent", body
            for status, answer in call["responses"].items():
                if str(status).startswith("2") and (body := answer.get("content", {}).get(JSON)):
                    yield f"{name}, {status}", body


@pytest.fixture(scope="module", params=SERVICES)
def document(request: pytest.FixtureRequest, stage: Stage) -> dict[str, Any]:
    """A service's own description."""
    found: dict[str, Any] = descriptions.openapi(stage.town.kit.runtime.apps)[request.param]
    return found


def test_every_call_shows_one(document: dict[str, Any]) -> None:
    assert [name for name, body in parts(document) if "example" not in body] == [], ADD


def test_each_is_what_the_description_allows(document: dict[str, Any]) -> None:
    whole = {"components": document["components"]}
    wrong = []
    for name, body in parts(document):
        checker = Draft202012Validator(whole | body.get("schema", {}))
        wrong += [f"{name}: {fault.message[:200]}" for fault in checker.iter_errors(body.get("example"))]
    assert wrong == [], ADD
