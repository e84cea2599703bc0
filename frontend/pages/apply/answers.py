"""The answers as the check page shows them: question, answer in words, and where to change it."""

from __future__ import annotations

from flask_babel import gettext as _
from wtforms import BooleanField, Field, RadioField, SelectMultipleField

from frontend.pages.apply import steps
from frontend.pages.apply.draft import Draft
from frontend.pages.apply.kinds import PLAIN
from frontend.pages.apply.where import where_form
from frontend.words import place

Row = tuple[str, str, str]


def answers(draft: Draft) -> list[Row]:
    """(question, answer, address of its page) for every question of this journey."""
    rows: list[Row] = []
    for step in steps.journey(draft):
        if step.name in ("kind", "suggested"):
            rows.append((_("是哪一种"), str(PLAIN.get(steps.category(draft), "")), f"/apply/{step.name}"))
            continue
        if step.name == "where":
            rows.append(
                (str(where_form(draft)().where.label.text), place(draft["where"]["where"]), "/apply/where")
            )
            continue
        form = step.make(draft)(data=draft.get(step.name))
        rows += [(_asked(field), _said(field), f"/apply/{step.name}") for field in form]
    return [row for row in rows if row[1]]


def _asked(field: Field) -> str:
    return str(field.label.text).removesuffix(str(_("（可以不填）"))).strip()


def _said(field: Field) -> str:
    if isinstance(field, BooleanField):
        return str(_("是")) if field.data else ""
    if isinstance(field, SelectMultipleField | RadioField):
        return str(_("、")).join(str(text) for _value, text, chosen, *_rest in field.iter_choices() if chosen)
    if field.data is None or field.data == "":
        return ""
    unit = (field.render_kw or {}).get("unit")
    return str(_("%(n)s %(unit)s", n=field.data, unit=unit)) if unit else str(field.data)
