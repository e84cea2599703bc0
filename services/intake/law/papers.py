"""What papers are taken (证据材料接收规则), as data: kinds, sizes, numbers, how long one may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from services.intake.law.read import read


@dataclass(frozen=True)
class PaperKind:
    """A kind that is taken; `shown` where a browser may show it by itself instead of saving it."""

    kind: str
    ending: str
    shown: bool
    name: Mapping[str, str]


@dataclass(frozen=True)
class PaperRules:
    """Sizes in bytes; `most_…` per case; the rest as it says."""

    largest_bytes: int
    most_papers: int
    most_bytes: int
    most_pixels: int
    most_unfinished: int
    keep_unfinished: timedelta
    first_look: timedelta
    kinds: Mapping[str, PaperKind]


@cache
def paper_rules() -> PaperRules:
    """The rules of this installation."""
    data = read("papers.json")
    numbers = ("largest_bytes", "most_papers", "most_bytes", "most_pixels", "most_unfinished")
    return PaperRules(
        **{name: data[name] for name in numbers},
        keep_unfinished=timedelta(hours=data["keep_unfinished_hours"]),
        first_look=timedelta(minutes=data["first_look_minutes"]),
        kinds={row["kind"]: PaperKind(**row) for row in data["kinds"]},
    )
