"""`draw verify`: recompute a draw from what is published, at an address or in a file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click
import httpx

from launcher import drawing, settings

LIMIT = httpx.Timeout(10.0)


@click.group()
def command() -> None:
    """Draws of lawyers: nobody can steer them, anybody can recompute them."""


@command.command()
@click.argument("draw")
@click.option("--at", "address", metavar="URL", help="The site that publishes it; else this machine's.")
@click.option(
    "--before",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What you copied before the public draw: it must be the same.",
)
def verify(draw: str, address: str | None, before: Path | None) -> None:
    """Recompute DRAW: its id, or a file with what is published of it. Exits with 1 if anything is wrong.

    The public result itself is compared with the announced one by whoever looks: it is printed.
    """
    published = _read(draw, address)
    kept = json.loads(before.read_text("utf-8")) if before else None
    wrong = 0
    for step in drawing.steps(published, kept):
        wrong += not step.holds
        click.echo(f"{'✓' if step.holds else '✗'} {step.zh} / {step.en}")
    if published.get("made"):
        click.echo(f"\n请自己核对 / compare yourself: {published['source']} = {published['entropy']}")
        for place, name in enumerate(drawing.order(published), 1):
            text = (published["secret"], published["entropy"], published["id"], name)
            click.echo(f"{place:>4}  {name}  {drawing.digest(*text)}")
    sys.exit(1 if wrong else 0)


def _read(draw: str, address: str | None) -> dict[str, Any]:
    """From a file of that name, else from the site."""
    if Path(draw).is_file():
        found: dict[str, Any] = json.loads(Path(draw).read_text("utf-8"))
        return found
    base = (address or settings.read(os.environ).address).rstrip("/")
    try:
        answer = httpx.get(f"{base}/api/legalaid/draws/{draw}", timeout=LIMIT)
    except httpx.HTTPError as away:
        raise click.ClickException(f"连不上 / cannot reach {base}: {type(away).__name__}") from away
    if answer.status_code != 200:
        raise click.ClickException(f"没有这次抽取 / no such draw: {draw} ({answer.status_code})")
    told: dict[str, Any] = answer.json()
    return told
