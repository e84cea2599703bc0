"""The figures of one run (指标): a folder that web and worker share, in memory where the machine allows it.

They are written through the page cache: on a disk that is full the kernel kills the process that does so.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MEMORY = Path("/dev/shm")
PREFIX = "fengqiao-figures-"
NOTE = "figures"  # in run.json


def begin(data: Path, note: Mapping[str, Any]) -> Path:
    """An empty folder; what the last run on this data folder left in memory is taken away."""
    left = Path(str(note.get(NOTE) or ""))
    if left.name.startswith(PREFIX):
        shutil.rmtree(left, ignore_errors=True)
    place = MEMORY if os.access(MEMORY, os.W_OK) else data
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))


def end(folder: Path) -> None:
    """Take it away."""
    shutil.rmtree(folder, ignore_errors=True)
