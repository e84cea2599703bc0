"""The taxonomy (事项分类): what a case is about, who usually helps, and on what basis that is suggested."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.intake.events import Destination
from services.intake.law.read import read

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Category:
    """One kind of matter: `name` and `why` by language, `quiet` where the other side is never told first."""

    code: str
    name: Texts
    group: str
    item: str
    service: Destination
    why: Texts
    basis: tuple[str, ...]
    quiet: bool
    urgent: bool


@cache
def taxonomy() -> tuple[Category, ...]:
    """Every category, in the order of the file."""
    return tuple(_category(row) for row in read("taxonomy.json")["categories"])


def category(code: str) -> Category | None:
    """The category with this code."""
    return next((each for each in taxonomy() if each.code == code), None)


def group_names(code: str) -> Texts:
    """The name of a group of categories, by language."""
    names: Texts = read("taxonomy.json")["groups"][code]
    return names


def _category(row: Mapping[str, Any]) -> Category:
    return Category(
        code=row["code"],
        name={"zh": row["zh"], "en": row["en"]},
        group=row["group"],
        item=row["item"],
        service=Destination(row["service"]),
        why=row["why"],
        basis=tuple(row["basis"]),
        quiet=row.get("quiet", False),
        urgent=row.get("urgent", False),
    )
