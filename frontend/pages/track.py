"""The tracker (办件进度), like a parcel's: what happened, what comes next and by when, whom to ring. No
sign-in.
"""

from __future__ import annotations

from flask import Blueprint, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.signed_in import read

blueprint = Blueprint("track", __name__)


class TrackForm(Form):
    receipt = StringField(
        _l("受理号"),
        [InputRequired(_l("请填受理号，在短信或者回执单上"))],
        render_kw={"autocomplete": "off", "width": "govuk-input--width-10"},
    )
    code = StringField(
        _l("查询码"),
        [InputRequired(_l("请填查询码，在短信或者回执单上"))],
        render_kw={"autocomplete": "off", "width": "govuk-input--width-10"},
    )


@blueprint.route("/track", methods=["GET", "POST"])
def track() -> ResponseReturnValue:
    """What is typed stands in no address; the link on a receipt, which its holder has, still opens."""
    g.private = True
    told = request.form if request.method == "POST" else request.args
    asked = "receipt" in told or "code" in told
    form = TrackForm(told if asked else None)
    if not asked or not form.validate():
        return make_response(render_template("track/ask.html", form=form), 422 if asked else 200)
    receipt, code = (form.receipt.data or "").strip().upper(), (form.code.data or "").strip()
    try:
        case = read("intake", "/track", receipt=receipt, code=code)
    except Problem as problem:
        if problem.status == 429:
            raise
        form.receipt.errors = [_("没有找到。请对照短信或者回执单，看受理号和查询码有没有填错。")]
        return make_response(render_template("track/ask.html", form=form), 404)
    return make_response(render_template("track/case.html", case=case, receipt=receipt, code=code))
