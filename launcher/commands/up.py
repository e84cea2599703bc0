"""`up`: everything on this machine, and nothing left behind."""

from __future__ import annotations

import os

import click

from launcher import sample, settings
from launcher.data_dir import DataDir
from launcher.say import say
from launcher.system import System


@click.command()
@click.option("--no-sample", is_flag=True, help="Start without sample staff (the first start decides).")
def command(no_sample: bool) -> None:
    """Start the whole system on this machine and keep it running until Ctrl-C.

    Without MONGO_URL it brings its own database, without BUS_URL the bus lies on that database.
    PORT (8000) and DATA_DIR (./var) may be changed. A part that dies is started again.
    """
    told = settings.read(os.environ)
    data = DataDir(told.data_dir)
    data.open()
    try:
        sample.decide(data, told, wanted=not no_sample)
        _run(System(told, data, os.environ))
    finally:
        data.close()


def _run(system: System) -> None:
    with system.supervisor.signals():
        try:
            system.supervisor.start()
            system.wait()
            if not system.supervisor.stopping:
                _welcome(system)
            system.run()
        finally:
            system.close()
    say("已停止，没有留下任何进程。", "Stopped; no process is left.")


def _welcome(system: System) -> None:
    sample.ensure(system.data, system.settings, system.env["SERVICE_KEY"])
    say(f"枫桥已启动：{system.settings.address}", f"Fengqiao is running: {system.settings.address}")
    say("按 Ctrl-C 停止。", "Ctrl-C stops it.")
