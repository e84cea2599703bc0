"""Where seals are kept: files apart from the database, one a service and day, each naming the one before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kernel import codec
from kernel.seals import tree

Leaf = tuple[str, int, str]  # aggregate, seq, hash of that entry
FIRST = "0" * 64


class Unreadable(Exception):
    """A seal's file is damaged; the text names it."""


@dataclass(frozen=True)
class Seal:
    """The chains of one service that grew since the seal before it, whose root is `before`."""

    service: str
    name: str  # the day, in China; a second one of the same day ends with .2
    at: str
    before: str
    leaves: tuple[Leaf, ...]

    @property
    def root(self) -> str:
        """Over everything that is in it."""
        head = [self.service, self.name, self.at, self.before]
        return tree.root([codec.canonical(head), *(codec.canonical(leaf) for leaf in self.leaves)])

    def line(self) -> str:
        """For the wall of another office."""
        return (
            f"枫桥封存 {self.name} {self.service} {len(self.leaves)} 条 根 {self.root} 前 {self.before[:16]}"
        )


class Book:
    """The seals of one service, in order."""

    def __init__(self, folder: Path, service: str) -> None:
        self._folder, self.service = folder / service, service

    def names(self) -> list[str]:
        """The days that were sealed, in order."""
        found = [path.stem for path in self._folder.glob("*.json")]
        return sorted(found, key=lambda name: (name[:10], int(name[11:] or 1)))

    def last_day(self) -> str:
        """The day of the latest seal; "" before the first."""
        return self.names()[-1][:10] if self.names() else ""

    def seals(self) -> Iterator[Seal]:
        """All of them, in order. Raises Unreadable."""
        return (self.read(name) for name in self.names())

    def read(self, name: str) -> Seal:
        """One seal. Raises Unreadable, also where its root is not that of its lines."""
        path = self._folder / f"{name}.json"
        try:
            told = json.loads(path.read_text("utf-8"))
            leaves = tuple((str(a), int(seq), str(hash)) for a, seq, hash in told["leaves"])
            seal = Seal(self.service, name, str(told["at"]), str(told["before"]), leaves)
        except (OSError, ValueError, KeyError, TypeError) as bad:
            raise Unreadable(f"{path}: {type(bad).__name__}") from bad
        if seal.root != told.get("root"):
            raise Unreadable(f"{path}: its root is not that of its lines")
        return seal

    def keep(self, seal: Seal) -> None:
        """Whole or not at all, and on disk when this returns."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{seal.name}.json"
        draft = path.with_suffix(".new")
        told = {"at": seal.at, "before": seal.before, "root": seal.root, "leaves": seal.leaves}
        with draft.open("w", encoding="utf-8") as out:
            json.dump(told, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
