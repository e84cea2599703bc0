"""Naming the mediator (指定调解员), as the parties wish where they said so (人民调解法 19)."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from frontend.doing import did, page
from frontend.forms import Form
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import listed, only, read


class MediatorForm(Form):
    mediator = SelectField(_l("调解员"), [InputRequired(_l("请选一个"))], choices=[])
    reason = SelectField(
        _l("换人的理由"),
        [Optional()],
        choices=[
            ("", ""),
            ("party_asked", _l("当事人要求")),
            ("conflict", _l("有利害关系，应当回避")),
            ("unable", _l("调解员不能继续")),
        ],
    )


@blueprint.route("/mediations/<id>/mediator", methods=["GET", "POST"])
@only("officer", "supervisor")
def name_mediator(id: str) -> ResponseReturnValue:
    mediation, form = read("mediation", f"/cases/{id}"), MediatorForm.sent()
    staff = listed("identity", "/staff", role="mediator", region=mediation.get("region"))
    if not mediation.get("mediator"):
        del form.reason
    form.mediator.choices = [(s["username"], f"{s['name']}（{s['username']}）") for s in staff]
    if form.passes():
        body = {"mediator": form.mediator.data}
        if "reason" in form and form.reason.data:
            body["reason"] = form.reason.data
        back = f"/desk/cases/{mediation['case']}"
        done = did(form, "mediation", f"/cases/{id}/mediator", body, back, _("已指定调解员。"))
        if done:
            return done
    back = f"/desk/cases/{mediation['case']}"
    return page("desk/form.html", form, title=_("指定调解员"), back=back, submit=_("指定"))
