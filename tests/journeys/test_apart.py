"""Every service its own processes on Kafka: both journeys, one service away, and kills in the middle."""

import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kernel import tokens
from kernel.audit import check, records
from launcher.attach import attached
from launcher.demo import running
from launcher.demo.client import Client
from launcher.demo.ledger import Ledger
from launcher.demo.people import REGION, People
from launcher.roster import SERVICES
from tests.journeys.apart import FRONTEND, Apart, everything_apart

PASSWORD = "sample-password-1"
STAFF = {"officer": 1, "supervisor": 1, "lawyer": 8, "mediator": 3, "evaluator": 3}
KILLED = ("intake", "legalaid", "mediation", "evaluation", "identity")


@pytest.fixture(scope="module")
def apart(mongo_url: str, kafka_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    with everything_apart(mongo_url, kafka_url, tmp_path_factory.mktemp("apart")) as made:
        appoint(made)
        yield made


def appoint(apart: Apart) -> None:
    """The sample staff, through HTTP like everything else."""
    for role, count in STAFF.items():
        for number in range(1, count + 1):
            token = tokens.for_service("launcher", apart.env["SERVICE_KEY"].encode(), to="identity")
            name = role if count == 1 else f"{role}{number}"
            body = {"username": name, "password": PASSWORD, "name": "样例", "roles": [role], "region": REGION}
            head = {"Authorization": f"Bearer {token}"}
            url = f"{apart.urls['identity']}/api/identity/staff"
            httpx.post(url, json=body, headers=head, timeout=30).raise_for_status()


def client(apart: Apart, ledger: Path) -> Client:
    doors = {name: httpx.Client(base_url=apart.urls[name], timeout=20) for name in SERVICES}
    return Client(doors.__getitem__, Ledger(ledger), 120, lambda phone: "")


def findings(apart: Apart, ledger: Path) -> list[str]:
    with attached(apart.env) as runtime:
        left = check.drained(runtime, 60)
        return [str(finding) for finding in [*left, *check.check(runtime, ledger)]]


def test_both_journeys_and_the_other_end(apart: Apart, tmp_path: Path) -> None:
    told: list[str] = []
    ledger = tmp_path / "ledger.jsonl"
    driver = client(apart, ledger)
    failures = running.journeys(driver, People(driver.ledger.run, PASSWORD), lambda zh, en: told.append(en))
    assert failures == []
    assert any("blind" in line for line in told)
    assert findings(apart, ledger) == []


def test_verify_names_one_altered_field_and_one_altered_entry(apart: Apart) -> None:
    with attached(apart.env) as runtime:
        ctx = runtime.contexts["intake"]
        case = ctx.db["cases"].find_one({"state.category": "labor.wages"})
        entry = ctx.db["record"].find_one({"type": "CaseRouted"})
        assert case is not None
        assert entry is not None
        ctx.db["cases"].update_one({"_id": case["_id"]}, {"$set": {"state.region": "620700"}})
        ctx.db["record"].update_one({"_id": entry["_id"]}, {"$set": {"public.service": "notary"}})
        named = [str(finding) for finding in records.verify(ctx)]
        ctx.db["cases"].update_one({"_id": case["_id"]}, {"$set": {"state.region": REGION}})
        ctx.db["record"].update_one(
            {"_id": entry["_id"]}, {"$set": {"public.service": entry["public"]["service"]}}
        )
        assert any(f"intake/cases/{case['_id']}" in text and "in region" in text for text in named)
        assert any(f"intake/{entry['_id']}: was changed" in text for text in named)
        assert list(records.verify(ctx)) == []


@pytest.mark.parametrize("away", [*SERVICES, FRONTEND])
def test_one_service_away_leaves_the_others_answering(apart: Apart, away: str) -> None:
    apart.stop(away)
    try:
        for name in set(apart.urls) - {away}:
            assert httpx.get(f"{apart.urls[name]}/readyz", timeout=10).status_code == 200, name
        if away != FRONTEND:
            assert httpx.get(f"{apart.urls[FRONTEND]}/", timeout=10).status_code == 200
    finally:
        apart.start(away)
        apart.wait(away)


def test_what_waited_goes_on_when_a_service_is_back(apart: Apart, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    driver = client(apart, ledger)
    apart.stop("legalaid")
    back = threading.Timer(6, apart.start, ["legalaid"])
    back.start()
    failures = running.many(driver, People(driver.ledger.run, PASSWORD), lambda zh, en: None, 2, 2)
    back.join()
    apart.wait("legalaid")
    assert failures == []
    assert findings(apart, ledger) == []


def test_killed_in_the_middle_nothing_is_lost(apart: Apart, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    driver = client(apart, ledger)
    over = threading.Event()
    killer = threading.Thread(target=kill_in_turn, args=(apart, over))
    killer.start()
    failures = running.many(driver, People(driver.ledger.run, PASSWORD), lambda zh, en: None, 24, 4)
    over.set()
    killer.join()
    apart.wait()
    assert failures == []
    assert findings(apart, ledger) == []


def kill_in_turn(apart: Apart, over: threading.Event) -> None:
    """`kill -9` of one service's web process and worker after the other, each started again."""
    for name in KILLED:
        if over.wait(2.0):
            return
        apart.stop(name, signal.SIGKILL)
        time.sleep(0.5)
        apart.start(name)
        apart.wait(name)
