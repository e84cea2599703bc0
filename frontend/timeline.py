"""The course of a case (办件进度) as it is read: the latest first, what came several times running once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any


def folded(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines with the moments of each: both sides' consents are one line with two times."""
    latest_first = reversed(list(lines))
    return [
        {"what": what, "because": because, "times": _moments(same)}
        for (what, because), same in groupby(latest_first, lambda line: (line["what"], line.get("because")))
    ]


def _moments(lines: Iterable[dict[str, Any]]) -> list[str]:
    """One a minute: two evaluators are drawn at once, and both times would read the same."""
    return list({str(line["at"])[:16]: line["at"] for line in lines}.values())
