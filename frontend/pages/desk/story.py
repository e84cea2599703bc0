"""The record of a case as people tell it (全过程): a day, who, what, because of which article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from frontend import articles, moments, people
from frontend.gateway import Away, Problem
from frontend.pages.desk.parts import part
from frontend.signed_in import listed


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
    basis = tuple(articles.cited(one) for one in told.get("basis") or [])
    return Line(told["at"], time, _who(case, str(told["by"])), what, basis)


def _who(case: dict[str, Any], by: str) -> str:
    if by == (case.get("applicant") or {}).get("id"):
        return str(_("申请人"))
    if by == "clock":
        return str(_("系统（时限到了）"))
    if by.startswith("service:"):
        return part(by.removeprefix("service:"))
    return str(_("代办人")) if people.PERSON.fullmatch(by) else people.name(by)
