"""One's own account (我的账号): password and one-time code. For staff; residents sign in by phone."""

from __future__ import annotations

from flask import Blueprint, flash, make_response, redirect, render_template, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Regexp

from frontend.doing import page
from frontend.forms import Form
from frontend.gateway import Problem, SignedOut
from frontend.qr import qr
from frontend.signed_in import STAFF, act, only, read

blueprint = Blueprint("account", __name__, url_prefix="/me")
ANY = sorted(STAFF)


class PasswordForm(Form):
    current = PasswordField(
        _l("现在的密码"),
        [InputRequired(_l("请填现在的密码"))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("新密码"),
        [InputRequired(_l("请填新密码"))],
        description=_l("一句好记、别人猜不到的话就很好。"),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("新密码再填一遍"),
        [InputRequired(_l("请再填一遍")), EqualTo("password", message=_l("两遍不一样，请再填"))],
        render_kw={"autocomplete": "new-password"},
    )


class CodeForm(Form):
    otp = StringField(
        _l("应用里显示的六位数字"),
        [InputRequired(_l("请填六位数字")), Regexp(r"^\s*\d{6}\s*$", message=_l("请填六位数字"))],
        render_kw={
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "width": "govuk-input--width-5",
        },
    )


@blueprint.get("/account")
@only(*ANY)
def account() -> str:
    return render_template("account/account.html", known=read("identity", "/me"))


@blueprint.route("/password", methods=["GET", "POST"])
@only(*ANY)
def password() -> ResponseReturnValue:
    """Every sign-in with the old one ends, this one too."""
    form = PasswordForm.sent()
    if form.passes():
        body = {"current": form.current.data, "password": form.password.data}
        try:
            act("identity", "/me/password", body, method="PUT")
        except SignedOut:
            form.current.errors = [_("现在的密码不对，请再填一遍")]
        except Problem as problem:
            form.blame(problem)
        else:
            session.clear()
            flash(_("密码改好了，请用新密码登录。"))
            return redirect("/staff", 303)
    return page("desk/form.html", form, title=_("改密码"), back="/me/account", submit=_("改密码"))


@blueprint.post("/otp")
@only(*ANY)
def begin() -> ResponseReturnValue:
    """A secret for the authenticator app. It lies in the sealed session until a first code proves it."""
    session["otp"] = act("identity", "/me/otp")
    return redirect("/me/otp", 303)


@blueprint.route("/otp/code", methods=["POST"], endpoint="confirm")
@blueprint.get("/otp", endpoint="second_factor")
@only(*ANY)
def second_factor() -> ResponseReturnValue:
    begun = session.get("otp")
    if not begun:
        return make_response(render_template("account/begin.html"))
    form = CodeForm.sent()
    if form.passes() and _confirmed(form):
        session.pop("otp")
        flash(_("动态口令绑好了，下次登录要填。"))
        return redirect("/me/account", 303)
    code = qr(begun["uri"], _("动态口令的二维码"))
    return page("account/otp.html", form, secret=begun["secret"], code=code)


def _confirmed(form: CodeForm) -> bool:
    try:
        act("identity", "/me/otp", {"otp": str(form.otp.data).strip()}, method="PUT")
    except SignedOut:
        form.otp.errors = [_("数字不对或者过时了，请填应用里现在显示的")]
        return False
    return True
