"""Signing in: residents by a code to their phone (手机验证码), staff by user name and password."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField, TelField
from wtforms.validators import InputRequired, Optional, Regexp

from frontend import resume
from frontend.display import local
from frontend.forms import Form
from frontend.gateway import Away, Problem, SignedOut
from frontend.signed_in import act, remember, token

blueprint = Blueprint("signin", __name__)

PHONE = r"^\s*(\+?86)?[\s-]*1[3-9](\s*-?\s*\d){9}\s*$"


class PhoneForm(Form):
    phone = TelField(
        _l("您的手机号"),
        [InputRequired(_l("请填手机号")), Regexp(PHONE, message=_l("手机号是 11 位数字，请再看一遍"))],
        description=_l("我们发一条短信，里面有 6 位数字。不收钱。"),
        render_kw={"inputmode": "tel", "autocomplete": "tel", "width": "govuk-input--width-10"},
    )


class CodeForm(Form):
    phone = HiddenField()
    code = StringField(
        _l("短信里的 6 位数字"),
        [
            InputRequired(_l("请填短信里的数字")),
            Regexp(r"^\s*\d{4,8}\s*$", message=_l("验证码只有数字，请看短信再填一遍")),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code", "width": "govuk-input--width-5"},
    )


class StaffForm(Form):
    username = StringField(
        _l("用户名"), [InputRequired(_l("请填用户名"))], render_kw={"autocomplete": "username"}
    )
    password = PasswordField(
        _l("密码"), [InputRequired(_l("请填密码"))], render_kw={"autocomplete": "current-password"}
    )
    otp = StringField(
        _l("动态口令（没有开通就不填）"),
        [Optional()],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code", "width": "govuk-input--width-5"},
    )


def _waiting() -> dict[str, str]:
    """Where to go on afterwards: the wanted page, and the sealed form if one was interrupted."""
    return {"next": local(request.values.get("next") or "/home"), "resume": request.form.get("resume", "")}


def show(template: str, form: Form, status: int = 200, **more: object) -> ResponseReturnValue:
    return make_response(render_template(template, form=form, **{**_waiting(), **more}), status)


def ask_again(where: str, blob: str) -> ResponseReturnValue:
    """The sign-in page in the place of an answer, with the interrupted form inside."""
    staff = where == "/staff"
    form: Form = StaffForm() if staff else PhoneForm()
    return show("signin/staff.html" if staff else "signin/phone.html", form, 401, resume=blob, next="/home")


@blueprint.route("/signin", methods=["GET", "POST"])
def phone() -> ResponseReturnValue:
    form = PhoneForm.sent()
    if not form.passes():
        return show("signin/phone.html", form, 422 if form.errors else 200)
    number = "".join(c for c in form.phone.data if c.isdigit() or c == "+")
    try:
        answer = act("identity", "/codes", {"phone": number}) or {}
    except Problem as problem:
        form.blame(problem)
        return show("signin/phone.html", form, problem.status)
    if request.form.get("resume"):  # too long for a cookie: it travels inside the pages
        return show("signin/code.html", CodeForm(data={"phone": number}), shown=answer.get("code"))
    session["signing_in"] = {"phone": number, "next": _waiting()["next"], "shown": answer.get("code")}
    return redirect("/signin/code", 303)


@blueprint.route("/signin/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    begun = session.get("signing_in") or {}
    if request.method == "GET":
        if not begun:
            return redirect("/signin", 303)
        return show("signin/code.html", CodeForm(data=begun), next=begun["next"], shown=begun.get("shown"))
    form = CodeForm.sent()
    if not form.passes():
        return show("signin/code.html", form, 422)
    return _enter(form, "signin/code.html", {"phone": form.phone.data, "code": form.code.data.strip()}, None)


@blueprint.route("/staff", methods=["GET", "POST"])
def staff() -> ResponseReturnValue:
    form = StaffForm.sent()
    if not form.passes():
        return show("signin/staff.html", form, 422 if form.errors else 200)
    name = form.username.data.strip()
    body = {"username": name, "password": form.password.data}
    if (form.otp.data or "").strip():
        body["otp"] = form.otp.data.strip()
    return _enter(form, "signin/staff.html", body, name)


def _enter(form: Form, template: str, body: dict[str, str], name: str | None) -> ResponseReturnValue:
    session.pop("token", None)  # a stale one must not keep anybody from signing in again
    try:
        answer = act("identity", "/tokens", body)
    except SignedOut:
        form.form_errors = [_("没有对上，请看清楚再填一遍。")]
        return show(template, form, 401)
    except Problem as problem:
        form.blame(problem)
        return show(template, form, problem.status)
    remember(answer, name)
    return resume.go_on(request.form.get("resume"), request.form.get("next"))


@blueprint.route("/signout", methods=["GET", "POST"])
def signout() -> ResponseReturnValue:
    """A question first (a link may be followed by a machine), then the token is withdrawn."""
    if request.method == "GET":
        return make_response(render_template("signin/signout.html"))
    if token():
        # Withdrawn already, or identity is away: the cookie goes in any case, the token soon ends.
        with suppress(Problem, SignedOut, Away):
            act("identity", "/tokens", method="DELETE")
    session.clear()
    answer = redirect("/", 303)
    answer.headers["Clear-Site-Data"] = '"storage"'  # what a mediator kept on the phone goes, too
    return answer
