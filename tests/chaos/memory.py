"""Memory (内存) of a struck stack's parts, looked at after every trial, while the load goes on."""

from __future__ import annotations

import os
import statistics
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.chaos.stacks import Stack

HEAD = ("part", "stack", "looks", "median", "largest")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Memory:
    """What the processes of each part held in memory together: MB, resident."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.seen: dict[str, list[float]] = defaultdict(list)

    def look(self, stack: Stack) -> None:
        """Now; a part that is not running is not counted."""
        for part in stack.parts():
            if held := sum(resident(pid) for pid in stack.pids(part)):
                self.seen[part].append(held)


def resident(pid: int) -> float:
    """MB; 0 where the process has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
    except OSError:
        return 0.0


def table(memories: Iterable[Memory]) -> str:
    """In Markdown: flat is where the largest is near the median, however long it ran."""
    lines = [HEAD, tuple("---" for _ in HEAD)]
    for memory in memories:
        for part, seen in sorted(memory.seen.items()):
            figures = (f"{statistics.median(seen):.0f} MB", f"{max(seen):.0f} MB")
            lines.append((part, memory.kind, str(len(seen)), *figures))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
