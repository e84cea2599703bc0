"""`web SERVICE`: gunicorn takes this process over, so that signals reach it directly."""

from __future__ import annotations

import os
import sys
import tempfile

import click

from launcher import outside
from launcher.roster import SERVICES
from launcher.settings import ROOT


@click.command()
@click.argument("what", metavar="SERVICE", type=click.Choice(["all", "frontend", *SERVICES]))
def command(what: str) -> None:
    """Serve one SERVICE over HTTP on BIND:PORT: by name, `frontend`, or `all` of them with the site.

    Needs MONGO_URL, SERVICE_KEY and MASTER_KEY (the frontend: FRONTEND_SECRET), and for every service
    that runs elsewhere its address: IDENTITY_URL, INTAKE_URL … `up` sets them all.
    """
    outside.check_settings(os.environ, site=what == "frontend")
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="fengqiao-metrics-")
    os.environ["FENGQIAO_SERVES"] = what
    told = ["-m", "gunicorn", "--config", "python:launcher.gunicorn_settings", "--chdir", str(ROOT)]
    os.execv(sys.executable, [sys.executable, *told, f"launcher.wsgi:make({what!r})"])
