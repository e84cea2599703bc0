"""The order of the questions, and which of them a matter needs. Whoever skips ahead is led back to what
is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from frontend.forms import Form
from frontend.pages.apply import forms, kinds, questions
from frontend.pages.apply.draft import Draft

Needed = Callable[[Draft], bool]


@dataclass(frozen=True)
class Step:
    """One page. `make` builds its form for a draft; `title` heads a page of several fields."""

    name: str
    make: Callable[[Draft], type[Form]]
    title: Any = None
    needed: Needed = lambda _draft: True


def category(draft: Draft) -> str:
    codes = kinds.GROUPS.get(draft.get("what", {}).get("what", ""), ("", ()))[1]
    if len(codes) == 1:
        return codes[0]
    chosen = draft.get("kind", {}).get("category", "") or draft.get("suggested", {}).get("category", "")
    return str(chosen)


def _several(draft: Draft) -> bool:
    return len(kinds.GROUPS.get(draft.get("what", {}).get("what", ""), ("", ()))[1]) > 1


def unsure(draft: Draft) -> bool:
    return bool(draft.get("what", {}).get("what") == kinds.UNSURE)


def for_other(draft: Draft) -> bool:
    return bool(draft.get("who", {}).get("whose") == "other")


def violent(draft: Draft) -> bool:
    """Quick exit stands on the pages from here on (快速离开)."""
    return category(draft) == "family.violence" or draft.get("facts", {}).get("violence_victim") == "yes"


def guarded(draft: Draft) -> bool:
    """The pages replace one another (apply.js), so that no phone's history shows them: where there is
    violence, and wherever there may be some until more was said.
    """
    what = draft.get("what", {}).get("what")
    return violent(draft) or what in (None, "violence", "family", kinds.UNSURE)


def _facts(draft: Draft) -> type[Form]:
    return forms.facts_form({name: questions.QUESTIONS[name] for name in questions.asked(category(draft))})


STEPS = (
    Step("what", lambda _d: forms.WhatForm),
    Step("kind", lambda _d: forms.KindForm, needed=_several),
    Step("story", lambda _d: forms.StoryForm),
    Step("suggested", lambda _d: forms.KindForm, needed=unsure),
    Step("facts", _facts, _l("再问几句"), lambda d: bool(questions.asked(category(d)))),
    Step("groups", lambda _d: forms.GroupsForm),
    Step("means", lambda _d: forms.MeansForm, _l("家里的情况"), lambda d: category(d) in kinds.MEANS_TESTED),
    Step("who", lambda _d: forms.WhoForm),
    Step("helper", lambda _d: forms.HelperForm, _l("您和他（她）"), for_other),
    Step("safe", lambda _d: forms.SafeForm, _l("怎么联系您才稳妥")),
    Step("person", lambda _d: forms.PersonForm, _l("姓名和电话")),
    Step(
        "other", lambda _d: forms.OtherSideForm, _l("对方"), lambda d: category(d) not in kinds.NO_OTHER_SIDE
    ),
    Step("where", lambda _d: Form, _l("在哪里")),
)


def journey(draft: Draft) -> list[Step]:
    return [step for step in STEPS if step.needed(draft)]


def find(draft: Draft, name: str) -> Step | None:
    return next((step for step in journey(draft) if step.name == name), None)


def missing(draft: Draft) -> Step | None:
    """The first question that has no answer yet."""
    return next((step for step in journey(draft) if step.name not in draft), None)


def before(draft: Draft, name: str) -> Step | None:
    names = [step.name for step in journey(draft)]
    place = names.index(name) if name in names else 0
    return journey(draft)[place - 1] if place else None


def place(draft: Draft, name: str) -> tuple[int, int]:
    """第几步, 共几步."""
    names = [step.name for step in journey(draft)]
    return names.index(name) + 1, len(names) + 1
