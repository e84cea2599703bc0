"""The base of all forms: what a service refuses lands beside the field that it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from wtforms import Field
from wtforms import Form as Plain
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import StopValidation

from frontend.gateway import Problem


class NeededIf:
    """May stay empty (like Optional) unless another answer makes it needed."""

    def __init__(self, needed: Callable[[Any], bool], message: Any) -> None:
        self.needed, self.message = needed, message

    def __call__(self, form: Any, field: Field) -> None:
        if any(str(text).strip() for text in field.raw_data or []):
            return
        field.errors = []
        raise StopValidation(str(self.message) if self.needed(form) else "")


def offer(field: Any, choices: Iterable[tuple[str, Any]]) -> None:
    """Choices that are only known on the visit."""
    field.choices = [SelectChoice.from_input(choice) for choice in choices]


class Said:
    """What WTForms itself says about a wrong number, date or choice, in words that tell what to do."""

    def gettext(self, text: str) -> str:
        told: dict[str, str] = {
            "Not a valid integer value.": _("请只写数字"),
            "Not a valid decimal value.": _("请只写数字"),
            "Not a valid date value.": _("请填日期，例如 2026-12-31"),
            "Not a valid datetime value.": _("请填日期和时间"),
            "Not a valid choice.": _("请选一个"),
        }
        return told.get(text, text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return one if count == 1 else many


class Form(Plain):
    """A form that remembers what was typed and says what to do. CSRF is checked for the whole site at
    once.
    """

    form_errors: list[str]

    class Meta:
        def get_translations(self, form: Plain) -> Said:
            return Said()

        def bind_field(self, form: Plain, unbound: Any, options: dict[str, Any]) -> Field:
            """Our forms write a choice as (code, words); WTForms wants its own kind since 3.3."""
            given = unbound.kwargs.get("choices")
            if given:
                unbound.kwargs["choices"] = [SelectChoice.from_input(choice) for choice in given]
            bound: Field = unbound.bind(form=form, **options)
            return bound

    @classmethod
    def sent(cls, data: Mapping[str, Any] | None = None, **more: Any) -> Any:
        """The form as posted, or (on a visit) filled with `data`."""
        if request.method == "POST":
            return cls(request.form, **more)
        return cls(None, data=dict(data or {}), **more)

    def passes(self) -> bool:
        return request.method == "POST" and bool(self.validate())

    def blame(self, problem: Problem, names: Mapping[str, str] | None = None) -> None:
        """Put a service's refusal (422, 409, 429) where it belongs; `names` maps its fields to ours.

        Raises the problem again when it is none that a form can show."""
        if problem.status not in (400, 409, 422, 429):
            raise problem
        names = names or {}
        placed = False
        for name, text in problem.fields.items():
            own = names.get(name, name.rsplit(".", 1)[-1])
            if own in self._fields:
                self._fields[own].errors = [text or problem.wrong]
                placed = True
        if not placed:
            self.form_errors = [*self.form_errors, problem.said]
