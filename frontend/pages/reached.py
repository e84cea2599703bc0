"""Where somebody of the staff is written to (通知发到哪里): WeChat first, then the phone, then mail."""

from __future__ import annotations

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TelField
from wtforms.validators import Optional, Regexp

from frontend.doing import page
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.signed_in import STAFF, act, only, read

blueprint = Blueprint("reached", __name__)


class ContactForm(Form):
    phone = TelField(
        _l("手机号（可以不填）"),
        [Optional(), Regexp(r"^\s*(\+86)?1[3-9]\d{9}\s*$", message=_l("请填 11 位手机号"))],
        render_kw={"inputmode": "tel", "autocomplete": "tel", "width": "govuk-input--width-10"},
    )
    email = StringField(
        _l("邮箱（可以不填）"),
        [
            Optional(),
            Regexp(r"^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$", message=_l("请填邮箱，例如 wang@example.cn")),
        ],
        render_kw={"inputmode": "email", "autocomplete": "email"},
    )
    wechat = StringField(
        _l("微信公众号里的 OpenID（可以不填）"),
        [Optional(), Regexp(r"^\s*[A-Za-z0-9_-]{10,64}\s*$", message=_l("OpenID 是 10 到 64 个字母、数字"))],
        description=_l("向管理员要。填了就先用微信发，发不成再发短信。"),
        render_kw={"autocomplete": "off"},
    )


@blueprint.route("/me/contact", methods=["GET", "POST"])
@only(*sorted(STAFF))
def contact() -> ResponseReturnValue:
    """One's own, and nobody else's; what is left empty is forgotten."""
    known = read("identity", "/me/contact")
    form = ContactForm.sent(known | {"phone": known.get("phone", "").removeprefix("+86")})
    if form.passes():
        told = {name: (form[name].data or "").strip() for name in ("phone", "email", "wechat")}
        try:
            act("identity", "/me/contact", {name: text for name, text in told.items() if text}, method="PUT")
            flash(_("记下了，以后的通知发到这里。"))
            return redirect("/me/account", 303)
        except Problem as problem:
            form.blame(problem)
    return page("desk/form.html", form, title=_("通知发到哪里"), back="/me/account", submit=_("保存"))
