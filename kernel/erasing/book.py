"""The book of erasures (删除登记): a file apart from the database, on disk before the key goes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "erasures"


@dataclass(frozen=True)
class Erasure:
    """Whose key was destroyed, when (RFC 3339), by whom (a user name, or `rule`) and on what basis."""

    owner: str
    at: str
    by: str
    basis: str


class Book:
    """The erasures of one service, in order."""

    def __init__(self, folder: Path, service: str) -> None:
        self.path = folder / f"{service}.jsonl"

    def add(self, erasure: Erasure) -> None:
        """On disk when this returns. A line begins anew even where the one before it was cut off."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        line = f"\n{json.dumps(asdict(erasure), ensure_ascii=False)}\n"
        with self.path.open("a", encoding="utf-8") as out:
            out.write(line)
            out.flush()
            os.fsync(out.fileno())

    def erasures(self) -> Iterator[Erasure]:
        """All of them; a line that was cut off was followed by no erasing, and is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_text("utf-8").splitlines():
            try:
                yield Erasure(**json.loads(line))
            except (ValueError, TypeError):
                continue
