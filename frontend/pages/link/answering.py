"""Answering by a link: yes or no, a signature by finger, or by a code for who cannot draw. Each once."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, session
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.link import held
from frontend.pages.link.opening import CodeForm, blueprint, gone
from frontend.pages.party import DRAWN, typed

VIOLENCE = "family.violence"
STALE = "agreement_changed"


class WishForm(Form):
    agrees = RadioField(
        _l("请人民调解员来说和，您愿意吗？"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("愿意")), ("no", _l("不愿意，我走别的路"))],
    )


class DrawForm(Form):
    digest = HiddenField()
    image = HiddenField(validators=[InputRequired(_l("请先在框里用手指签名；不会写字，可以用验证码签"))])

    def drawn(self) -> bool:
        return str(self.image.data or "").startswith(DRAWN)


class SignByCodeForm(CodeForm):
    digest = HiddenField()


@blueprint.get("/link/<key>")
def show(key: str) -> ResponseReturnValue:
    """What is asked, or what became of it."""
    try:
        return page_of(key, held.ask(key, "view"))
    except Problem as problem:
        return gone(problem)


def page_of(key: str, found: dict[str, Any], form: Form | None = None) -> ResponseReturnValue:
    """The page for where things stand: done, changed meanwhile, or the question itself."""
    link, mediation = found["link"], found["mediation"]
    about = {"key": key, "link": link, "mediation": mediation, "found": found, "people": found["people"]}
    about["violent"] = mediation["category"].startswith(VIOLENCE)
    wrong = form is not None and bool(form.errors or form.form_errors)
    if link["answer"]:
        return make_response(render_template("link/done.html", **about))
    if found["differences"] is not None:
        return make_response(render_template("link/changed.html", **about), 409 if form else 200)
    agreement = mediation.get("agreement") or {}
    if link["purpose"] == "consent":
        shown, template = form or WishForm(), "link/consent.html"
    elif agreement:
        shown, template = form or DrawForm(data={"digest": agreement["digest"]}), "link/sign.html"
    else:
        return make_response(render_template("link/done.html", **about))
    return make_response(render_template(template, form=shown, **about), 422 if wrong else 200)


def _refused(key: str, form: Form, problem: Problem) -> ResponseReturnValue:
    """A link that is over says so; a text that changed shows how; the rest stands beside the form."""
    if problem.code.startswith("link_"):
        return gone(problem)
    form.blame(problem)
    return page_of(key, held.ask(key, "view"), form)


@blueprint.post("/link/<key>/consent")
def consent(key: str) -> ResponseReturnValue:
    form = WishForm.sent()
    if not form.passes():
        return page_of(key, held.ask(key, "view"), form)
    try:
        held.ask(key, "consent", {"agrees": form.agrees.data == "yes"})
    except Problem as problem:
        return _refused(key, form, problem)
    return redirect(f"/link/{key}", 303)


@blueprint.post("/link/<key>/sign")
def sign(key: str) -> ResponseReturnValue:
    form = DrawForm.sent()
    if not form.passes() or not form.drawn():
        return page_of(key, held.ask(key, "view"), form)
    try:
        held.ask(key, "signature", {"digest": form.digest.data, "image": form.image.data})
    except Problem as problem:
        return _refused(key, form, problem)
    return redirect(f"/link/{key}", 303)


@blueprint.post("/link/<key>/signing-code")
def signing_code(key: str) -> ResponseReturnValue:
    """A code that signs this text, sent to the phone."""
    form = SignByCodeForm.sent()
    try:
        answer = held.ask(key, "signing-codes", {"digest": form.digest.data or ""})
    except Problem as problem:
        return _refused(key, form, problem)
    session["link_code"] = answer.get("code")
    return redirect(f"/link/{key}/by-code", 303)


@blueprint.route("/link/<key>/by-code", methods=["GET", "POST"])
def by_code(key: str) -> ResponseReturnValue:
    """Sign with the code; the picture of the signature says so, and which text it signs."""
    found = held.ask(key, "view")
    agreement = found["mediation"].get("agreement")
    if found["link"]["answer"] or found["differences"] is not None or not agreement:
        return redirect(f"/link/{key}", 303)
    form = SignByCodeForm.sent({"digest": agreement["digest"]})
    if form.passes():
        name = next((p["name"] for p in found["people"] if p["party"] == found["link"]["party"]), None)
        image = typed(f"{name or ''} 验证码签署", form.digest.data or "")
        try:
            body = {"digest": form.digest.data, "image": image, "code": form.digits()}
            held.ask(key, "signature", body)
            session.pop("link_code", None)
            return redirect(f"/link/{key}", 303)
        except Problem as problem:
            if problem.code == STALE or problem.code.startswith("link_"):
                return _refused(key, form, problem)
            form.blame(problem)
    wrong = bool(form.errors or form.form_errors)
    about = {"key": key, "agreement": agreement, "shown": session.get("link_code")}
    return make_response(render_template("link/by_code.html", form=form, **about), 422 if wrong else 200)
