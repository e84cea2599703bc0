"""What the services answer: each call of each description, by each role, in each relation."""

from __future__ import annotations

from collections.abc import Iterator

from werkzeug.test import TestResponse

from kernel import descriptions
from tests.abuse.asking import ASKS, Ask
from tests.abuse.people import RELATIONS, ROLES
from tests.abuse.permissions.table import Cells
from tests.abuse.scenes import Stage

METHODS = ("get", "post", "put", "patch", "delete")


def calls(stage: Stage) -> dict[str, list[str]]:
    """Every call of every service's own description, as `POST /cases/{case}/accept`."""
    found = descriptions.openapi(stage.town.kit.runtime.apps)
    return {name: list(_calls(name, found[name]["paths"])) for name in found}


def _calls(service: str, paths: dict[str, dict[str, object]]) -> Iterator[str]:
    for path, methods in paths.items():
        for method in METHODS:
            if method in methods:
                yield f"{method.upper()} {path.removeprefix(f'/api/{service}')}"


def answered(stage: Stage, service: str) -> dict[str, Cells]:
    """The table as it is, of the calls that somebody said how to make."""
    known = ASKS[service]
    return {
        call: _cells(stage, service, call, known[call]) for call in calls(stage)[service] if call in known
    }


def _cells(stage: Stage, service: str, call: str, ask: Ask) -> Cells:
    return {
        (relation, role): _cell(stage, service, call, ask, relation, role)
        for relation in RELATIONS
        for role in ROLES
    }


def _cell(stage: Stage, service: str, call: str, ask: Ask, relation: str, role: str) -> str:
    method, path = call.split(" ", 1)
    ids = ask.ids(stage, role, nobodys=relation == "nobody's")
    who = stage.people.asking(role, relation)
    answer = stage.town.call(method, f"/{service}{path.format(**ids)}", who, **ask.put(stage, ids, role))
    if method != "GET" and answer.status_code not in (401, 403):
        stage.town.put_back(service)
    return _told(answer, ids.get(ask.seen or ""))


def _told(answer: TestResponse, sought: str | None) -> str:
    if answer.status_code != 200 or sought is None:
        return str(answer.status_code)
    return "200+" if sought in answer.get_data(as_text=True) else "200-"
