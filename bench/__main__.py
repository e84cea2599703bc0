"""`python -m bench`: the table of goals, each figure beside its floor, all from one interleaved run."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import httpx

from bench import latency, load
from bench.stack import PASSWORD, Stack, running

PACED = 100
SETTLING = 8.0  # seconds for what the rounds before left behind
BODY = {
    "channel": "hotline",
    "category": "labor.wages",
    "narrative": "（样例）老板拖欠三个月工资，找了几次都说没钱。" * 12,
    "region": "620725",
    "applicant": {"name": "样例申请人", "phone": "13800138000", "groups": ["migrant_worker"]},
    "facts": {"amount": 12000},
}


@click.command()
@click.option("--count", default=400, help="Requests in each round.")
@click.option("--rounds", default=3, help="Rounds, interleaved; the median counts.")
def main(count: int, rounds: int) -> None:
    """Measure floors and the real thing in turn, and print the table."""
    with (
        tempfile.TemporaryDirectory(prefix="fengqiao-bench-") as folder,
        running(Path(folder) / "var") as stack,
    ):
        _table(stack, count, rounds)


def _table(stack: Stack, count: int, rounds: int) -> None:
    officer = {"Authorization": f"Bearer {_token(stack, 'officer')}"}
    submitted: list[str] = []
    accepted: list[str] = []

    def submit() -> load.Measured:
        found = load.run(stack.real, lambda n: ("POST", "/api/intake/cases", BODY, officer), count)
        submitted.extend(str(answer["id"]) for answer in found.answers if isinstance(answer, dict))
        return found

    def accept() -> load.Measured:
        cases = [submitted.pop() for _ in range(min(count, len(submitted)))]
        found = load.run(
            stack.real, lambda n: ("POST", f"/api/intake/cases/{cases[n]}/accept", None, officer), len(cases)
        )
        accepted.extend(cases)
        return found

    kinds: dict[str, Callable[[], load.Measured]] = {
        "bare WSGI": lambda: load.run(stack.bare, lambda n: ("POST", "/nothing", BODY, {}), count),
        "bare durable insert": lambda: load.run(stack.bare, lambda n: ("POST", "/insert", BODY, {}), count),
        "submit a case": submit,
        "a step (accept)": accept,
    }
    rates: dict[str, list[load.Measured]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, measure in kinds.items():
            rates[name].append(measure())
    floor = _median(rates["bare durable insert"])
    click.echo(
        "| what | per second | of the floor | median ms | p99 ms | failed |\n|---|---|---|---|---|---|"
    )
    for name, found in rates.items():
        rate, failed = _median(found), sum(each.failures for each in found)
        times = [statistics.median(each.quantile(q) for each in found) for q in (0.5, 0.99)]
        click.echo(
            f"| {name} | {rate:.0f} | {rate / floor:.2f} | {times[0]:.1f} | {times[1]:.1f} | {failed} |"
        )
    for name, pace in (("idle", 4), ("half load", 40)):
        _route(stack, [accepted.pop() for _ in range(PACED)], officer, pace)
        click.echo(latency.line(stack, name, PACED))


def _route(stack: Stack, cases: list[str], officer: dict[str, str], pace: float) -> None:
    """Route these cases, so many a second, after everything before has settled."""
    time.sleep(SETTLING)
    with httpx.Client(base_url=stack.real, headers=officer, timeout=30) as client:
        for case in cases:
            client.post(f"/api/intake/cases/{case}/route", json={"service": "legalaid"}).raise_for_status()
            time.sleep(1 / pace)


def _median(found: list[load.Measured]) -> float:
    return statistics.median(each.rate for each in found)


def _token(stack: Stack, username: str) -> str:
    body = {"username": username, "password": PASSWORD}
    answer = httpx.post(f"{stack.real}/api/identity/tokens", json=body, timeout=30).raise_for_status()
    return str(answer.json()["access_token"])


if __name__ == "__main__":
    main()
