"""Applying for another (代为申请): he agrees by a code to his own phone, or on his own page."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from frontend.doing import did
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.my.views import blueprint
from frontend.signed_in import act, careful, only, read


class CodeForm(Form):
    code = StringField(
        _l("本人手机收到的 6 位数字"),
        [
            InputRequired(_l("请填本人念给您的数字")),
            Regexp(r"^\s*\d{6}\s*$", message=_l("是 6 位数字，请让本人再念一遍")),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "off", "width": "govuk-input--width-5"},
    )


@blueprint.route("/<case>/consent", methods=["GET", "POST"])
@only("resident")
def agree(case: str) -> ResponseReturnValue:
    """The helper gives the code that the person was sent; the person himself just says yes."""
    found = read("intake", f"/cases/{case}")
    careful(found)
    himself = read("identity", "/me").get("id") == found["applicant"]["id"]
    form, said = CodeForm.sent(), _("记下了：本人同意。")
    if request.method == "POST" and (himself or form.passes()):
        body = {} if himself else {"code": form.code.data.strip()}
        if done := did(form, "intake", f"/cases/{case}/consent", body, f"/my/{case}", said):
            return done
    return _page(form, found, himself=himself)


@blueprint.post("/<case>/consent/code")
@only("resident")
def send_code(case: str) -> ResponseReturnValue:
    """To the phone of the person himself; on a developer's machine it is shown."""
    found, form = read("intake", f"/cases/{case}"), CodeForm()
    sent: dict[str, Any] = {}
    try:
        sent = act("intake", f"/cases/{case}/consent/codes") or {}
    except Problem as problem:
        form.blame(problem)
    return _page(form, found, himself=False, sent=not form.form_errors, shown=sent.get("code"))


def _page(form: Form, case: dict[str, Any], **more: object) -> ResponseReturnValue:
    wrong = bool(form.errors or form.form_errors)
    return make_response(
        render_template("my/consent.html", form=form, case=case, **more), 422 if wrong else 200
    )
