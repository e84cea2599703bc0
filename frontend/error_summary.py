"""What the error summary lists: what to do, and where several questions say the same, also which one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, FieldList

ASIDE = re.compile(r"\s*[（(][^（(]*[)）]$")  # （可以不填） after a question


def faults(form: Any) -> list[tuple[str, str]]:
    """(what to do, the field's id), in the form's order."""
    wrong = [(field, str(field.errors[0])) for field in _fields(form) if field.errors]
    said = Counter(text for _field, text in wrong)
    alone = len(list(form)) == 1
    return [
        (_named(f, text) if said[text] > 1 or (_vague(text) and not alone) else text, f.id)
        for f, text in wrong
    ]


def _vague(text: str) -> bool:
    """Whether it says nothing of which question it means."""
    same = {str(_("请选一个")), str(_("请只写数字")), str(_("请填这一项")), str(_("请填 1 到 100"))}
    return text in same or text.startswith((str(_("最多")), str(_("请填日期"))))


def _fields(form: Any) -> Iterator[Field]:
    """Every field that has an id of its own, also in the rows of a list."""
    for field in form:
        if isinstance(field, FieldList):
            for row in field:
                yield from _fields(row.form)
        else:
            yield field


def _named(field: Field, text: str) -> str:
    """您是他（她）的什么人？请选一个: the question before what is said about it."""
    question = ASIDE.sub("", str(field.label.text))
    between = {"？": "", "?": " "}.get(question[-1:], str(_("：")))
    return f"{question}{between}{text}"
