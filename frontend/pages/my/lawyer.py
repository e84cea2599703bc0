"""Another lawyer, please (请求更换法律援助人员, 55): the recipient says why, the agency answers."""

from __future__ import annotations

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, page
from frontend.forms import Form
from frontend.pages.my.views import blueprint, whole
from frontend.signed_in import only


class AnotherForm(Form):
    reason = TextAreaField(
        _l("为什么想换律师？"),
        [InputRequired(_l("请写您的理由")), Length(max=2000, message=_l("最多 2000 个字"))],
        description=_l("例如：联系不上、不告诉您进展、收了钱。这位律师看不到您写的话。"),
        render_kw={"rows": 7},
    )


@blueprint.route("/<case>/lawyer", methods=["GET", "POST"])
@only("resident")
def another_lawyer(case: str) -> ResponseReturnValue:
    form, matter = AnotherForm.sent(), whole("legalaid", "/matters", case) or abort(404)
    if form.passes():
        path, said = f"/matters/{matter['id']}/replacement", _("收到了。法律援助中心会答复您。")
        if done := did(form, "legalaid", path, {"reason": form.reason.data}, f"/my/{case}", said):
            return done
    shown = {"title": _("我想换一位律师"), "submit": _("告诉法律援助中心"), "back": f"/my/{case}"}
    return page("my/step.html", form, **shown)
