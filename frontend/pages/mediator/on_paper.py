"""Answered on paper (纸质签字): the mediator photographs what was signed, and records whose it is."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import FileField, HiddenField, RadioField
from wtforms.validators import InputRequired

from frontend.doing import page
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.mediator.views import blueprint, load, people
from frontend.pages.papers import sending
from frontend.pages.party import typed
from frontend.signed_in import act, only
from frontend.words import word


class PhotoForm(Form):
    photo = FileField(
        _l("拍下签了字的纸"),
        description=_l("拍清楚整张纸，签名要看得见。照片存进案件材料，加密保存。"),
        render_kw={"accept": "image/*,application/pdf", "capture": "environment"},
    )

    def sheet(self) -> FileStorage | None:
        given = request.files.get("photo")
        return given if given and given.filename else None


class PaperConsentForm(PhotoForm):
    agrees = RadioField(
        _l("纸上写的是"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("自愿接受调解")), ("no", _l("明确拒绝调解"))],
    )


class PaperSignatureForm(PhotoForm):
    digest = HiddenField()


@blueprint.route("/<id>/on-paper/<what>/<side>", methods=["GET", "POST"])
@only("mediator")
def on_paper(id: str, what: str, side: str) -> ResponseReturnValue:
    mediation = load(id)
    if what not in ("consent", "signature"):
        abort(404)
    text = mediation.get("agreement")
    if what == "signature" and not text:
        return redirect(f"/mediator/{id}", 303)
    kind = PaperConsentForm if what == "consent" else PaperSignatureForm
    form = kind.sent({"digest": text["digest"]} if text else {})
    who = next((p.get("name") for p in people(id) if p["party"] == side), None) or word("party", side)
    about: dict[str, Any] = {"mediation": mediation, "agreement": text, "what": what, "who": who}
    if form.passes() and _photographed(form):
        try:
            body = {"party": side, "what": what, "paper": _filed(mediation["case"], form.sheet())}
            act("mediation", f"/cases/{id}/on-paper", body | _said(form, who))
        except Problem as problem:
            form.blame(problem)
        else:
            flash(_("纸上签的已经记录，照片已存档。"))
            return redirect(f"/mediator/{id}", 303)
    return page("mediator/on_paper.html", form, **about)


def _photographed(form: PhotoForm) -> bool:
    if form.sheet() is None:
        form.photo.errors = [_("请先拍照，或者选一张照片")]
    return form.sheet() is not None


def _filed(case: str, photo: FileStorage | None) -> str:
    """The photo among the case's papers; the same photo sent again is the same paper."""
    if photo is None:
        abort(400)
    what = sending.sheet(photo.filename or "", photo.stream)
    paper, offset = sending.begin(case, what)
    photo.stream.seek(offset)
    sending.pour(case, paper, offset, photo.stream)
    return paper


def _said(form: Any, who: str) -> dict[str, Any]:
    if isinstance(form, PaperConsentForm):
        return {"agrees": form.agrees.data == "yes"}
    digest = form.digest.data or ""
    return {"digest": digest, "image": typed(f"{who} 纸质签字", digest)}
