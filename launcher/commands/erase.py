"""`erase due|one|replay`: what is erased by rule or on request, and again after a restored backup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from launcher.attach import attached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kernel.context import Context
    from kernel.runtime import Runtime


@click.group()
def command() -> None:
    """Erase personal data for good (删除): by rule, on request, and again after a restore."""


@command.command("due")
@click.option("--by", help="Erase what is listed; your user name is kept with it.")
def due(by: str | None) -> None:
    """List what the retention rules would have erased by now; with --by, erase it.

    What a verified rule says the workers erase by themselves. One that is `verified: false` waits for
    somebody who answers for it.
    """
    from kernel.erasing import by_rule, doing

    count = 0
    with attached() as runtime:
        for name, ctx in runtime.contexts.items():
            for each in list(by_rule.due(ctx)):
                count += 1
                mark = "" if each.rule.verified else "\t未核实 / not verified"
                click.echo(
                    f"{name}\t{each.rule.kind}\t{each.owner}\t{each.rule.days} 天\t{each.rule.basis}{mark}"
                )
                if by:
                    doing.erase(ctx, each.owner, by, each.rule.basis)
    click.echo(f"{count} 项{'已删除 / erased' if by else '到期 / due'}")


@command.command("one")
@click.argument("id")
@click.option("--by", required=True, help="Your user name.")
@click.option("--basis", required=True, help="On what basis, without names: an article, a decision's number.")
def one(id: str, by: str, basis: str) -> None:
    """Erase the person or case ID in every service. Refuses while a case that is not over needs it.

    The record, its hashes and the seals stay whole. Nobody can undo it.
    """
    from kernel.erasing import doing

    with attached() as runtime:
        needing = [name for name, ctx in runtime.contexts.items() if doing.in_use(ctx, id)]
        if needing:
            raise click.ClickException(
                f"{'、'.join(needing)} 还需要它 / still needed there: a case is not over."
            )
        found = list(_holding(runtime, id))
        for ctx in found:
            doing.erase(ctx, id, by, basis)
    if not found:
        raise click.ClickException(f"没有这个编号的密钥 / no key of this name: {id}")
    click.echo(f"已在 {len(found)} 个服务中删除 / erased in so many services")


@command.command("replay")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def replay(folder: Path | None) -> None:
    """After a restore: erase again what was erased since the backup was made.

    Reads DATA_DIR/erasures, and the same files of FOLDER where they were kept elsewhere. The workers do the
    first by themselves when they start.
    """
    from kernel.erasing import doing
    from kernel.erasing.book import Book

    with attached() as runtime:
        count = sum(
            doing.replay(ctx, Book(folder, name) if folder else None)
            for name, ctx in runtime.contexts.items()
        )
    click.echo(f"{count} 项已再次删除 / erased again")


def _holding(runtime: Runtime, id: str) -> Iterator[Context]:
    """The services in which something is sealed under this name."""
    for ctx in runtime.contexts.values():
        if not all(ctx.vault.erased(name) for name in ctx.vault.owners(id)):
            yield ctx
