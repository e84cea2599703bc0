"""Applying for another (代为申请): the desk records what the person said or signed."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from frontend.doing import did, page
from frontend.forms import Form
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import only


class MannerForm(Form):
    manner = RadioField(
        _l("本人是怎么同意的？"),
        [InputRequired(_l("请选一个"))],
        choices=[
            ("spoken", _l("亲口说的（当面，或者打安全联系方式问过）")),
            ("paper", _l("写了书面委托，已经看过")),
        ],
    )


@blueprint.route("/cases/<id>/consent", methods=["GET", "POST"])
@only("officer", "operator")
def heard(id: str) -> ResponseReturnValue:
    form, back = MannerForm.sent(), f"/desk/cases/{id}"
    if form.passes():
        said = _("记下了：本人同意。")
        if done := did(form, "intake", f"/cases/{id}/consent", {"manner": form.manner.data}, back, said):
            return done
    return page("desk/form.html", form, title=_("记录本人同意"), back=back, submit=_("记下来"))
