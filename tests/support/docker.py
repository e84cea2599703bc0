"""Whether a Docker engine answers: having the library or the command is not enough."""

from __future__ import annotations

from functools import cache

from testcontainers.core.docker_client import DockerClient

from tests.support.report import NotHere


@cache
def docker() -> str:
    """The engine's version. Raises NotHere."""
    try:
        client = DockerClient(timeout=5).client
        try:
            return str(client.version()["Version"])
        finally:
            client.close()
    except Exception as why:
        raise NotHere(f"no Docker engine answers ({type(why).__name__})") from why
