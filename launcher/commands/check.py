"""`check`: everything that must always hold (V1-V8), read from the databases and the bus themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from launcher.attach import attached


@click.command()
@click.option(
    "--ledger",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A client's ledger of the answers it was given: each must be there (V1).",
)
@click.option("--wait", default=60.0, help="Seconds for pending entries and lag to drain (V8).")
def command(ledger: Path | None, wait: float) -> None:
    """Look whether everything that must always hold does; exits with 1 if not.

    V1 answered steps are there; V2 records whole, state = fold; V3 each event had its effect once;
    V4 views equal a rebuild; V5 one key, one case; V6 one lawyer, one signature set, one score;
    V7 no clock passed silently; V8 nothing waits.
    """
    from kernel.audit import check

    count = 0
    with attached() as runtime:
        for finding in [*check.drained(runtime, wait), *check.check(runtime, ledger)]:
            count += 1
            click.echo(str(finding))
    click.echo(f"{count} 处不符 / findings" if count else "V1-V8 全部成立 / all hold")
    sys.exit(1 if count else 0)
