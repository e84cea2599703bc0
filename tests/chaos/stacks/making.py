"""How each kind of stack is made, and what may be special about it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.chaos.faults import clocks, filling
from tests.chaos.stacks import Stack
from tests.chaos.stacks.apart import Apart
from tests.chaos.stacks.embedded import Embedded


class OnSmallDisk(Embedded):
    """One machine whose data folder is a small disk in memory."""

    def start(self) -> None:
        """Mount it the first time."""
        data = self.folder / "var"
        data.mkdir(parents=True, exist_ok=True)
        if not data.is_mount():
            size = f"size={filling.SIZE_MB}m,mode=0700"
            subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(data)], check=True)
        super().start()

    def close(self) -> None:
        """Its files are kept beside it before it is taken away."""
        super().close()
        data = self.folder / "var"
        if data.is_mount():
            shutil.copytree(data, self.folder / "var-kept")
            subprocess.run(["umount", str(data)], check=True)


def embedded(folder: Path, special: str) -> Stack:
    """One machine; its clock can be moved, or its disk filled."""
    if special == filling.SPECIAL:
        return OnSmallDisk(folder)
    return Embedded(folder, clocks.environment(folder) if special == clocks.SPECIAL else None)


def kafka(folder: Path, special: str) -> Stack:
    """Services apart."""
    return Apart(folder)


MAKERS: Mapping[str, Callable[[Path, str], Stack]] = {"embedded": embedded, "kafka": kafka}


def missing(special: str) -> str:
    """What this machine lacks for what is special; empty where nothing."""
    if special == clocks.SPECIAL:
        return clocks.missing()
    if special == filling.SPECIAL and os.geteuid():
        return "only the administrator can mount a small disk"
    return ""
