"""Accounts of those who work here (人员账号): opened, changed and stopped by an administrator."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import first, only, read_full
from frontend.words import WORDS, choices

ROLES = tuple(WORDS["role"])
STATES = (("on", _l("在用")), ("off", _l("停用：马上不能登录")))
USERNAME = StringField(
    _l("用户名"),
    [
        InputRequired(_l("请填用户名")),
        Regexp(r"^[a-z][a-z0-9._-]{1,31}$", message=_l("小写字母开头，用小写字母、数字，2 到 32 个")),
    ],
    description=_l("登录用，以后不能改，例如 wang.li。"),
    render_kw={"autocomplete": "off", "width": "govuk-input--width-10"},
)
NAME = StringField(
    _l("姓名"),
    [InputRequired(_l("请填姓名")), Length(max=50)],
    description=_l("求助的人和同事看到的名字。"),
    render_kw={"autocomplete": "off"},
)
DUTIES = SelectMultipleField(
    _l("做什么工作"), [InputRequired(_l("请至少选一样"))], choices=choices("role", *ROLES)
)
REGION = StringField(
    _l("地区代码"),
    [InputRequired(_l("请填六位地区代码")), Regexp(r"^\d{6}$", message=_l("请填六位数字，例如 620725"))],
    description=_l("行政区划代码（GB/T 2260），管省、市、县哪一级就填哪一级。"),
    render_kw={"inputmode": "numeric", "width": "govuk-input--width-10"},
)
PASSWORD = PasswordField(
    _l("起始密码"),
    [InputRequired(_l("请填密码"))],
    description=_l("当面告诉本人，请他登录后马上在“我的账号”里改掉。"),
    render_kw={"autocomplete": "new-password"},
)


class NewForm(Form):
    username, name, roles, region, password = USERNAME, NAME, DUTIES, REGION, PASSWORD


class ChangeForm(Form):
    name, roles, region = NAME, DUTIES, REGION
    state = RadioField(_l("账号"), [InputRequired(_l("请选一个"))], choices=STATES)


class PasswordForm(Form):
    password = PASSWORD


def one(username: str) -> dict[str, Any]:
    """The account, whether active or not."""
    return first("identity", "/staff", username=username) or abort(404)


@blueprint.get("/staff")
@only("admin")
def staff() -> str:
    role = request.args.get("role")
    known = {"role": role} if role in ROLES else {"active": "false"} if role == "off" else {}
    answer = read_full("identity", "/staff", **known, limit="100", cursor=request.args.get("cursor"))
    chosen = role if known else ""
    return render_template(
        "desk/staff.html", rows=answer.items, roles=ROLES, role=chosen, following=answer.following
    )


@blueprint.route("/staff/new", methods=["GET", "POST"])
@only("admin")
def appoint() -> ResponseReturnValue:
    form = NewForm.sent({"region": current_app.config["SETTINGS"].region})
    if form.passes():
        body = {field.name: field.data for field in form}
        said = _("账号开好了。请把用户名和起始密码当面告诉本人。")
        done = did(form, "identity", "/staff", body, f"/desk/staff/{form.username.data}", said)
        if done:
            return done
    return page("desk/form.html", form, title=_("开一个账号"), back="/desk/staff", submit=_("开账号"))


@blueprint.route("/staff/<username>", methods=["GET", "POST"])
@only("admin")
def account(username: str) -> ResponseReturnValue:
    known = one(username)
    form = ChangeForm.sent(known | {"state": "on" if known["active"] else "off"})
    if form.passes():
        body = {name: form[name].data for name in ("name", "roles", "region")}
        body["active"] = form.state.data == "on"
        path, back = f"/staff/{username}", "/desk/staff"
        done = did(form, "identity", path, body, back, _("改好了。"), {"active": "state"}, "PATCH")
        if done:
            return done
    return page("desk/account.html", form, known=known)


@blueprint.route("/staff/<username>/password", methods=["GET", "POST"])
@only("admin")
def new_password(username: str) -> ResponseReturnValue:
    """For somebody who forgot his: whoever is signed in under this name is signed out at once."""
    known, form, back = one(username), PasswordForm.sent(), f"/desk/staff/{username}"
    if form.passes():
        body, said = {"password": form.password.data}, _("密码换好了，原来的登录已经退出。")
        if done := did(form, "identity", f"/staff/{username}", body, back, said, method="PATCH"):
            return done
    title = _("给%(name)s换密码", name=known["name"])
    return page("desk/form.html", form, title=title, back=back, submit=_("换密码"))


@blueprint.post("/staff/<username>/otp")
@only("admin")
def second_factor_off(username: str) -> ResponseReturnValue:
    """The phone with the authenticator is lost."""
    back, said = f"/desk/staff/{username}", _("动态口令关掉了。请他登录后重新绑定。")
    return do("identity", f"/staff/{username}", {"otp": False}, back, said, method="PATCH")
