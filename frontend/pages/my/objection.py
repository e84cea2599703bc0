"""Objecting (异议, 法律援助法 49) to a refusal or an end of aid: the justice bureau reviews it within
five days.
"""

from __future__ import annotations

from flask import abort, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.my.views import blueprint, whole
from frontend.signed_in import act, only


class ObjectionForm(Form):
    reason = TextAreaField(
        _l("您为什么不服？"),
        [InputRequired(_l("请写您的理由")), Length(max=2000, message=_l("最多 2000 个字"))],
        description=_l("有新的情况、新的材料，也写在这里。"),
        render_kw={"rows": 7},
    )


@blueprint.route("/<case>/objection", methods=["GET", "POST"])
@only("resident")
def objection(case: str) -> ResponseReturnValue:
    form, application = ObjectionForm.sent(), whole("legalaid", "/applications", case) or abort(404)
    if form.passes():
        try:
            act("legalaid", f"/applications/{application['id']}/objection", {"reason": form.reason.data})
            flash(_("异议收到了，司法局五天内答复您。"))
            return redirect(f"/my/{case}", 303)
        except Problem as problem:
            form.blame(problem)
    wrong = bool(form.errors or form.form_errors)
    return make_response(render_template("my/objection.html", form=form, case=case), 422 if wrong else 200)
