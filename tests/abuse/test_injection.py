"""No operator, no other type, no size gets through: 4xx, and the databases hold what they held."""

from typing import Any

import pytest

from launcher.roster import SERVICES
from tests.abuse import spoiling
from tests.abuse.asking import ASKS
from tests.abuse.permissions import table
from tests.abuse.scenes import Stage
from tests.abuse.test_permissions import YES_OR_NO

FORGETS = {"throttle"}  # failures are counted, which is meant
IN_PATHS = ('{"$ne": ""}', "[$ne]", "..%2f..%2fetc", "%00", "a.b.$c", "x" * 5000)


def held(stage: Stage, service: str) -> dict[str, Any]:
    """What must not change."""
    return {name: rows for name, rows in stage.town.contents(service).items() if name not in FORGETS and rows}


@pytest.mark.parametrize("service", SERVICES)
def test_spoilt_bodies_and_queries_change_nothing(stage: Stage, service: str) -> None:
    stage.town.put_back(service)
    before, passed = held(stage, service), []
    for call in table.read(service):
        for what, status in _spoilt(stage, service, call):
            if not 400 <= status < 500:
                passed.append(f"{call}: {what}: {status}")
    assert passed == []
    assert held(stage, service) == before


def _spoilt(stage: Stage, service: str, call: str) -> list[tuple[str, int]]:
    ask = ASKS[service][call]
    role = table.may(service, call)
    ids = ask.ids(stage, role)
    good = ask.put(stage, ids, role)
    method, path = call.split(" ", 1)
    requests = [(what, {**good, "json": body}) for what, body in spoiling.bodies(good["json"])]
    if good["json"] is None:
        requests = []
    if method == "GET":
        queries = spoiling.queries(good["query_string"])
        requests = [(what, {**good, "query_string": query}) for what, query in queries]
    who, where = stage.people.asking(role, "own"), f"/{service}{path.format(**ids)}"
    return [(what, stage.town.call(method, where, who, **request).status_code) for what, request in requests]


@pytest.mark.parametrize("service", SERVICES)
def test_spoilt_paths_find_nothing(stage: Stage, service: str) -> None:
    stage.town.put_back(service)
    before, passed = held(stage, service), []
    for call in (call for call in table.read(service) if "{" in call and call not in YES_OR_NO):
        ask, role = ASKS[service][call], table.may(service, call)
        method, path = call.split(" ", 1)
        for odd in IN_PATHS:
            ids = dict.fromkeys(ask.ids(stage, role), odd)
            rest = ask.put(stage, ask.ids(stage, role), role)
            who = stage.people.asking(role, "own")
            answer = stage.town.call(method, f"/{service}{path.format(**ids)}", who, **rest)
            if not 400 <= answer.status_code < 500:
                passed.append(f"{call} with {odd[:20]}: {answer.status_code}")
    assert passed == []
    assert held(stage, service) == before


def test_json_of_endless_depth_is_refused(stage: Stage) -> None:
    """Deeper than any reader's stack: refused as no JSON, by every service alike."""
    for service in SERVICES:
        for call in (call for call in table.read(service) if call.startswith("POST")):
            ask, role = ASKS[service][call], table.may(service, call)
            if ask.body is None or "{" in call:
                continue
            who = stage.people.asking(role, "own")
            body = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
            head = {"Content-Type": "application/json"}
            path = f"/{service}{call.split(' ', 1)[1]}"
            answer = stage.town.call("POST", path, who, head=head, data=body)
            assert answer.status_code in (400, 422), call
