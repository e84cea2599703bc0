"""The record of a case as people tell it (全过程): a day, who, what, because of which article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from frontend import moments, people
from frontend.gateway import Away, Problem
from frontend.pages.desk.parts import part
from frontend.signed_in import listed

ARTICLE = re.compile(r"(?P<law>[^.@]+)\.(?P<article>[0-9]+)(\((?P<item>[^)]+)\))?(@.+)?")


@dataclass(frozen=True)
class Line:
    """One sentence; `basis` are articles."""

    at: str
    time: str
    who: str
    what: str
    basis: tuple[str, ...]


def story(case: dict[str, Any]) -> list[tuple[str, list[Line]]] | None:
    """The lines of each day, the latest day first; None where the record cannot be read now."""
    try:
        told = listed("intake", f"/cases/{case['id']}/record")
    except (Away, Problem):
        return None
    lines = [_line(case, one) for one in sorted(told, key=lambda one: (one["at"], one["seq"]))]
    days = [(day, list(of_day)) for day, of_day in groupby(lines, key=lambda line: moments.day(line.at))]
    return days[::-1]


def _line(case: dict[str, Any], told: dict[str, Any]) -> Line:
    what = told["what"]
    if told.get("whom"):
        what = _("%(what)s（%(who)s）", what=what, who=people.name(told["whom"]))
    at = moments.parse(told["at"])
    time = f"{at:%H:%M}" if at else ""
    return Line(
        told["at"], time, _who(case, str(told["by"])), what, tuple(_articles(told.get("basis") or []))
    )


def _who(case: dict[str, Any], by: str) -> str:
    if by == (case.get("applicant") or {}).get("id"):
        return str(_("申请人"))
    if by == "clock":
        return str(_("系统（时限到了）"))
    if by.startswith("service:"):
        return part(by.removeprefix("service:"))
    return str(_("代办人")) if people.PERSON.fullmatch(by) else people.name(by)


def _articles(basis: list[str]) -> Iterator[str]:
    for one in basis:
        found = ARTICLE.fullmatch(one)
        if found is None:
            yield one
            continue
        article = _("%(law)s第%(article)s条", law=found["law"], article=found["article"])
        yield _("%(article)s第%(item)s项", article=article, item=found["item"]) if found["item"] else article
