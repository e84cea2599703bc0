"""The table that a run ends with."""

from __future__ import annotations

from collections.abc import Iterable

from tests.chaos.trial import Row

HEAD = ("fault", "stack", "times", "lost", "duplicated", "other", "recovery median", "worst")


def table(rows: Iterable[Row]) -> str:
    """In Markdown; recovery in seconds, from the end of the fault to whole paths working again."""
    lines = [HEAD, tuple("---" for _ in HEAD)]
    for row in sorted(rows, key=lambda row: (row.stack, row.fault)):
        counts = (row.times, row.lost, row.twice, row.others)
        lines.append((row.fault, row.stack, *map(str, counts), _s(row.median()), _s(row.worst())))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _s(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.1f} s"
