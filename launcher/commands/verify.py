"""`verify`: fold every record, then compare with the state; name what was altered."""

from __future__ import annotations

import sys

import click

from launcher.attach import attached


@click.command()
@click.argument("service", required=False)
def command(service: str | None) -> None:
    """Fold the record of every document (of one SERVICE, or of all) and compare it with its state.

    Finds an altered, missing, repeated or reordered entry and an altered state, and names each.
    Exits with 1 if it found anything.
    """
    from kernel.audit import records

    count = 0
    with attached() as runtime:
        for name, ctx in runtime.contexts.items():
            if service in (None, name):
                for finding in records.verify(ctx):
                    count += 1
                    click.echo(str(finding))
    click.echo(f"{count} 处不符 / findings" if count else "记录完整，与状态一致 / the record is whole")
    sys.exit(1 if count else 0)
