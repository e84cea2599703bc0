"""Turns codes into sentences. No sentence holds personal data: the tracker shows them to who has the code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from services.intake.domain import Case, Happened, Triage
from services.intake.events import State
from services.intake.law import category


@dataclass(frozen=True)
class Next:
    """What comes next, who does it, and by when (None where nothing says)."""

    what: str
    who: str
    by: datetime | None


@cache
def texts(name: str) -> Mapping[str, Any]:
    """The texts of one file."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
    return found


def line(happened: Happened, language: str) -> str:
    """One line of the tracker."""
    return sentence(happened.what, happened.because, language)


def sentence(what: str, because: str | None, language: str) -> str:
    """What happened, and because of what a case began again."""
    lines = texts("timeline")
    said: str = (lines.get(what) or lines[what.rsplit(".", 1)[0]])[language]
    return said.format(because=_because(because, language)) if because else said


def _because(code: str, language: str) -> str:
    reasons = texts("words")["because"]
    said: str = (reasons.get(code) or reasons[code.split(".")[-1]])[language]
    return said


def upcoming(case: Case, language: str) -> Next | None:
    """The next step of the case, or None where it has ended."""
    code, by = _next(case)
    if code is None:
        return None
    said = texts("next")[code]
    who = case.service.value if said["who"] == "service" and case.service else said["who"]
    return Next(said[language], texts("words")["who"][who][language], by)


def _next(case: Case) -> tuple[str | None, datetime | None]:
    if case.survey == "open":
        return "rate", None
    if case.state is State.IN_PROGRESS:
        return case.upcoming or "under_way", case.told
    return case.promise, case.due


def suggestion(case: Case, language: str) -> str:
    """Why this service is suggested, with the article."""
    kind = category(case.category)
    return kind.why[language] if kind else ""


def why(found: Triage, language: str) -> list[str]:
    """Why triage answers as it does: the words and answers that counted, the law, what is unsure."""
    told = texts("words")["triage"]
    kind = category(found.category)
    values = {
        "words": "".join(f"“{word}”" for word in found.said) if language == "zh" else ", ".join(found.said),
        "category": kind.name[language] if kind else found.category,
        "categories": _names(found.likely, language),
    }
    codes = [
        ("danger", found.danger),
        ("said", bool(found.said)),
        ("answered", bool(found.answered)),
        ("likely", bool(found.likely) and not found.sure),
        ("unsure", not found.sure),
        ("talked_out", found.talked_out),
    ]
    reasons = [str(told[code][language]).format(**values) for code, holds in codes if holds]
    return [*reasons, kind.why[language]] if found.sure and kind and not found.talked_out else reasons


def _names(codes: tuple[str, ...], language: str) -> str:
    kinds = [kind for kind in map(category, codes) if kind]
    return ("”或“" if language == "zh" else "” or “").join(kind.name[language] for kind in kinds)
