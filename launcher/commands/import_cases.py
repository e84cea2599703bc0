"""`import FILE`: a hotline's CSV export becomes cases, with a report line by line."""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from launcher import attach
from launcher.importing import bodies, file
from launcher.importing.columns import COLUMNS
from launcher.importing.sending import Came, Door, Told, refused_at_the_door
from launcher.say import say

if TYPE_CHECKING:
    import httpx


@click.command(epilog=f"Columns / 列: {'、'.join(COLUMNS)}")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--channel", type=click.Choice(["hotline", "counter"]), default="hotline", show_default=True)
@click.option("--user", help="Sign in as this operator or officer (password: STAFF_PASSWORD, or asked for).")
@click.option(
    "--receipts", type=click.Path(dir_okay=False, path_type=Path), help="Write numbers and codes here."
)
def command(path: Path, channel: str, user: str | None, receipts: Path | None) -> None:
    """Make cases of the rows of FILE (CSV in UTF-8 or GB18030). Run it again as often as you like.

    A row that is refused is named with its line, field and remedy; the others are entered. A row is known
    by its number (编号), else by all it says. Exits with 1 if any row was refused. Talks to INTAKE_URL and
    IDENTITY_URL, or to the system that runs on DATA_DIR.
    """
    import httpx

    lines = file.read(path)
    intake = os.environ.get("INTAKE_URL") or attach.address(os.environ)
    with httpx.Client(base_url=intake, timeout=15) as client:
        told = run(Door(client, _bearer(os.environ, user)), lines, channel)
    if receipts:
        _write(receipts, lines, told)
    count = Counter(each.came for each in told)
    new, there, refused = (count[came] for came in Came)
    say(
        f"共 {len(told)} 行：新录入 {new}，已在 {there}，拒绝 {refused}。",
        f"{len(told)} rows: {new} entered, {there} there already, {refused} refused.",
    )
    sys.exit(1 if refused else 0)


def run(door: Door, lines: list[file.Line], channel: str) -> list[Told]:
    """Enter every row, and say what came of each as it comes."""
    categories, told = door.categories(), []
    for line in lines:
        try:
            answer = door.enter(channel, bodies.body(line, channel, categories))
        except bodies.Unreadable as bad:
            answer = Told(Came.REFUSED, faults=((bad.field, "读不懂 / unreadable", bad.why),))
        _report(line, answer)
        told.append(answer)
    return told


def _report(line: file.Line, told: Told) -> None:
    """Line, field, fault and remedy; nothing that was typed, for a report gets passed around."""
    words = {Came.ENTERED: "新录入 entered", Came.THERE: "已在 there", Came.REFUSED: "拒绝 refused"}
    click.echo(f"第 {line.at} 行\t{words[told.came]}\t{told.receipt}".rstrip())
    for field, wrong, remedy in told.faults:
        click.echo(f"\t{field or '-'}：{wrong}{remedy}")


def _write(path: Path, lines: list[file.Line], told: list[Told]) -> None:
    """Receipts and tracking codes for those who ring the people back; readable by the owner only."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["行", "编号", "受理编号", "查询码"])
        for line, answer in zip(lines, told, strict=True):
            rows.writerow([line.at, line.cells.get("number", ""), answer.receipt, answer.code])


def _bearer(env: Mapping[str, str], user: str | None) -> Callable[[], str]:
    """The token for each call: the operator's own, or the launcher's, which lasts a minute."""
    if user is None:
        from kernel import tokens

        key = attach.service_key(env).encode()
        return lambda: tokens.for_service("launcher", key, to="intake")
    token = _sign_in(env, user)
    return lambda: token


def _sign_in(env: Mapping[str, str], user: str) -> str:
    import httpx

    password = env.get("STAFF_PASSWORD") or click.prompt("密码 / password", hide_input=True)
    identity = env.get("IDENTITY_URL") or attach.address(env)
    with httpx.Client(base_url=identity, timeout=15) as client:
        answer: httpx.Response = client.post(
            "/api/identity/tokens", json={"username": user, "password": password}
        )
    if answer.status_code != 201:
        raise refused_at_the_door(answer)
    return str(answer.json()["access_token"])
