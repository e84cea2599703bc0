"""A draw recomputed (可验证的随机指派) from what is published, without any code of the service that made it.

Nothing but SHA-256 and sorting: whoever trusts neither this program nor that one can do it by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

METHOD = "draw-sha256-1"
FIXED = ("id", "method", "candidates", "commitment", "committed", "source", "draws_at")


@dataclass(frozen=True)
class Step:
    """One thing that was looked at, and whether it is as it must be."""

    holds: bool
    zh: str
    en: str


def digest(*parts: str) -> str:
    """SHA-256 of the parts, each on a line of its own, in hexadecimal."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def order(draw: Mapping[str, Any]) -> list[str]:
    """The candidates by the digest of secret, result, draw and name."""
    return sorted(
        draw["candidates"],
        key=lambda name: (digest(draw["secret"], draw["entropy"], draw["id"], name), name),
    )


def steps(draw: Mapping[str, Any], kept: Mapping[str, Any] | None = None) -> Iterator[Step]:
    """Everything that can be looked at; `kept` is what somebody copied before the public draw."""
    yield Step(draw["method"] == METHOD, f"方法是 {METHOD}", f"the method is {METHOD}")
    if kept is not None:
        same = all(kept.get(name) == draw.get(name) for name in FIXED)
        yield Step(same, "名单、承诺、来源和开奖前的抄件一致", "what was fixed is as it was copied")
    if not draw.get("made"):
        yield Step(False, "还没有抽取", "it is not drawn yet")
        return
    committed, draws_at, made = (datetime.fromisoformat(draw[k]) for k in ("committed", "draws_at", "made"))
    yield Step(
        committed < draws_at <= made,
        f"先承诺（{committed.isoformat()}），后开奖（{draws_at.isoformat()}）",
        "the commitment came before the public draw",
    )
    yield Step(
        digest(draw["secret"]) == draw["commitment"],
        "密语的 SHA-256 等于开奖前公布的承诺",
        "the secret's SHA-256 is the commitment",
    )
    yield Step(order(draw) == draw["order"], "名次由密语、开奖号码、名单算得", "the order follows from them")
