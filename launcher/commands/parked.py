"""`parked list|redrive`: the events that could not be handled."""

from __future__ import annotations

import click

from launcher.attach import attached


@click.group()
def command() -> None:
    """List the events that could not be handled, or try them again."""


@command.command("list")
def list_parked() -> None:
    """What is parked in which service, oldest first, and why."""
    from kernel import parked

    with attached() as runtime:
        rows = [(n, row) for n, ctx in runtime.contexts.items() for row in parked.listed(ctx.db)]
    for name, row in rows:
        click.echo(f"{name}\t{row['_id']}\t{row['event']}\t{row['kind']}\t{row['reason']}")
    click.echo(f"{len(rows)} 个滞留事件 / parked events")


@command.command("redrive")
@click.argument("id", required=False)
def redrive(id: str | None) -> None:
    """Ask the workers to try ID again, or all; they do it within seconds, in order per case."""
    from kernel import parked

    with attached() as runtime:
        count = sum(parked.redrive(ctx.db, id) for ctx in runtime.contexts.values())
    click.echo(f"{count} 个将重新处理 / will be tried again")
