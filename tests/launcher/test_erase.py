"""`erase` on a whole stack: not while a case runs, then everywhere, and again after a restore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kernel.audit import records
from kernel.testkit import Kit
from launcher import roster
from launcher.commands import erase

WHO = ("p1", "resident")
CASE = {
    "channel": "web",
    "category": "labor.wages",
    "narrative": "砌了三个月墙，工钱没给",
    "region": "620725",
    "applicant": {"name": "样例甲", "phone": "13900001234"},
}
Run = Callable[..., Result]


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """Every service, and nobody yet."""
    made = Kit(roster.load_all(), mongo_url, own_tokens=True)
    yield made
    made.close()


@pytest.fixture
def run(kit: Kit, tmp_path: Path) -> Run:
    """`./fengqiao erase …` on this stack."""
    env = {
        "MONGO_URL": kit.settings.mongo_url,
        "DATABASE_PREFIX": kit.settings.database_prefix,
        "SERVICE_KEY": kit.settings.service_key.decode(),
        "MASTER_KEY": kit.settings.master_keys[0].hex(),
        "DATA_DIR": str(tmp_path),
    }
    return lambda *words: CliRunner().invoke(erase.command, words, env=env)


def test_a_case_is_erased_when_it_is_over_and_again_after_a_restore(
    kit: Kit, run: Run, tmp_path: Path
) -> None:
    answer = kit.call("POST", "/api/intake/cases", WHO, CASE)
    assert answer.status_code == 201, answer.json
    case, intake = answer.json["id"], kit.runtime.contexts["intake"]
    kit.runtime.contexts["legalaid"].seal(case, "words", "她说")
    reasons = ("--by", "admin", "--basis", "个人信息保护法.47")
    refused = run("one", case, *reasons)
    assert (refused.exit_code, "intake" in refused.output) == (1, True)
    assert told(kit, case)["narrative"] == CASE["narrative"]

    kit.call("POST", f"/api/intake/cases/{case}/withdraw", WHO, {})
    backup = list(intake.db["keys"].find())
    done = run("one", case, *reasons)
    assert (done.exit_code, " 2 " in done.output) == (0, True), done.output
    kit.runtime.contexts["intake"].vault._known.clear()
    assert told(kit, case)["narrative"] is None
    assert list(records.verify(intake)) == []
    assert run("one", case, *reasons).exit_code == 1, "there is nothing any more"

    intake.db["keys"].delete_many({})
    intake.db["keys"].insert_many(backup)
    intake.vault._known.clear()
    assert told(kit, case)["narrative"] == CASE["narrative"]
    kept = tmp_path / "kept elsewhere"
    (tmp_path / "erasures").rename(kept)
    assert "1 项" in run("replay", str(kept)).output
    intake.vault._known.clear()
    assert told(kit, case)["narrative"] is None


def test_what_is_due_by_a_rule_that_nobody_verified_waits_for_somebody(kit: Kit, run: Run) -> None:
    case = kit.call("POST", "/api/intake/cases", WHO, CASE).json["id"]
    kit.call("POST", f"/api/intake/cases/{case}/withdraw", WHO, {})
    long_ago = kit.now() - timedelta(days=4000)
    last_step = {"$set": {"at": long_ago, "touched": long_ago}}
    kit.runtime.contexts["intake"].db["cases"].update_one({"_id": case}, last_step)
    listed = run("due").output
    (line,) = [line for line in listed.splitlines() if line.startswith("intake\t")]
    assert case in line
    assert "未核实" in line
    assert not kit.runtime.contexts["intake"].vault.erased(case)
    assert run("due", "--by", "admin").exit_code == 0
    assert kit.runtime.contexts["intake"].vault.erased(case)
    assert case not in run("due").output


def told(kit: Kit, case: str) -> Any:
    """What the applicant is shown of his case."""
    return kit.call("GET", f"/api/intake/cases/{case}", WHO).json
