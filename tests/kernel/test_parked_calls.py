"""Supervisors see what is parked and why, free it, and discard what cannot be read - with their name."""

from typing import Any

import pytest

from kernel import parked
from kernel.audit import effects
from kernel.consumer import Consumer
from kernel.testkit import Kit
from tests.kernel.test_events import open_for, poison, weights

SUPERVISOR = ("supervisor", "supervisor")
PATH = "/api/ledger/parked"


def knowing(kit: Kit) -> Consumer:
    return Consumer(kit.ctx, kit.runtime.known_types | {"scales.Weighed"})


def told(kit: Kit, who: tuple[str, ...] = SUPERVISOR) -> Any:
    answer = kit.call("GET", PATH, who)
    assert answer.status_code == 200
    return answer.json


def test_what_is_parked_is_shown_with_its_reason_and_nothing_of_its_content(kit: Kit) -> None:
    knowing(kit).handle_batch(poison())
    shown = told(kit)
    assert shown["count"] == len(shown["parked"]) == len(poison())
    assert {row["kind"] for row in shown["parked"]} == {parked.UNREADABLE}
    assert "not JSON" in {row["reason"] for row in shown["parked"]}
    assert not any("raw" in row or "data" in row for row in shown["parked"])


def test_who_may_see_and_touch_them(kit: Kit) -> None:
    knowing(kit).handle_batch(poison())
    for who in (("officer", "officer"), ("operator", "operator"), ("p1", "resident"), ("lawyer1", "lawyer")):
        for method, path in (("GET", ""), ("POST", "/redrive"), ("POST", "/discard")):
            assert kit.call(method, PATH + path, who, {}).status_code == 403
    assert kit.call("GET", PATH).status_code == 401
    assert kit.service_call("GET", PATH).status_code == 403
    assert told(kit, ("admin", "admin"))["parked"]


def test_one_is_tried_again_when_a_supervisor_asks(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    Consumer(kit.ctx, kit.runtime.known_types).handle_batch(
        [kit.event("scales.Weighed", "c1", case="c1", weight=7)]
    )
    (row,) = told(kit)["parked"]
    answer = kit.call("POST", f"{PATH}/redrive", SUPERVISOR, {"id": row["id"]})
    assert (answer.status_code, answer.json) == (202, {"count": 1})
    assert knowing(kit).retry_parked() == 1
    assert weights(kit, jar) == (7,)
    assert told(kit)["count"] == 0


def test_what_cannot_be_read_is_discarded_with_name_and_reason_and_those_behind_flow_on(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    bad = kit.event("scales.Weighed", "c1", case="c1", weight="seven")
    knowing(kit).handle_batch([bad, kit.event("scales.Weighed", "c1", case="c1", weight=7)])
    first, behind = told(kit)["parked"]
    assert (first["kind"], behind["kind"]) == (parked.UNREADABLE, parked.BEHIND)
    body = {"id": first["id"], "reason": "旧版本的试验消息"}
    assert kit.call("POST", f"{PATH}/discard", SUPERVISOR, body).status_code == 204
    assert knowing(kit).retry_parked() == 1
    assert weights(kit, jar) == (7,)
    (gone,) = told(kit)["discarded"]
    assert (gone["by"], gone["why"]) == ("supervisor", body["reason"])
    kept = kit.ctx.db["discarded"].find_one({"_id": first["id"]}) or {}
    assert bytes(kept["raw"]) == bad.value
    assert bad.id in effects._parked(kit.ctx)  # the checker asks for no effect of it


@pytest.mark.parametrize("why", ["", " ", None, "x" * 301])
def test_a_reason_is_needed(kit: Kit, why: str | None) -> None:
    knowing(kit).handle_batch(poison()[:1])
    (row,) = told(kit)["parked"]
    answer = kit.call("POST", f"{PATH}/discard", SUPERVISOR, {"id": row["id"], "reason": why})
    assert answer.status_code == 422
    assert told(kit)["count"] == 1


def test_what_can_be_read_is_never_discarded(kit: Kit) -> None:
    knowing(kit).handle_batch([kit.event("scales.Weighed", "c9", case="c9", weight=7)])  # waits for its jar
    (row,) = told(kit)["parked"]
    assert row["kind"] == parked.WAITING
    body = {"id": row["id"], "reason": "不想等了"}
    assert kit.call("POST", f"{PATH}/discard", SUPERVISOR, body).status_code == 409
    assert kit.call("POST", f"{PATH}/discard", SUPERVISOR, body | {"id": "none"}).status_code == 404
    assert told(kit)["count"] == 1
