"""`seal`: the daily seal by hand, and its page to be printed."""

from __future__ import annotations

import click

from launcher.attach import attached


@click.command()
@click.option("--show", is_flag=True, help="Make none: print the lines of all days.")
def command(show: bool) -> None:
    """Seal what the records are now, one line a service: print it, and keep the paper elsewhere.

    The workers do this every day; the files are in DATA_DIR/seals. `verify --seal DATE` looks whether
    everything is still as it was sealed; with `--root` from the paper also whether the seal itself is.
    """
    from kernel.seals import making

    with attached() as runtime:
        for ctx in runtime.contexts.values():
            for seal in making.book(ctx).seals() if show else (making.seal(ctx),):
                click.echo(seal.line())
