"""What is struck: a whole running system, its parts, and how to bring them back."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Protocol

PASSWORD = "chaos-only-password"


class Stack(Protocol):
    """A running system. Every process in it is this process's own child or grandchild."""

    name: str
    folder: Path
    urls: dict[str, str]
    env: dict[str, str]

    def start(self) -> None:
        """All of it, on a fresh folder; returns when it serves."""

    def close(self) -> None:
        """End everything; the folder stays."""

    def parts(self) -> tuple[str, ...]:
        """What can be struck by name: web, worker, database, broker, or one service's web or worker."""

    def pids(self, part: str) -> list[int]:
        """The processes of a part that run now."""

    def kill(self, part: str) -> None:
        """`kill -9`; it is started again, by the system's own supervisor or by this stack."""

    def restart(self) -> None:
        """Stop all of it politely, start all of it."""

    def ready(self) -> bool:
        """Whether every part says that it can serve."""

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the launcher on this stack."""


def forked(pid: int) -> list[int]:
    """The processes that a process forked: gunicorn's workers."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]
