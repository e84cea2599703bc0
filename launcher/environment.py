"""What the children are told: the same environment, with everything filled in that was left open.

Secrets travel in the environment only: every user of the machine can read a command line.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping

from launcher import database
from launcher.data_dir import DataDir
from launcher.settings import Settings

MASTER = "MASTER_KEY"
KEPT = ("SERVICE_KEY", MASTER, "FRONTEND_SECRET")  # made on the first start where they are not given
DATABASE_PASSWORD = "DATABASE_PASSWORD"


def filled(env: Mapping[str, str], settings: Settings, data: DataDir, mongo_url: str) -> dict[str, str]:
    """The environment of every child."""
    missing = tuple(
        name for name in KEPT if not env.get(name) and not (name == MASTER and env.get("KMS_URL"))
    )
    given = {name: value for name, value in env.items() if name not in missing}
    return (
        given
        | data.secrets(missing)
        | {
            "MONGO_URL": mongo_url,
            "DATA_DIR": str(settings.data_dir),
            "PORT": str(settings.port),
            "BIND": settings.host,
            "SITE_URL": env.get("SITE_URL") or settings.address,
            "PYTHONUNBUFFERED": "1",
        }
    )


def known(env: Mapping[str, str], settings: Settings, data: DataDir, mongo_url: str) -> dict[str, str]:
    """The environment of a command that joins in: what is given, else what was kept; nothing is made."""
    kept = {name: str(value) for name, value in data.read("secrets.json").items() if not env.get(name)}
    return {**env, **kept, "MONGO_URL": mongo_url, "DATA_DIR": str(settings.data_dir)}


def with_doorbell(env: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The environments of web and worker: web rings where worker listens."""
    if env.get("DOORBELL_PORTS") or env.get("DOORBELL_LISTEN"):
        return dict(env), dict(env)
    port = str(database.free_port(socket.SOCK_DGRAM))
    return {**env, "DOORBELL_PORTS": port}, {**env, "DOORBELL_LISTEN": port}
