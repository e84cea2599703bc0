"""Notified defence (通知辩护, 25, 26, 28, 36): for whom, who may notify, and what the lawyer must have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from services.legalaid.law.read import Source, read, source


@dataclass(frozen=True)
class NoticeGround:
    """A kind of person for whom a lawyer must be assigned on notice. `experienced`: Article 26 applies."""

    code: str
    source: Source
    experienced: bool
    organs: frozenset[str]


@cache
def organs() -> Mapping[str, Mapping[str, str]]:
    """Court, procuratorate, police."""
    found: Mapping[str, Mapping[str, str]] = read("notice.json")["organs"]
    return found


@cache
def notice_grounds() -> Mapping[str, NoticeGround]:
    """The grounds of Articles 25 and 28, by their code."""
    file = read("notice.json")
    everybody = list(file["organs"])
    return {
        row["code"]: NoticeGround(
            row["code"], source(file, row), row["experienced"], frozenset(row.get("organs", everybody))
        )
        for row in file["grounds"]
    }


def experience() -> tuple[int, Source]:
    """The years of relevant practice that Article 26 asks for, and the article."""
    file = read("notice.json")
    return file["experience"]["years"], source(file, file["experience"])


def assigned_in() -> Source:
    """The duty to assign and to tell the organ (36)."""
    file = read("notice.json")
    return source(file, file["assigned_in"])
