"""`keys rotate` on a real data folder: whatever kills it when, everything opens, and it can go on."""

import json
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from kernel.masters import Local, fingerprint
from kernel.vault import Vault
from launcher.data_dir import DataDir
from launcher.database import alone
from tests.journeys.machine import Machine

OWNERS = 400


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A system that ran once, with many owners' keys in its database."""
    machine = Machine(tmp_path_factory.mktemp("keys"))
    machine.start()
    machine.end()
    return machine


def kept(machine: Machine) -> list[str]:
    """The master keys at hand, the first first."""
    return str(DataDir(machine.folder / "var").read("secrets.json")["MASTER_KEY"]).split(",")


def opened(machine: Machine, tokens: dict[str, str]) -> dict[str, int]:
    """Open everything with the kept keys; how many keys each master wraps."""
    secrets = json.loads((machine.folder / "var" / "secrets.json").read_text())
    with (
        alone(machine.folder / "var" / "database", secrets["DATABASE_PASSWORD"]) as url,
        MongoClient[dict[str, Any]](url) as mongo,
    ):
        db = mongo["fengqiao_intake"]
        vault = Vault(db, [Local(bytes.fromhex(key)) for key in kept(machine)])
        if not tokens:
            tokens |= {f"o{n}": vault.seal(f"o{n}", "words", f"话{n}") for n in range(OWNERS)}
        assert all(vault.open(owner, "words", token) == f"话{owner[1:]}" for owner, token in tokens.items())
        return {
            key: db["keys"].count_documents({"master": fingerprint(bytes.fromhex(key))})
            for key in kept(machine)
        }


def test_killed_at_any_moment_nothing_is_lost(stopped: Machine) -> None:
    tokens: dict[str, str] = {}
    (old,) = kept(stopped)
    assert opened(stopped, tokens)[old] >= OWNERS
    cut = 0
    for attempt in range(4):
        running = stopped.begin("keys", "rotate")
        while len(kept(stopped)) < 2 and running.poll() is None:
            time.sleep(0.01)
        time.sleep(attempt * random.uniform(0.2, 1.0))  # the first one is certain to be in between
        running.send_signal(signal.SIGKILL)
        running.communicate()
        cut += len(kept(stopped)) == 2
        opened(stopped, tokens)
        if len(kept(stopped)) == 1:
            break
    assert cut >= 1
    stopped.command("keys", "rotate")
    (new,) = kept(stopped)
    assert new != old
    assert opened(stopped, tokens)[new] >= OWNERS


def test_it_starts_again_with_the_new_key_and_refuses_while_it_runs(stopped: Machine) -> None:
    stopped.start()
    before = kept(stopped)
    assert "正被另一个枫桥" in stopped.begin("keys", "rotate").communicate()[0]
    assert kept(stopped) == before
    assert "签名密钥" in stopped.command("keys", "signing")
    assert "V1-V8" in stopped.command("check")
    stopped.end()


def test_a_folder_that_never_ran_is_refused(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert "没有在数据目录" in machine.begin("keys", "rotate").communicate()[0]
