"""Who rings or comes again (来电人以前的工单): found by the phone number, with a reason that is written down;
and adding to the same case instead of making a second one.
"""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TelField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from frontend.doing import did, page
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.apply.forms import ANY_PHONE
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import act, only

WHY: dict[str, Any] = {
    "asks": _l("来电（来访）人问办到哪一步"),
    "adds": _l("来电（来访）人补充情况"),
    "complains": _l("来电（来访）人对办理有意见"),
    "same": _l("核对是不是同一件事，免得重复登记"),
}


class CallerForm(Form):
    phone = TelField(
        _l("来电（来访）人的电话号码"),
        [
            InputRequired(_l("请填电话号码")),
            Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍")),
        ],
        render_kw={"inputmode": "tel", "autocomplete": "off", "width": "govuk-input--width-10"},
    )
    why = RadioField(
        _l("为什么要查"),
        [InputRequired(_l("请选一个理由"))],
        choices=list(WHY.items()),
        description=_l("理由会记下来，本人能看到谁查过、为什么查。"),
    )


class NoteForm(Form):
    text = TextAreaField(
        _l("补充的情况"),
        [InputRequired(_l("请写补充的情况")), Length(max=2000, message=_l("最多 2000 个字"))],
        description=_l("记进同一个工单，不用另外登记。办这件事的人都能看到。"),
        render_kw={"rows": 7},
    )


def why(code: str | None) -> str:
    """The purpose in words, as it goes into the record of readings."""
    return str(WHY.get(code or "", "办理工单"))


@blueprint.route("/callers", methods=["GET", "POST"])
@only("operator", "officer")
def callers() -> ResponseReturnValue:
    """The number stands in no address: what was found is the answer to the form itself."""
    form, found = CallerForm.sent(), None
    if form.passes():
        number = "".join(c for c in form.phone.data if c.isdigit() or c == "+")
        try:
            found = act("intake", "/callers", {"phone": number, "reason": why(form.why.data)})
        except Problem as problem:
            form.blame(problem)
    wrong = bool(form.errors or form.form_errors)
    return make_response(render_template("desk/callers.html", form=form, found=found), 422 if wrong else 200)


@blueprint.route("/cases/<id>/note", methods=["GET", "POST"])
@only("operator", "officer", "supervisor")
def note(id: str) -> ResponseReturnValue:
    form, back = NoteForm.sent(), f"/desk/cases/{id}"
    if form.passes():
        done = did(form, "intake", f"/cases/{id}/notes", {"text": form.text.data}, back, _("已记进工单。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("补充情况"), back=back, submit=_("记下来"))
