"""The agreement (调解协议): structured terms, looked at in plain words, signed at the table, sealed; or
reached without a paper.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired

from frontend.doing import did, do, page
from frontend.forms import offer
from frontend.gateway import Problem
from frontend.pages.changes import CHANGED, changed
from frontend.pages.mediator.steps import called, sides
from frontend.pages.mediator.terms import AgreementForm, written
from frontend.pages.mediator.views import blueprint, load, people
from frontend.pages.party import SignForm
from frontend.signed_in import act, only


class OralForm(AgreementForm):
    parties = SelectMultipleField(
        _l("都同意不写协议书的各方"), [InputRequired(_l("要各方都同意"))], choices=[]
    )

    def agreed(self) -> dict[str, Any]:
        return super().agreed() | {"parties": self.parties.data}


def _editor(form: AgreementForm, mediation: dict[str, Any], **shown: object) -> ResponseReturnValue:
    return page("mediator/agreement.html", form, mediation=mediation, **shown)


def _preview(id: str, form: AgreementForm) -> dict[str, Any] | None:
    """What the text says in plain words and what Art. 29 would miss; None where it does not add up."""
    body = {name: value for name, value in form.agreed().items() if name != "parties"}
    try:
        return {**body, **act("mediation", f"/cases/{id}/preview", body, part="look")}
    except Problem as problem:
        form.blame(problem)
        return None


def _edit(id: str, form: AgreementForm, path: str, said: object, **shown: object) -> ResponseReturnValue:
    mediation = load(id)
    known = people(id)
    form.for_parties(sides(mediation, known))
    shown |= {"people": known}
    if "more" in request.form:  # one more row, without script; nothing is checked yet
        form.terms.append_entry()
        form.for_parties(sides(mediation, known))
        return _editor(form, mediation, **shown)
    if form.passes():
        if "look" in request.form:
            return _editor(form, mediation, preview=_preview(id, form), **shown)
        done = did(form, "mediation", f"/cases/{id}{path}", form.agreed(), f"/mediator/{id}", said)
        if done:
            return done
    return _editor(form, mediation, **shown)


@blueprint.route("/<id>/agreement", methods=["GET", "POST"])
@only("mediator")
def agreement(id: str) -> ResponseReturnValue:
    form = AgreementForm.sent(written(load(id).get("agreement")) if request.method == "GET" else None)
    return _edit(id, form, "/agreement", _("协议已写好，可以签字了。以前的签字作废。"))


@blueprint.route("/<id>/oral", methods=["GET", "POST"])
@only("mediator")
def oral(id: str) -> ResponseReturnValue:
    form = OralForm.sent()
    offer(form.parties, sides(load(id), people(id)))
    return _edit(id, form, "/oral", _("口头协议已记录，从现在起生效。"), oral=True)


@blueprint.route("/<id>/signatures/<side>", methods=["GET", "POST"])
@only("mediator")
def signature(id: str, side: str) -> ResponseReturnValue:
    mediation = load(id)
    text = mediation.get("agreement")
    if not text:
        return redirect(f"/mediator/{id}", 303)
    form = SignForm.sent({"digest": text["digest"]})
    if form.passes():
        seen = form.digest.data or text["digest"]
        body = {"party": side, "image": form.picture(), "digest": seen}
        if seen != text["digest"]:
            return changed(id, seen, f"/mediator/{id}/signatures/{side}", desk=True)
        try:
            return do("mediation", f"/cases/{id}/signatures", body, f"/mediator/{id}", _("签字已记录。"))
        except Problem as problem:
            if problem.code == CHANGED:
                return changed(id, seen, f"/mediator/{id}/signatures/{side}", desk=True)
            form.blame(problem)
    who = next((p.get("name") for p in people(id) if p["party"] == side), None)
    title = _("签字：%(who)s", who=called(side, who))
    return page("mediator/sign.html", form, mediation=mediation, agreement=text, title=title)


@blueprint.post("/<id>/seal")
@only("mediator")
def seal(id: str) -> ResponseReturnValue:
    return do("mediation", f"/cases/{id}/seal", {}, f"/mediator/{id}", _("已盖章，协议生效。"))


@blueprint.post("/<id>/close")
@only("mediator", "officer", "supervisor")
def finish(id: str) -> ResponseReturnValue:
    return do("mediation", f"/cases/{id}/close", {}, f"/mediator/{id}", _("已办结。"))


@blueprint.post("/<id>/performance/<int:term>")
@only("mediator")
def performance(id: str, term: int) -> ResponseReturnValue:
    part = request.form.get("instalment", "")
    body: dict[str, Any] = {"term": term, "done": request.form.get("done") == "yes"}
    body |= {"instalment": int(part)} if part.isdigit() else {}
    said = _("履行情况已记录。") if body["done"] else _("已记下没有做到。请督促，并告知可以走的途径。")
    return do("mediation", f"/cases/{id}/performance", body, f"/mediator/{id}", said)


@blueprint.get("/<id>/paper")
@only("mediator", "officer", "supervisor")
def paper(id: str) -> str:
    """The agreement to print (调解协议书)."""
    return render_template("mediator/paper.html", mediation=load(id), people=people(id))
