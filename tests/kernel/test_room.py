"""A disk that is nearly full: steps are refused while there is still room to keep what was promised."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel import health, room
from kernel.settings import read
from kernel.testkit import Kit
from tests.kernel.ledger import LEDGER

JAR = {"name": "罐子", "phone": "13800138000", "region": "620725"}
OFFICER = ("officer", "officer")


@pytest.fixture
def kit(mongo_url: str, tmp_path: Path) -> Iterator[Kit]:
    """A kit whose database lies on this machine's disk."""
    made = Kit([LEDGER], mongo_url)
    made.ctx.settings = dataclasses.replace(made.settings, database_dir=tmp_path)
    yield made
    made.close()


def left(monkeypatch: pytest.MonkeyPatch, megabytes: int) -> None:
    monkeypatch.setattr(room, "_free", lambda folder: megabytes * 2**20)
    room.forget()


def test_steps_are_refused_and_health_is_red_while_reading_goes_on(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(monkeypatch, room.NEEDED_MB - 1)
    answer = kit.call("POST", "/api/ledger/jars", OFFICER, JAR)
    assert (answer.status_code, answer.json["code"]) == (503, "disk_full")
    assert int(answer.headers["Retry-After"]) > 0
    assert kit.client().post("/api/ledger/jars", json=JAR).status_code == 503, "before the database is asked"
    assert health.check(kit.ctx) == [f"ledger: disk full, {room.NEEDED_MB - 1} MB left"]
    assert kit.client().get("/readyz").status_code == 503
    assert kit.call("GET", "/api/ledger/jars", OFFICER).status_code == 200
    assert kit.client().get("/metrics").status_code == 200


def test_with_room_again_everything_goes_on(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    left(monkeypatch, 0)
    assert kit.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code == 503
    left(monkeypatch, room.NEEDED_MB)
    assert kit.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code == 201
    assert health.check(kit.ctx) == []


def test_a_database_elsewhere_has_a_disk_of_its_own(mongo_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left(monkeypatch, 0)
    made = Kit([LEDGER], mongo_url)
    assert made.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code == 201
    made.close()


def test_where_it_lies_is_a_setting() -> None:
    env = {"MONGO_URL": "mongodb://x/", "SERVICE_KEY": "0" * 64, "MASTER_KEY": "0" * 64}
    assert read(env).database_dir is None
    assert read({**env, "DATABASE_DIR": "/data"}).database_dir == Path("/data")
