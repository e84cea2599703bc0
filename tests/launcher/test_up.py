"""`up`, as a person at a terminal meets it: first start, second start, Ctrl-C, kill -9, what goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from launcher import processes
from launcher.database import free_port
from launcher.settings import ROOT

PATIENCE = 60.0
SECOND_START = 3.0  # seconds, what is promised; on a busy machine so many times what reading the code takes
TIMES = 5
STAFF = ["officer", "operator", "supervisor", "admin", "lawyer8", "mediator3", "evaluator3"]
Terminal = Callable[..., "Up"]


class Up:
    """One `./fengqiao up`, its output and its processes."""

    def __init__(self, folder: Path, log: Path, *options: str, **env: str) -> None:
        self.folder, self.log = folder, log
        self.port = int(env.setdefault("PORT", str(free_port())))
        kept = {name: value for name, value in os.environ.items() if name not in ("MONGO_URL", "BUS_URL")}
        told = [sys.executable, str(ROOT / "fengqiao.py"), "up", *options]
        with log.open("wb") as out:
            env = {**kept, "DATA_DIR": str(folder), **env}
            self.process = subprocess.Popen(told, cwd=ROOT, env=env, stdout=out, stderr=out)

    @property
    def output(self) -> str:
        """What it has printed."""
        return self.log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def ready(self) -> Up:
        """Wait until it says that it runs."""
        end = time.monotonic() + PATIENCE
        while f"Fengqiao is running: {self.url}" not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < end, self.output
            time.sleep(0.02)
        return self

    def refused(self) -> str:
        """It ends with an error; what it said."""
        assert self.process.wait(PATIENCE) == 1, self.output
        assert "Traceback" not in self.output
        return self.output

    def pids(self) -> list[int]:
        """The launcher, its children and theirs."""
        found = [self.process.pid]
        for pid in found:
            for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(child) for child in tasks.read_text().split()]
        return found

    def child(self, name: str) -> int:
        """The process id of one part."""
        note = json.loads((self.folder / "run.json").read_text())
        return int(note["children"][name]["pid"])

    def end(self, number: int) -> None:
        """Send it a signal and wait until it is gone."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)

    def sign_in(self, username: str, password: str) -> int:
        """The status of signing in; 0 where nobody answers."""
        body = {"username": username, "password": password}
        try:
            return httpx.post(f"{self.url}/api/identity/tokens", json=body, timeout=10).status_code
        except httpx.TransportError:
            return 0


def gone(pids: list[int], seconds: float = 10.0) -> bool:
    """Whether all of these end in time."""
    end = time.monotonic() + seconds
    while any(processes.identity(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(processes.identity(pid) for pid in pids)


def reading_the_code() -> float:
    """The floor: seconds until one process has imported everything, on this machine, now."""
    began = time.monotonic()
    code = "from launcher import roster; roster.load_all(); import frontend.app"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return time.monotonic() - began


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Terminal]:
    """Starts `up` on the test's data folder; ends whatever still runs."""
    started: list[Up] = []

    def start(*options: str, **env: str) -> Up:
        folder = Path(env.pop("DATA_DIR", str(tmp_path / "var")))
        started.append(Up(folder, tmp_path / f"up{len(started)}.log", *options, **env))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.end(signal.SIGKILL)  # its children die with it; how it stops by itself is a test of its own


def test_a_first_start_a_second_and_a_kill_of_everything(up: Terminal) -> None:
    first = up().ready()
    assert httpx.get(f"{first.url}/readyz").status_code == 200
    assert httpx.get(first.url).status_code == 200
    (password,) = set(re.findall(r"[Pp]assword of all of them: (\S+)", first.output))
    assert [first.sign_in(name, password) for name in STAFF] == [201] * len(STAFF)
    for file in ("secrets.json", "run.json", "sample.json"):
        assert (first.folder / file).stat().st_mode & 0o077 == 0
    assert password not in (first.folder / "sample.json").read_text()
    pids = first.pids()
    assert len(pids) >= 5
    first.end(signal.SIGINT)
    assert first.process.returncode == 0
    assert gone(pids, 0.5), "Ctrl-C leaves no process behind"
    assert "no process is left" in first.output

    allowed = max(SECOND_START, TIMES * reading_the_code())
    began = time.monotonic()
    second = up().ready()
    assert time.monotonic() - began < allowed
    assert password not in second.output
    assert "shown at the first start" in second.output
    pids = second.pids()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    second.process.wait()
    assert gone(pids)

    third = up().ready()
    assert third.sign_in("lawyer1", password) == 201


def test_children_die_with_a_killed_launcher(up: Terminal) -> None:
    system = up("--no-sample").ready()
    pids = system.pids()
    system.end(signal.SIGKILL)
    assert gone(pids)


def test_a_recorded_orphan_is_ended_by_the_next_start(up: Terminal, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    orphan = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"], start_new_session=True)
    time.sleep(0.1)
    note = {"children": {"worker": processes.identity(orphan.pid)}}
    (tmp_path / "var" / "run.json").write_text(json.dumps(note))
    system = up("--no-sample").ready()
    assert orphan.wait(5) == -signal.SIGKILL
    assert "left over from the last run" in system.output


@pytest.mark.parametrize("name", ["web", "worker", "database"])
def test_a_part_that_dies_is_started_again(up: Terminal, name: str) -> None:
    system = up("--no-sample").ready()
    before = system.child(name)
    os.kill(before, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and (system.child(name) == before or not _serves(system)):
        time.sleep(0.1)
    assert system.child(name) != before
    assert _serves(system)
    assert f"{name} ended unexpectedly" in system.output


def test_without_sample_staff_there_is_none_and_a_later_start_adds_none(up: Terminal) -> None:
    system = up("--no-sample", SAMPLE_PASSWORD="a long password 1").ready()
    assert "Sample staff" not in system.output
    system.end(signal.SIGTERM)
    again = up(SAMPLE_PASSWORD="a long password 1").ready()
    assert "Sample staff" not in again.output
    assert again.sign_in("officer", "a long password 1") == 401
    first = _staff(again, "chief", "another password 2")
    assert first.returncode == 0, first.stdout
    assert again.sign_in("chief", "another password 2") == 201
    assert "exists already" in _staff(again, "chief", "another password 2").stdout


def test_a_first_start_that_was_cut_short_goes_on_with_the_same_password(up: Terminal) -> None:
    system = up(SAMPLE_PASSWORD="a long password 1")
    end = time.monotonic() + PATIENCE
    while system.sign_in("officer", "a long password 1") != 201 and time.monotonic() < end:
        time.sleep(0.02)
    system.end(signal.SIGKILL)
    again = up().ready()
    assert "a long password 1 (shown once)" in again.output
    assert again.sign_in("evaluator3", "a long password 1") == 201


def test_a_taken_port_is_said_and_another_one_named(up: Terminal) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = up(PORT=str(port)).refused()
    assert f"端口 {port}（127.0.0.1）已被占用" in said
    assert f"PORT={port + 1}" in said


def test_a_second_launcher_on_the_same_folder_is_refused(up: Terminal) -> None:
    first = up("--no-sample").ready()
    said = up().refused()
    assert f"in use by another Fengqiao (process {first.process.pid})" in said
    assert httpx.get(f"{first.url}/healthz").status_code == 200


def test_data_of_a_newer_format_is_refused_and_left_alone(up: Terminal, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "format.json").write_text('{"version": 2}')
    assert "written by a newer Fengqiao (format 2; this one knows 1)" in up().refused()
    assert not (tmp_path / "var" / "database").exists()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "MONGO_URL",
            "mongodb://nobody:secret-word@127.0.0.1:1/",
            "database at MONGO_URL, mongodb://127.0.0.1:1",
        ),
        ("MONGO_URL", "postgres://127.0.0.1/", "MONGO_URL"),
        ("BUS_URL", "kafka://127.0.0.1:1", "bus at BUS_URL, kafka://127.0.0.1:1"),
        ("BUS_URL", "rabbit://127.0.0.1", "bus at BUS_URL, rabbit://127.0.0.1"),
        ("PORT", "eight", "PORT='eight'"),
        ("MASTER_KEY", "short", "MASTER_KEY"),
    ],
)
def test_a_wrong_setting_refuses_and_says_why(up: Terminal, name: str, value: str, said: str) -> None:
    output = up(**{name: value}).refused() if name != "PORT" else _refused_port(value)
    assert said in output
    assert "secret-word" not in output


def _refused_port(value: str) -> str:
    env = {**os.environ, "PORT": value}
    told = [sys.executable, str(ROOT / "fengqiao.py"), "up"]
    answer = subprocess.run(told, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE)
    assert answer.returncode == 1
    return answer.stderr


def _staff(system: Up, username: str, password: str) -> subprocess.CompletedProcess[str]:
    env: dict[str, Any] = {**os.environ, "DATA_DIR": str(system.folder), "STAFF_PASSWORD": password}
    told = [
        sys.executable,
        str(ROOT / "fengqiao.py"),
        "staff",
        username,
        "--name",
        "主任",
        "--region",
        "620725",
    ]
    return subprocess.run(
        told, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE
    )


def _serves(system: Up) -> bool:
    try:
        return httpx.get(f"{system.url}/readyz", timeout=5).status_code == 200
    except httpx.TransportError:
        return False
