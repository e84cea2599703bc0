"""The terms of an agreement as a form (约定的事): who does what for whom, how much, by when, in parts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, DecimalField, FieldList, FormField, IntegerField, SelectField, TextAreaField
from wtforms import Form as Plain
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from frontend import money
from frontend.forms import Form, NeededIf, offer

MOST = 20
_LINE = re.compile(r"\s*(\d{4}-\d{1,2}-\d{1,2})[\s,，]+([\d,.]+)\s*(?:元)?\s*")
Part = dict[str, Any]


class Parts:
    """The lines of `instalments` must be read: a day and a sum each."""

    def __call__(self, _form: Plain, field: Any) -> None:
        try:
            read_parts(field.data or "")
        except ValueError as wrong:
            raise StopValidation(_("每行写一期：日期 金额，例如 2026-12-31 500")) from wrong


def _said(form: Any) -> bool:
    return bool((form.text.data or "").strip())


class TermForm(Plain):
    text = TextAreaField(
        _l("做什么"),
        [NeededIf(lambda f: bool(f.due.raw_data and f.due.raw_data[0]), _l("填了日期，也请写做什么"))],
        render_kw={"rows": 2},
    )
    by = SelectField(_l("谁来做（可以不选）"), [Optional()], choices=[])
    to = SelectField(_l("做给谁、付给谁（可以不选）"), [Optional()], choices=[])
    amount = DecimalField(
        _l("多少元（不是给钱的不填）"),
        [Optional(), NumberRange(Decimal("0.01"), Decimal(10**11), _l("请只写数字"))],
        render_kw={"inputmode": "decimal", "width": "govuk-input--width-10"},
    )
    due = DateField(
        _l("最晚哪一天（分期的写第一期那一天）"),
        [NeededIf(_said, _l("请填最晚哪一天，例如 2026-12-31"))],
        description=_l("例如 2026-12-31"),
        render_kw={"width": "govuk-input--width-10"},
    )
    count = IntegerField(
        _l("每月一期，分几期（不分期不填）"),
        [Optional(), NumberRange(2, 60, _l("请填 2 到 60"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )
    instalments = TextAreaField(
        _l("每期不一样的，一行写一期"),
        [Optional(), Parts()],
        description=_l("日期 金额，例如 2026-12-31 500"),
        render_kw={"rows": 3},
    )
    manner = TextAreaField(
        _l("怎么做、怎么付（可以不填）"), [Optional(), Length(max=500)], render_kw={"rows": 2}
    )

    def term(self) -> dict[str, Any] | None:
        """The term as the service takes it; None for an empty row."""
        if not _said(self) or self.due.data is None:
            return None
        found: dict[str, Any] = {"text": str(self.text.data).strip(), "due": self.due.data.isoformat()}
        found |= {name: self[name].data for name in ("by", "to") if self[name].data}
        found |= {"manner": str(self.manner.data).strip()} if (self.manner.data or "").strip() else {}
        if self.amount.data is None:
            return found
        total, parts = money.fen(self.amount.data), self._parts()
        found |= {"amount_fen": total}
        return found | ({"instalments": parts, "due": parts[-1]["due"]} if parts else {})

    def _parts(self) -> list[Part]:
        if written := read_parts(self.instalments.data or ""):
            return written
        if not self.count.data or self.amount.data is None or self.due.data is None:
            return []
        return monthly(money.fen(self.amount.data), self.count.data, self.due.data)


class AgreementForm(Form):
    facts = TextAreaField(
        _l("纠纷的主要事实"), [InputRequired(_l("请写主要事实")), Length(max=10000)], render_kw={"rows": 4}
    )
    responsibility = TextAreaField(
        _l("争议事项和各方责任（可以不填）"), [Optional(), Length(max=5000)], render_kw={"rows": 3}
    )
    terms = FieldList(FormField(TermForm), label=_l("约定的事"), min_entries=2, max_entries=MOST)
    manner = TextAreaField(_l("履行方式（可以不填）"), [Optional(), Length(max=2000)], render_kw={"rows": 2})

    def for_parties(self, parties: list[tuple[str, Any]]) -> None:
        """Who may stand in a term."""
        for row in self.terms:
            offer(row.form.by, [("", ""), *parties])
            offer(row.form.to, [("", ""), *parties])

    def agreed(self) -> dict[str, Any]:
        """The words as the service takes them."""
        terms = [term for row in self.terms if (term := row.form.term()) is not None]
        body: dict[str, Any] = {"facts": self.facts.data, "terms": terms}
        for name in ("responsibility", "manner"):
            if (self[name].data or "").strip():
                body[name] = self[name].data
        return body

    def passes(self) -> bool:
        """As any form, and at least one term that can be written down."""
        if not super().passes():
            return False
        try:
            terms = self.agreed()["terms"]
        except ValueError:
            self.form_errors = [_("金额最多写到分")]
            return False
        if terms:
            return True
        self.terms.entries[0].form.text.errors = [_("请至少写一条约定的事")]
        self.form_errors = [_("请至少写一条约定的事")]
        return False


def read_parts(text: str) -> list[Part]:
    """One part a line. Raises ValueError for a line that is none."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        shape = _LINE.fullmatch(line)
        if shape is None:
            raise ValueError(line)
        try:
            amount = money.fen(Decimal(shape[2].replace(",", "")))
        except InvalidOperation as wrong:
            raise ValueError(line) from wrong
        year, month, day = (int(piece) for piece in shape[1].split("-"))
        found.append({"due": date(year, month, day).isoformat(), "amount_fen": amount})
    return found


def monthly(total: int, count: int, first: date) -> list[Part]:
    """Equal parts a month apart; what does not divide goes into the last."""
    each = total // count
    return [
        {"due": _months_on(first, n).isoformat(), "amount_fen": each if n < count - 1 else total - each * n}
        for n in range(count)
    ]


def _months_on(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def written(agreement: dict[str, Any] | None) -> dict[str, Any]:
    """The present version as the form holds it, to be changed."""
    return {**agreement, "terms": [_row(term) for term in agreement["terms"]]} if agreement else {}


def _row(term: dict[str, Any]) -> dict[str, Any]:
    amount, parts = term.get("amount_fen"), term.get("instalments") or []
    lines = "\n".join(f"{part['due']} {money.plain(part['amount_fen'])}" for part in parts)
    first = parts[0]["due"] if parts else term["due"]
    return {
        "text": term["text"], "by": term.get("by") or "", "to": term.get("to") or "",
        "amount": Decimal(amount) / 100 if amount else None, "due": date.fromisoformat(first),
        "manner": term.get("manner") or "", "instalments": lines,
    }  # fmt: skip
