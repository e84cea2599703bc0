"""What people write is nowhere in clear: canaries in every free text of every call, then everything searched.

A call that is new is searched as soon as `asking` says how it is made. What is meant to be public stands in
PUBLIC with its reason, and nothing else may be found. The whole stack with its logs, metrics and pages is
searched by tests/journeys/test_canaries.py.
"""

import logging
from typing import Any

import pytest

from launcher.roster import SERVICES
from tests.abuse import planting
from tests.abuse.asking import ASKS
from tests.abuse.permissions import table
from tests.abuse.planting import Planted
from tests.abuse.scenes import Stage

PUBLIC = {
    "POST /staff name": "who works for the public is named to it",
    "PATCH /staff/{username} name": "the same",
    "POST /applications/{id}/draws source": "everybody must be able to draw again",
    "POST /duty/posts name": "where lawyers sit is on the wall",
    "POST /matters/{id}/subsidy/payment reference": "the treasury's number of a payment",
    "POST /batches/{id}/payment reference": "the same",
    "POST /committees name": "committees, their courts and members are published (人民调解法 10)",
    "POST /committees address": "the same",
    "POST /committees court": "the same",
    "POST /committees/{id}/members name": "the same",
    "POST /samples seed": "everybody must be able to draw again",
    "POST /persons/{person}/messages text": "to the console, which is the telephone until a bureau has one",
    "POST /staff/{username}/messages text": "the same",
}


@pytest.mark.parametrize("service", SERVICES)
def test_what_people_write_is_nowhere_in_clear(
    stage: Stage, service: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    found, passed = list[str](), 0
    for call in table.read(service):
        for plant in planting.planted(_good(stage, service, call)["json"]):
            caplog.clear()
            capfd.readouterr()
            answer = _sent(stage, service, call, plant)
            told = {"log": caplog.text, "console": "".join(capfd.readouterr())}
            told["headers"] = str(answer.headers)
            if answer.status_code >= 400:
                told["answer"] = answer.get_data(as_text=True)
            else:
                passed += 1
                told |= _stored(stage, service)
            found += [f"{call} {place}" for place in _seen(call, plant, told)]
            if answer.status_code < 400:
                for touched in {service, "identity", "intake"}:
                    stage.town.put_back(touched)
    assert passed > 0
    assert not found, "\n".join(sorted(set(found)))


def _good(stage: Stage, service: str, call: str) -> dict[str, Any]:
    ask, role = ASKS[service][call], table.may(service, call)
    return ask.put(stage, ask.ids(stage, role), role)


def _sent(stage: Stage, service: str, call: str, plant: Planted) -> Any:
    role = table.may(service, call)
    method, path = call.split(" ", 1)
    where = f"/{service}{path.format(**ASKS[service][call].ids(stage, role))}"
    rest = _good(stage, service, call) | {"json": plant.body}
    return stage.town.call(method, where, stage.people.asking(role, "own"), **rest)


def _stored(stage: Stage, service: str) -> dict[str, str]:
    """What lies in the databases now that did not lie there before."""
    return {
        f"{name}.{collection}": repr(
            [row for row in rows if row not in stage.town.before[name].get(collection, [])]
        )
        for name in {service, "identity", "intake"}
        for collection, rows in stage.town.contents(name).items()
    }


def _seen(call: str, plant: Planted, told: dict[str, str]) -> list[str]:
    return [
        f"{place}: in {where}"
        for place, canary in plant.canaries.items()
        if f"{call} {place}" not in PUBLIC
        for where, text in told.items()
        if any(form in text for form in planting.forms(canary))
    ]
