"""`demo`: both main journeys through HTTP, like any client would drive them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from launcher import attach, settings
from launcher.demo import running
from launcher.demo.client import Client, Failed
from launcher.demo.ledger import Ledger, unfinished
from launcher.demo.people import People
from launcher.say import say

if TYPE_CHECKING:
    import httpx


@click.command()
@click.option(
    "--cases", type=click.IntRange(1, 100_000), help="Drive this many cases instead of telling two."
)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True)
@click.option(
    "--patience", type=float, default=90.0, show_default=True, help="Seconds to wait for the system."
)
@click.option(
    "--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Where every answer is kept (resumes)."
)
def command(cases: int | None, threads: int, patience: float, ledger: Path | None) -> None:
    """Drive the main journeys with the sample staff (password: SAMPLE_PASSWORD, or asked for).

    Residents sign in with DEV_CODES=1 by the code in the answer; without it the code is asked for. Talks to
    the system that runs on DATA_DIR, or to INTAKE_URL, LEGALAID_URL and so on. A run that was broken off
    goes on where it was. Exits with 1 and says what failed.
    """
    kept = Ledger(ledger or _ledger(cases))
    client = Client(_doors(), kept, patience, _ask)
    people = People(kept.run, _password())
    if len(kept):
        say(
            f"继续上次没有做完的（已有 {len(kept)} 个回执）。",
            f"Goes on: {len(kept)} answers are there already.",
        )
    try:
        people.assemble(client)
        if cases:
            failures = running.many(client, people, say, cases, threads)
        else:
            failures = running.journeys(client, people, say)
    except Failed as failed:
        failures = [running.Failure("demo", str(failed))]
    if not failures and ledger is None:
        kept.finish()
    _report(failures, kept)


def _report(failures: list[running.Failure], kept: Ledger) -> None:
    """The last lines."""
    for failure in failures:
        say(
            f"没有走完：{failure.what}：{failure.why}",
            f"Did not come to its end: {failure.what}: {failure.why}",
        )
    say(f"\n共 {len(kept)} 个回执，记在 {kept.path}", f"{len(kept)} answers, kept in {kept.path}")
    say("核对每个回执都在库里：", "To look whether each of them is in the database:")
    click.echo(f"  ./fengqiao check --ledger {kept.path}")
    if failures:
        say(
            f"失败 {len(failures)} 项。再运行一次会接着做。",
            f"{len(failures)} failed. Run it again to go on.",
        )
        sys.exit(1)
    say("全部走完。", "All came to their end.")


def _ledger(cases: int | None) -> Path:
    """In the data folder; one that was broken off is taken up again."""
    folder = settings.read(os.environ).data_dir / "demo"
    return unfinished(folder, f"cases{cases}" if cases else "journeys")


def _doors() -> Callable[[str], httpx.Client]:
    """Each service at its own address where one is given, else where the running system listens."""
    import httpx

    made: dict[str, httpx.Client] = {}
    limits = httpx.Limits(max_connections=64)

    def door(service: str) -> httpx.Client:
        url = os.environ.get(f"{service.upper()}_URL") or os.environ.get("FENGQIAO_URL")
        url = url or made_address()
        if url not in made:
            made[url] = httpx.Client(base_url=url, timeout=20, limits=limits)
        return made[url]

    known: list[str] = []

    def made_address() -> str:
        if not known:
            known.append(attach.address(os.environ))
        return known[0]

    return door


def _password() -> str:
    """The sample staff's."""
    given = os.environ.get("SAMPLE_PASSWORD")
    if given:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(
            "演示需要样例人员的密码：请设置 SAMPLE_PASSWORD（首次启动时显示过）。\n"
            "The demo needs the sample staff's password, shown at the first start: set SAMPLE_PASSWORD."
        )
    return str(click.prompt("样例人员的密码 / password of the sample staff", hide_input=True))


def _ask(phone: str) -> str:
    """A code that the answer did not hold: the system's console prints it."""
    if not sys.stdin.isatty():
        raise Failed(f"the answer held no code for {phone}: start the system with DEV_CODES=1")
    return str(click.prompt(f"发往 {phone} 的验证码（见系统窗口）/ code sent to {phone}"))
