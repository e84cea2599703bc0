"""A party's side of a mediation (当事人): say yes or no, read the agreement, sign it. The short address
is what a
message to the phone holds; whoever opens it signs in with his own phone first."""

from __future__ import annotations

import base64
import io
from datetime import UTC, datetime
from typing import Any

import segno
from flask import Blueprint, abort, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from frontend.forms import Form, NeededIf
from frontend.gateway import Problem
from frontend.pages.changes import CHANGED, changed
from frontend.pages.printed import documents
from frontend.signed_in import act, only, read

blueprint = Blueprint("party", __name__, url_prefix="/m")
DRAWN = "data:image/png;base64,"


class ConsentForm(Form):
    agrees = RadioField(
        _l("请人民调解员来说和，您愿意吗？"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("愿意")), ("no", _l("不愿意，我走别的路"))],
    )


class SignForm(Form):
    """A drawn picture where there is script; else the name, typed."""

    image = HiddenField()
    digest = HiddenField()
    name = StringField(
        _l("用打字签名：写您的姓名"),
        [
            NeededIf(lambda form: not form.drawn(), _l("请在框里签名，或者写上姓名")),
            Length(max=50, message=_l("最多 50 个字")),
        ],
        render_kw={"autocomplete": "name"},
    )

    def drawn(self) -> bool:
        return (self.image.data or "").startswith(DRAWN)

    def picture(self) -> str:
        name = (self.name.data or "").strip()
        return str(self.image.data) if self.drawn() else typed(name, self.digest.data or "")


def typed(name: str, digest: str) -> str:
    """A typed signature as a picture: a QR code of name, text that was seen, and time. Anyone can read it
    back.
    """
    words = f"{name} {digest} {datetime.now(UTC).isoformat(timespec='seconds')}"
    out = io.BytesIO()
    segno.make(words, error="m").save(out, kind="png", scale=4)
    return DRAWN + base64.b64encode(out.getvalue()).decode()


def own_side(mediation: dict[str, Any]) -> str:
    """Which party the visitor is, or acts for."""
    me = read("identity", "/me")["id"]
    side = next((p["party"] for p in mediation.get("parties", []) if me in speakers(p)), None)
    return str(side) if side else abort(404)


def speakers(party: dict[str, Any]) -> set[str]:
    """The party itself and who acts for it."""
    return {party.get("person") or "", (party.get("agent") or {}).get("person") or ""} - {""}


def load(id: str) -> dict[str, Any]:
    found: dict[str, Any] = read("mediation", f"/cases/{id}")
    return found


@blueprint.get("/<id>")
@only("resident")
def show(id: str) -> str:
    mediation = load(id)
    shown = {"side": own_side(mediation), "documents": documents(mediation)}
    return render_template("party/mediation.html", mediation=mediation, **shown)


@blueprint.route("/<id>/consent", methods=["GET", "POST"])
@only("resident")
def consent(id: str) -> ResponseReturnValue:
    mediation, form = load(id), ConsentForm.sent()
    side = own_side(mediation)
    if form.passes():
        try:
            act("mediation", f"/cases/{id}/consents", {"party": side, "agrees": form.agrees.data == "yes"})
            return redirect(f"/m/{id}", 303)
        except Problem as problem:
            form.blame(problem, {"agrees": "agrees"})
    page = render_template("party/consent.html", form=form, mediation=mediation, side=side)
    return make_response(page, 422 if form.errors or form.form_errors else 200)


@blueprint.route("/<id>/sign", methods=["GET", "POST"])
@only("resident")
def sign(id: str) -> ResponseReturnValue:
    mediation = load(id)
    agreement, side = mediation.get("agreement"), own_side(mediation)
    if not agreement:
        return redirect(f"/m/{id}", 303)
    form = SignForm.sent({"digest": agreement["digest"]})
    if form.passes():
        seen = form.digest.data or agreement["digest"]
        if seen != agreement["digest"]:  # another version came while this one was read: Art. 29
            return changed(id, seen, f"/m/{id}/sign")
        body = {"party": side, "image": form.picture(), "digest": seen}
        try:
            act("mediation", f"/cases/{id}/signatures", body)
            return redirect(f"/m/{id}", 303)
        except Problem as problem:
            if problem.code == CHANGED:
                return changed(id, seen, f"/m/{id}/sign")
            form.blame(problem)
    page = render_template("party/sign.html", form=form, mediation=mediation, agreement=agreement)
    return make_response(page, 422 if form.errors or form.form_errors else 200)
