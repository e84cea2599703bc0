"""Forms made of the law's own questions (还要问清楚的): a fact's question becomes yes, no, not sure - or
a number.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField
from wtforms.validators import NumberRange, Optional

from frontend.forms import Form
from frontend.signed_in import act
from frontend.words import FEN, asked, yes_no

NUMBERS = {FEN, "household_members", "days_to_limitation"}
PAPERS = ("identity_paper", "case_papers", "household_statement", "proxy_paper")
UNSURE = ("unsure", _l("说不清"))
Question = dict[str, Any]


def question_form(questions: list[Question]) -> type[Form]:
    """One field for each question; what stays empty says nothing."""
    fields: dict[str, Any] = {}
    for question in questions:
        name, text = question["fact"], asked(question)
        if name in NUMBERS:
            rules = [Optional(), NumberRange(0, 10_000_000, message=_("请只写数字"))]
            kw = {"inputmode": "numeric", "width": "govuk-input--width-10"}
            fields[name] = IntegerField(text, rules, render_kw=kw)
        else:
            fields[name] = RadioField(text, [Optional()], choices=[*yes_no(text), UNSURE])
    return type("QuestionForm", (Form,), fields)


def facts(form: Form) -> dict[str, bool | int]:
    """The answers as facts; money in fen."""
    found: dict[str, bool | int] = {}
    for name, field in form._fields.items():
        if name in NUMBERS and field.data is not None:
            found[name] = int(field.data) * (100 if name == FEN else 1)
        elif field.data in ("yes", "no"):
            found[name] = field.data == "yes"
    return found


def source(fact: str) -> str:
    """Where a fact comes from: papers seen, shared data, the pledge, or what somebody says (法律援助法
    41, 42).
    """
    kinds = {"paper_": "paper", "sharing_": "sharing", "pledge_": "pledge"}
    return next((kind for start, kind in kinds.items() if fact.startswith(start)), "statement")


def establish(application: str, told: dict[str, bool | int]) -> None:
    """Tell legal aid the facts, each kind with its source: one step a source."""
    for kind in sorted({source(name) for name in told}):
        some = {name: value for name, value in told.items() if source(name) == kind}
        act("legalaid", f"/applications/{application}/facts", {"facts": some, "source": kind}, part=kind)
