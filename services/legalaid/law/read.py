"""Reading the dated data: each file says from which law, which version and which dates a rule comes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

HEADER = ("law", "article", "version", "from", "to", "verified", "sample", "source", "text")


@dataclass(frozen=True)
class Source:
    """Where a rule comes from: the law, its article, the version, and the days on which it applies.

    `verified` says that somebody compared it with the official text; `sample` that it is invented.
    """

    law: str
    article: str
    version: str
    start: date
    end: date | None
    verified: bool
    text: str
    sample: bool = False

    @property
    def basis(self) -> str:
        """The rule in one word for the record: `法律援助法.31(五)@2022-01-01`."""
        return f"{self.law}.{self.article}@{self.version}"

    def holds(self, on: date) -> bool:
        """True if the rule applies on this day (China's date)."""
        return self.start <= on and (self.end is None or on <= self.end)


@cache
def read(name: str) -> Mapping[str, Any]:
    """One data file of this folder."""
    found: Mapping[str, Any] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return found


def source(file: Mapping[str, Any], row: Mapping[str, Any]) -> Source:
    """The source of a row: its own words over those of its file."""
    said = {name: file[name] for name in HEADER if name in file} | dict(row)
    return Source(
        law=said["law"],
        article=said["article"],
        version=said["version"],
        start=date.fromisoformat(said["from"]),
        end=date.fromisoformat(said["to"]) if said.get("to") else None,
        verified=said.get("verified", False),
        text=said.get("text") or said.get("source", ""),
        sample=said.get("sample", False),
    )
