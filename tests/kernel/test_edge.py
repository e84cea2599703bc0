"""The HTTP edge under odd input: a sentence, never a 500; and nothing odd is kept."""

import base64
import time
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from marshmallow import ValidationError, fields
from pymongo.errors import ServerSelectionTimeoutError

from kernel import health, problems
from kernel.bus import Bus
from kernel.calls import Unavailable
from kernel.revocations import KEPT
from kernel.schemas import Day, Moment, Schema
from kernel.step import By
from kernel.store import Busy
from kernel.testkit import Kit
from kernel.throttle import Throttle
from kernel.tokens import Checker
from kernel.words import Actor
from kernel.worker import Worker
from tests.kernel.ledger import JarOpened

JAR = {"name": "罐子", "phone": "13800138000", "region": "620725"}
OFFICER = ("officer", "officer")
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.mark.parametrize(
    "body",
    [b'{"\\ud800":1}', b'{"name":' + b"1" * 5000 + b"}", b'{"name":NaN}', b'{"name":-Infinity}', b"1e999"],
)
def test_json_that_no_other_reader_takes(kit: Kit, body: bytes) -> None:
    head = {"Authorization": f"Bearer {kit.token('officer', 'officer')}", "Content-Type": "application/json"}
    answer = kit.client().post("/api/ledger/jars", data=body, headers=head)
    assert answer.status_code in (400, 422)
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_cursors_at_the_ends_of_time(kit: Kit, at: str) -> None:
    cursor = base64.urlsafe_b64encode(f"{at} x".encode()).decode()
    assert kit.call("GET", f"/api/ledger/jars?cursor={cursor}").status_code == 422


def test_made_up_methods_do_not_fill_the_figures(kit: Kit) -> None:
    for method in ("QUX", "GARBAGE"):
        assert kit.client().open("/healthz", method=method).status_code == 405
    told = kit.client().get("/metrics").get_data(as_text=True)
    assert "QUX" not in told
    assert "GARBAGE" not in told


def test_parked_events_are_in_the_figures(kit: Kit) -> None:
    kit.deliver(kit.event("scales.Weighed", "c1", case="c1", weight=1))
    assert 'fengqiao_parked_events{service="ledger"} 1.0' in kit.client().get("/metrics").get_data(True)


@pytest.mark.parametrize(
    ("told", "kept"), [(TRACE, TRACE), ("张三 13800138000".encode().decode("latin1"), None)]
)
def test_only_a_trace_is_kept_as_trace(kit: Kit, told: str, kept: str | None) -> None:
    made = kit.call("POST", "/api/ledger/jars", OFFICER, JAR, traceparent=told)
    assert [entry["trace"] for entry in kit.ctx.history("jars", made.json["id"])] == [kept]


def test_braces_in_what_people_write_are_only_text(kit: Kit) -> None:
    with kit.runtime.apps["ledger"].test_request_context():
        values = {"seconds": "{0.__class__} {", "a": "{}"}
        assert (
            "{0.__class__} {" in problems.say("throttled", values)[0] + problems.say("throttled", values)[1]
        )
        assert problems.field_errors({"{}": ["length|{x}|}"]}, None)[0]["field"] == "{}"


@pytest.mark.parametrize(("ahead", "status"), [(3, 201), (600, 401)])
def test_another_machines_clock_may_be_a_little_ahead(kit: Kit, ahead: int, status: int) -> None:
    token = kit.token("officer", "officer", iat=time.time() + ahead)
    head = {"Authorization": f"Bearer {token}"}
    assert kit.client().post("/api/ledger/jars", json=JAR, headers=head).status_code == status


def test_open_calls_stay_open_while_identity_is_away(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> dict[str, Any]:
        raise Unavailable("identity")

    monkeypatch.setattr(kit.ctx, "checker", Checker(kit.settings.service_key, "ledger", away))
    head = {"Authorization": f"Bearer {kit.token('officer', 'officer')}"}
    assert kit.client().get("/api/ledger/jars", headers=head).status_code == 200
    assert kit.client().post("/api/ledger/jars", json=JAR, headers=head).status_code == 503


def test_a_database_that_is_away_is_not_asked_seven_times(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Away:
        def find_one(self, *_: Any) -> None:
            asked.append(1)
            raise ServerSelectionTimeoutError("no server")

    monkeypatch.setattr(kit.ctx.stores["jars"], "documents", Away())
    with pytest.raises(Busy):
        kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c")], By(Actor("officer"), "k"))
    assert len(asked) == 1  # each look waits three seconds for a server


def test_one_request_finds_out_that_the_database_is_away_for_all(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Away:
        def find(self, *_: Any) -> None:
            asked.append(1)
            raise ServerSelectionTimeoutError("no server")

    monkeypatch.setattr(kit.ctx.revocations, "_rows", Away())
    assert [kit.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code for _ in range(3)] == [503] * 3
    assert len(asked) == 1  # the others would each wait three seconds, one behind the other


def test_what_is_over_is_forgotten(kit: Kit) -> None:
    guesses = Throttle(kit.ctx.db, "code", kit.now)
    guesses.failed("one", "two")
    kit.ctx.revoke("jti:old", kit.now() - KEPT - timedelta(hours=1))
    kit.now.forward(days=2)
    guesses.failed("three")
    kit.ctx.revoke("jti:new", kit.now())
    assert [row["_id"] for row in kit.ctx.db["throttle"].find()] == ["code:three"]
    assert [row["_id"] for row in kit.ctx.db["revocations"].find()] == ["jti:new"]


def test_a_worker_whose_thread_stops_again_and_again_says_so(kit: Kit) -> None:
    worker, runs = Worker(kit.runtime), []

    def broken() -> None:
        runs.append(1)
        if len(runs) == 3:
            worker._stop.set()
        raise RuntimeError

    worker._guarded("ledger relay", broken)
    worker._beat(kit.ctx, kit.runtime.bus)
    assert health.check(kit.ctx, worker=True) == ["ledger: ledger relay stops again and again"]


def test_a_bus_that_is_lost_is_red_and_green_again_when_it_is_back(kit: Kit) -> None:
    worker = Worker(kit.runtime)
    worker._beat(kit.ctx, cast(Bus, SimpleNamespace(ready=lambda: False)))
    assert health.check(kit.ctx, worker=True) == ["ledger: bus away"]
    worker._beat(kit.ctx, cast(Bus, SimpleNamespace(ready=lambda: True)))
    assert health.check(kit.ctx, worker=True) == []
    kit.now.forward(minutes=1)
    assert health.check(kit.ctx, worker=True) == ["ledger: worker silent"]


class Form(Schema):
    stars = fields.Integer()
    day = Day()
    at = Moment()


@pytest.mark.parametrize(
    "odd",
    [{"stars": 4.9}, {"stars": True}, {"day": "0001-01-01"}, {"day": "9999-12-31"}, {"day": "２０２６-01-01"},
     {"at": "0001-01-01T00:00:00+14:00"}, {"at": "9999-12-31T23:59:59-14:00"}],
)  # fmt: skip
def test_numbers_and_days_that_are_none(odd: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Form().load(odd)


def test_numbers_and_days_that_are_some() -> None:
    good = Form().load({"stars": 4.0, "day": "2026-02-28", "at": "2026-02-28T09:00:00+08:00"})
    assert good["stars"] == 4
    assert good["at"] == datetime.fromisoformat("2026-02-28T01:00:00+00:00")
    assert Form().load({"stars": "5"})["stars"] == 5


def test_what_the_guard_refuses_is_measured_too_from_its_beginning(kit: Kit) -> None:
    assert kit.client().get("/api/ledger/forgotten").status_code == 401
    took = health.REQUESTS.labels("ledger", "ledger.forgotten", "GET", "401")
    sample = next(sample for sample in took._child_samples() if sample.name == "_sum")
    assert sample.value > 0
