"""Judicial confirmation (司法确认, 人民调解法 33): both sides ask within thirty days; the court's answer
is recorded.
"""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.pages.mediator.views import blueprint, load
from frontend.signed_in import only, read


class CourtForm(Form):
    result = RadioField(
        _l("法院的结果"),
        [InputRequired(_l("请选一个"))],
        choices=[
            ("confirmed", _l("裁定确认有效")),
            ("rejected", _l("驳回申请")),
            ("withdrawn", _l("撤回申请")),
        ],
    )
    on = DateField(
        _l("哪一天"),
        [InputRequired(_l("请填日期，例如 2026-12-31"))],
        render_kw={"width": "govuk-input--width-10"},
    )
    number = StringField(_l("文书号（可以不填）"), [Optional(), Length(max=60)])


@blueprint.post("/<id>/confirmation")
@only("mediator")
def ask_confirmation(id: str) -> ResponseReturnValue:
    body = {"party": request.form.get("party", "")}
    return do("mediation", f"/cases/{id}/confirmation", body, f"/mediator/{id}", _("申请已记录。"))


@blueprint.get("/<id>/court")
@only("mediator")
def application(id: str) -> str:
    """The joint application, prefilled and to be printed (司法确认申请书)."""
    found = read("mediation", f"/cases/{id}/confirmation")
    shown = {"mediation": load(id), "application": found, "back": f"/mediator/{id}"}
    return render_template("mediator/court.html", **shown)


@blueprint.route("/<id>/confirmation/result", methods=["GET", "POST"])
@only("mediator", "officer", "supervisor")
def court_decision(id: str) -> ResponseReturnValue:
    form = CourtForm.sent()
    if form.passes():
        body = {"result": form.result.data, "on": form.on.data.isoformat()}
        if form.number.data:
            body["number"] = form.number.data
        path = f"/cases/{id}/confirmation/result"
        done = did(form, "mediation", path, body, f"/mediator/{id}", _("法院的结果已记录。"))
        if done:
            return done
    return page("mediator/form.html", form, title=_("司法确认的结果"), id=id, submit=_("记录"))
