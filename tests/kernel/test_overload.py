"""Too much at once: one caller is told to wait, the others are not; a silent database is away."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from kernel import runtime, tokens
from kernel.settings import WrongSetting, read
from kernel.testkit import Kit
from kernel.turns import Turns
from tests.kernel.ledger import LEDGER

JAR = {"name": "罐子", "phone": "13800138000", "region": "620725"}
OFFICER, OTHER = ("officer", "officer"), ("officer2", "officer")
MOST = 6


@pytest.fixture(autouse=True)
def bounded(kit: Kit) -> None:
    """A kit has no bound, as a developer's machine has none."""
    kit.ctx.turns = Turns(MOST)


def test_who_has_too_many_under_way_waits_and_nobody_else_does(kit: Kit) -> None:
    for _ in range(MOST):
        assert kit.ctx.turns.take("officer")
    refused = kit.call("POST", "/api/ledger/jars", OFFICER, JAR)
    assert (refused.status_code, refused.json["code"]) == (429, "too_many_at_once")
    assert int(refused.headers["Retry-After"]) > 0
    assert kit.call("POST", "/api/ledger/jars", OTHER, JAR).status_code == 201
    assert kit.ctx.db["jars"].count_documents({}) == 1
    kit.ctx.turns.give("officer")
    assert kit.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code == 201


def test_who_did_not_sign_in_is_known_by_his_address_also_behind_the_site(kit: Kit) -> None:
    proof = tokens.for_service("frontend", kit.settings.service_key, to="ledger")
    behind = {"X-Client-Address": "192.0.2.7", "X-Client-Token": proof}
    for _ in range(MOST):
        kit.ctx.turns.take("192.0.2.7")
    assert kit.client().get("/api/ledger/jars", headers=behind).status_code == 429
    assert kit.client().get("/api/ledger/jars", headers=behind | {"X-Client-Token": "x"}).status_code == 200
    assert kit.client().get("/api/ledger/jars").status_code == 200


def test_services_and_probes_are_always_answered(kit: Kit) -> None:
    for caller in ("service:intake", "127.0.0.1"):
        for _ in range(MOST):
            kit.ctx.turns.take(caller)
    assert kit.service_call("GET", "/api/ledger/jars").status_code == 200
    assert [kit.client().get(path).status_code for path in ("/healthz", "/readyz", "/metrics")] == [200] * 3
    assert kit.client().get("/api/ledger/jars").status_code == 429


def test_every_answer_gives_its_turn_back(kit: Kit) -> None:
    for body in (JAR, {"name": 7}, None):
        for who in (OFFICER, ("p1", "resident"), None):
            kit.call("POST", "/api/ledger/jars", who, body)
    kit.call("POST", "/api/ledger/jars/none/stones", OFFICER)
    kit.call("GET", "/api/ledger/nothing", OFFICER)
    assert kit.ctx.turns.waiting() == 0


def test_it_is_a_setting() -> None:
    env = {"MONGO_URL": "mongodb://x/", "SERVICE_KEY": "0" * 64, "MASTER_KEY": "0" * 64}
    assert (read(env).caller_turns, read({**env, "CALLER_TURNS": "0"}).caller_turns) == (MOST, 0)
    developers = {**env, "DEV_CODES": "1"}
    assert (read(developers).caller_turns, read({**developers, "CALLER_TURNS": "3"}).caller_turns) == (0, 3)
    with pytest.raises(WrongSetting, match="CALLER_TURNS"):
        read({**env, "CALLER_TURNS": "many"})


class Between:
    """A cable to the database that can be made to carry nothing any more, with both ends still plugged in."""

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url)
        self._frozen = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        there = f"127.0.0.1:{self._door.getsockname()[1]}"
        self.url = url.replace(f"{self._to.hostname}:{self._to.port}", there)
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        """From now on nothing comes through."""
        self._frozen.set()

    def close(self) -> None:
        """Take it away."""
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                near = self._door.accept()[0]
            except OSError:
                return
            far = socket.create_connection((self._to.hostname, self._to.port))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                if self._frozen.is_set():
                    threading.Event().wait()  # the end stays open, and silent
                other.sendall(data)
        other.close()


@pytest.fixture
def cable(mongo_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Between, Kit]]:
    """A kit whose database may fall silent; answers are waited for ten seconds."""
    monkeypatch.setattr(runtime, "ANSWER_MS", 10_000)
    cable = Between(mongo_url)
    made = Kit([LEDGER], cable.url)
    yield cable, made
    made.runtime.close()
    cable.close()
    cleaning = Kit([], mongo_url)
    cleaning.runtime.mongo.drop_database(f"{made.settings.database_prefix}_ledger")
    cleaning.runtime.close()


def test_a_database_that_falls_silent_is_away(cable: tuple[Between, Kit]) -> None:
    between, kit = cable
    assert kit.call("POST", "/api/ledger/jars", OFFICER, JAR).status_code == 201
    between.freeze()
    answer = kit.call("POST", "/api/ledger/jars", OFFICER, JAR)
    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert kit.client().get("/readyz").status_code == 503
