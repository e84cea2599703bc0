"""Opening a link (打开链接): the secret leaves the address at once; a code proves the phone."""

from __future__ import annotations

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.link import held
from frontend.signed_in import act

blueprint = Blueprint("link", __name__)
GONE = {404, 409, 410}


class CodeForm(Form):
    code = StringField(
        _l("短信里的 6 位数字"),
        [
            InputRequired(_l("请填短信里的数字")),
            Regexp(r"^\s*\d{6}\s*$", message=_l("验证码只有数字，请看短信再填一遍")),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code", "width": "govuk-input--width-5"},
    )

    def digits(self) -> str:
        return str(self.code.data).strip()


@blueprint.before_request
def _private() -> None:
    g.private = True


@blueprint.after_request
def _say_nobody(answer: Response) -> Response:
    """Where somebody goes from here is told nobody; nothing stays in a cache."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@blueprint.errorhandler(held.NotHeld)
def _not_held(_fault: Exception) -> ResponseReturnValue:
    text = _("为了安全，这一页放久了就打不开。请从短信里再点一次链接。")
    return make_response(render_template("link/gone.html", title=_("请从短信里打开"), text=text), 410)


@blueprint.errorhandler(held.Unproven)
def _unproven(_fault: Exception) -> ResponseReturnValue:
    return redirect(f"/link/{(request.view_args or {})['key']}/code", 303)


def gone(problem: Problem) -> ResponseReturnValue:
    """The link is over, replaced, or none: said in the service's words. Raises what is not about it."""
    if problem.status not in GONE:
        raise problem
    page = render_template("link/gone.html", title=problem.wrong, text=problem.remedy)
    return make_response(page, problem.status)


@blueprint.get("/l/<secret>")
def arrive(secret: str) -> ResponseReturnValue:
    """From the message. Changes nothing, so that a machine which follows links does no harm."""
    return redirect(f"/link/{held.take(secret)}", 303)


@blueprint.post("/link/<key>/code")
def send_code(key: str) -> ResponseReturnValue:
    """Send a code to the phone that the link went to; its number is shown nowhere."""
    try:
        answer = act("mediation", "/links/codes", {"link": held.secret(key)}) or {}
    except Problem as problem:
        if problem.status == 429:
            return _ask(key, CodeForm(), 429, problem)
        return gone(problem)
    session["link_code"], session["link_sent"] = answer.get("code"), key
    return redirect(f"/link/{key}/code", 303)


@blueprint.get("/link/<key>/code")
def code(key: str) -> ResponseReturnValue:
    held.secret(key)
    return _ask(key, CodeForm(), 200)


@blueprint.post("/link/<key>")
def prove(key: str) -> ResponseReturnValue:
    """The code that came."""
    form = CodeForm.sent()
    if not form.passes():
        return _ask(key, form, 422)
    try:
        body = {"link": held.secret(key), "code": form.digits()}
        proven = act("mediation", "/links/proofs", body)
    except Problem as problem:
        if problem.status not in (422, 429):
            return gone(problem)
        return _ask(key, form, problem.status, problem)
    session.pop("link_code", None)
    session.pop("link_sent", None)
    held.prove(key, proven["proof"])
    return redirect(f"/link/{key}", 303)


def _ask(key: str, form: CodeForm, status: int, problem: Problem | None = None) -> ResponseReturnValue:
    if problem is not None:
        form.blame(problem)
    sent, shown = session.get("link_sent") == key, session.get("link_code")
    return make_response(
        render_template("link/code.html", form=form, key=key, sent=sent, shown=shown), status
    )
