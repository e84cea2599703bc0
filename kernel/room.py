"""Room on the disk (磁盘余量): no step is promised that the database beside us could not keep.

An embedded database that runs out of room stops altogether. So steps are refused a little earlier, and what
was promised before still finds the room to travel and to have its effect.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

NEEDED_MB = 48  # below what a start asks for (64), above what the events under way and one checkpoint take
FRESH_SECONDS = 1.0
_known: dict[Path, tuple[float, int]] = {}


def short(folder: Path | None) -> int | None:
    """The megabytes that are left where that is too little, else None. None for a database elsewhere."""
    if folder is None:
        return None
    looked, free = _known.get(folder, (float("-inf"), 0))
    if time.monotonic() - looked > FRESH_SECONDS:
        free = _free(folder)
        _known[folder] = (time.monotonic(), free)
    megabytes = free // 2**20
    return megabytes if megabytes < NEEDED_MB else None


def forget() -> None:
    """Look anew the next time."""
    _known.clear()


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
