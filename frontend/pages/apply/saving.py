"""Save and come back (存起来，换部手机接着填): a code and the phone number, nothing else.

What was typed goes sealed to intake for a week. The code is shown here once and sent nowhere: a message
could be read by whoever holds the phone.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from flask import Response, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TelField
from wtforms.validators import InputRequired, Length, Regexp

from frontend.forms import Form
from frontend.gateway import Away, Problem, SignedOut
from frontend.pages.apply import draft as drafts
from frontend.pages.apply import steps
from frontend.pages.apply.draft import Draft
from frontend.pages.apply.forms import ANY_PHONE
from frontend.pages.apply.views import blueprint
from frontend.signed_in import act

DIGITS = {"inputmode": "tel", "autocomplete": "off", "width": "govuk-input--width-10"}
NUMBER = [InputRequired(_l("请填手机号")), Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍"))]


class SaveForm(Form):
    phone = TelField(
        _l("手机号"),
        NUMBER,
        description=_l("不会给这个号码发短信。接着填的时候，要填同一个号码。"),
        render_kw=DIGITS,
    )


class BackForm(Form):
    phone = TelField(_l("存的时候填的手机号"), NUMBER, render_kw=DIGITS)
    code = StringField(
        _l("存取码"),
        [
            InputRequired(_l("请填存取码，八个字母和数字")),
            Length(max=40, message=_l("存取码是八个字母和数字")),
        ],
        render_kw={"autocomplete": "off", "width": "govuk-input--width-10"},
    )


def digits(phone: str) -> str:
    return "".join(c for c in phone if c.isdigit() or c == "+")


@blueprint.route("/save", methods=["GET", "POST"])
def save() -> ResponseReturnValue:
    """Keep the draft, and show the code to come back with."""
    draft = drafts.current()
    if not drafts.exists():
        return redirect("/apply", 303)
    told = draft.get("person", {}).get("phone") or draft.get("safe", {}).get("phone")
    form = SaveForm.sent({"phone": told})
    if form.passes():
        try:
            return _saved(draft, digits(form.phone.data))
        except Problem as problem:
            form.blame(problem)
    return _page("apply/save.html", form, draft)


def _saved(draft: Draft, phone: str) -> Response:
    earlier = draft.get("saved", {})
    code = earlier.get("code") if earlier.get("phone") == phone else None
    kept = {name: value for name, value in draft.items() if name != "saved"}
    body = {"phone": phone, "words": json.dumps(kept, ensure_ascii=False)}
    found = act("intake", "/saved", body | ({"code": code} if code else {}))
    draft["saved"] = {"phone": phone, "code": found["code"]}
    page = render_template("apply/saved.html", saved=found, phone=phone, **_care(draft))
    return drafts.keep(make_response(page), draft)


@blueprint.route("/back", methods=["GET", "POST"])
def come_back() -> ResponseReturnValue:
    """On any device: the draft as it was saved, with its own key, so that it never becomes two cases."""
    form = BackForm.sent()
    if form.passes():
        place = {"phone": digits(form.phone.data), "code": form.code.data}
        try:
            found = act("intake", "/saved/open", place)
            draft: Draft = {**json.loads(found["words"]), "saved": place | {"code": found["code"]}}
            return drafts.keep(_checking(), draft)
        except Problem as problem:
            if problem.status == 404:
                form.form_errors = [_("没有找到。请看手机号和存取码有没有填错；存的只留七天。")]
            else:
                form.blame(problem)
    return _page("apply/back.html", form, {})


def _checking() -> Response:
    answer: Response = redirect("/apply/check", 303)  # type: ignore[assignment]
    return answer


def _page(template: str, form: Form, draft: Draft) -> ResponseReturnValue:
    wrong = bool(form.errors or form.form_errors)
    page = render_template(template, form=form, **_care(draft))
    return make_response(page, 422 if wrong else 200)


def _care(draft: Draft) -> dict[str, bool]:
    return {"violent": steps.violent(draft), "guarded": steps.guarded(draft)}


def forget(draft: dict[str, Any]) -> None:
    """It was sent: what was saved goes. Where intake is away now, it goes by itself in a week."""
    if saved := draft.get("saved"):
        with suppress(Away, Problem, SignedOut):
            act("intake", "/saved/drop", saved)
