"""`verify`: fold every record, then compare with the state and the seals; name what was altered."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from launcher.attach import attached

if TYPE_CHECKING:
    from kernel.audit import Finding
    from kernel.context import Context


@click.command()
@click.argument("service", required=False)
@click.option("--seal", metavar="DATE", help="Compare with the seal of this day instead.")
@click.option("--root", multiple=True, help="A root from the printed line: must be among that day's seals.")
def command(service: str | None, seal: str | None, root: tuple[str, ...]) -> None:
    """Fold the record of every document (of one SERVICE, or of all) and compare it with its state.

    Finds an altered, missing, repeated or reordered entry and an altered state, and names each; with
    `--seal` also a chain that was written anew as a whole. Exits with 1 if it found anything.
    """
    count, known = 0, set[str]()
    with attached() as runtime:
        for name, ctx in runtime.contexts.items():
            if service in (None, name):
                known |= _roots(ctx, seal) if seal else set()
                for finding in _findings(ctx, seal):
                    count += 1
                    click.echo(str(finding))
    if seal and not known:
        raise click.UsageError(f"没有这一天的封存 / no seal of this day: {seal}")
    for told in set(root) - known:
        count += 1
        click.echo(f"V2 seal/{seal}: 没有这个根 / has no root {told}")
    click.echo(f"{count} 处不符 / findings" if count else "记录完整，与状态一致 / the record is whole")
    sys.exit(1 if count else 0)


def _findings(ctx: Context, seal: str | None) -> Iterator[Finding]:
    from kernel.audit import records, sealed

    return sealed.verify(ctx, seal) if seal else records.verify(ctx)


def _roots(ctx: Context, day: str) -> set[str]:
    from kernel.seals import making
    from kernel.seals.book import Unreadable

    book, found = making.book(ctx), set[str]()
    for name in book.names():
        if name[:10] == day[:10] and day in (name, name[:10]):
            try:
                found.add(book.read(name).root)
            except Unreadable:
                continue  # named by the findings
    return found
