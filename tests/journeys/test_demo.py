"""`demo`: tells both journeys, resumes where it was, and survives the death of everything."""

import json
import signal
import time
from collections import Counter
from pathlib import Path

from launcher.demo.ledger import Ledger, unfinished
from tests.journeys.machine import Machine


def test_both_journeys_are_told_step_by_step(machine: Machine, tmp_path: Path) -> None:
    ledger = tmp_path / "demo.jsonl"
    told = machine.command("demo", "--ledger", str(ledger))
    for words in (
        "受理编号",
        "婉拒",
        "独立打分",
        "公开结果",
        "协议生效",
        "其他途径",
        "All came to their end.",
    ):
        assert words in told
    machine.command("check", "--ledger", str(ledger))


def test_a_finished_run_sends_nothing_again(machine: Machine, tmp_path: Path) -> None:
    ledger = tmp_path / "demo.jsonl"
    machine.command("demo", "--cases", "2", "--ledger", str(ledger))
    before = ledger.read_text()
    told = machine.command("demo", "--cases", "2", "--ledger", str(ledger))
    assert "继续上次" in told
    assert ledger.read_text() == before


def test_a_wrong_password_is_said_at_once(machine: Machine, tmp_path: Path) -> None:
    wrong = Machine(machine.folder)
    wrong.env = {**machine.env, "SAMPLE_PASSWORD": "not the password"}
    told = wrong.command("demo", "--ledger", str(tmp_path / "demo.jsonl"), check=False)
    assert "officer cannot sign in: 401" in told


def test_many_cases_while_everything_is_killed_and_started_again(machine: Machine, tmp_path: Path) -> None:
    ledger = tmp_path / "demo.jsonl"
    demo = machine.begin("demo", "--cases", "16", "--ledger", str(ledger), "--patience", "120")
    for _ in range(2):
        answers = _lines(ledger)
        while _lines(ledger) < answers + 40 and demo.poll() is None:
            time.sleep(0.05)
        assert demo.poll() is None, "killed in the middle, not afterwards"
        machine.end(signal.SIGKILL)
        machine.start()
    told, _ = demo.communicate(timeout=240)
    assert demo.returncode == 0, told
    rows = [json.loads(line) for line in ledger.read_text().splitlines()]
    steps = Counter(row["step"].split(".", 1)[1] for row in rows if row["step"][0].isdigit())
    assert (steps["submit"], steps["accept"], steps["close"], steps["perform"]) == (16, 16, 8, 8)
    assert "V1-V8" in machine.command("check", "--ledger", str(ledger))


def test_a_killed_client_goes_on_where_it_was(machine: Machine, tmp_path: Path) -> None:
    ledger = tmp_path / "demo.jsonl"
    demo = machine.begin("demo", "--cases", "6", "--ledger", str(ledger))
    while _lines(ledger) < 25:
        time.sleep(0.02)
    demo.kill()
    demo.communicate()
    machine.command("demo", "--cases", "6", "--ledger", str(ledger))
    rows = [json.loads(line) for line in ledger.read_text().splitlines() if line.startswith("{")]
    submitted = [row["answer"]["id"] for row in rows if row["step"].endswith(".submit")]
    assert len(submitted) == len(set(submitted)) == 6
    machine.command("check", "--ledger", str(ledger))


def test_a_line_that_was_cut_off_is_never_relied_on(tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    Ledger(path).write("1.submit", "intake", "c1", 1, {"id": "c1"})
    with path.open("a") as out:
        out.write('{"step": "1.accept", "serv')
    again = Ledger(path)
    assert again.answer("1.submit") == {"id": "c1"}
    assert again.answer("1.accept") is None
    again.write("1.accept", "intake", "c1", 2, {"id": "c1"})
    assert Ledger(path).answer("1.accept") == {"id": "c1"}
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_run_that_was_broken_off_is_found_a_finished_one_is_not(tmp_path: Path) -> None:
    first = unfinished(tmp_path, "journeys")
    kept = Ledger(first)
    assert unfinished(tmp_path, "journeys") == first
    assert unfinished(tmp_path, "cases9") != first
    assert Ledger(first).key("1.submit") == kept.key("1.submit")
    kept.finish()
    assert unfinished(tmp_path, "journeys") != first


def _lines(path: Path) -> int:
    return len(path.read_bytes().splitlines()) if path.exists() else 0
