"""`worker SERVICE`: what happens without anybody asking: events passed on, taken in, clocks that run out."""

from __future__ import annotations

import click

from launcher import roster


@click.command()
@click.argument("what", metavar="SERVICE", type=click.Choice(["all", *roster.SERVICES]))
def command(what: str) -> None:
    """Carry the events and clocks of one SERVICE, or of `all`, until SIGTERM.

    Needs the same settings as `web`, and BUS_URL where the services are spread over machines.
    """
    from kernel import settings, worker
    from kernel.runtime import Runtime

    services = [roster.load(name) for name in (roster.SERVICES if what == "all" else (what,))]
    worker.run(services, Runtime(services, settings.read(), known=roster.load_all()))
