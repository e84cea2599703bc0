"""`parked list|redrive|discard`: the events that could not be handled."""

from __future__ import annotations

import click

from launcher.attach import attached


@click.group()
def command() -> None:
    """List the events that could not be handled, try them again, or discard what cannot be read."""


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


@command.command("discard")
@click.argument("id")
@click.option("--by", required=True, help="Your user name.")
@click.option("--reason", required=True, help="Why nobody needs it.")
def discard(id: str, by: str, reason: str) -> None:
    """Take ID, which cannot be read, out of the way; its bytes are kept with your name and the reason."""
    from kernel import parked
    from kernel.words import Refusal

    with attached() as runtime:
        for ctx in runtime.contexts.values():
            if any(row["_id"] == id for row in parked.listed(ctx.db)):
                try:
                    parked.discard(ctx.db, id, by, reason, ctx.now())
                except Refusal as no:
                    raise click.ClickException(no.code) from None
                click.echo("已丢弃，原文还留着 / discarded; its bytes are kept")
                return
    raise click.ClickException("parked_unknown")
