"""`worker SERVICE`: what happens without anybody asking: events passed on, taken in, clocks that run out."""

from __future__ import annotations

import logging
import os
import signal
import threading

import click

from launcher import outside, roster

PATIENCE = 10.0  # seconds for what is being done


@click.command()
@click.argument("what", metavar="SERVICE", type=click.Choice(["all", *roster.SERVICES]))
def command(what: str) -> None:
    """Carry the events and clocks of one SERVICE, or of `all`, until SIGTERM.

    Needs the same settings as `web`, and BUS_URL where the services are spread over machines.
    """
    from kernel import settings
    from kernel.runtime import Runtime
    from kernel.worker import Worker

    outside.check_settings(os.environ)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    stop = _wish_to_stop()
    known = roster.load_all()
    services = known if what == "all" else [service for service in known if service.name == what]
    runtime = Runtime(services, settings.read(), known=known)
    try:
        runtime.ensure_indexes()
        worker = Worker(runtime)
        worker.start()
        stop.wait()
        worker.stop(PATIENCE)
    finally:
        runtime.close()


def _wish_to_stop() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
