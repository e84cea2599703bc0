"""Handing on (衔接): what goes to court, notary, arbitration or petition office; the receiver's answer."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional

from frontend.forms import Form, offer
from frontend.pages.mediator.steps import ask, sides
from frontend.pages.mediator.views import blueprint, load, people
from frontend.signed_in import only, read
from frontend.words import choices

STAFF = ("mediator", "officer", "supervisor")
PICK = _l("请选一个")
TO = ("court", "notary", "arbitration", "petition", "police")
FOR = ("confirmation", "result", "lawsuit", "notarisation", "arbitration")


class HandingForm(Form):
    to = RadioField(_l("送到哪里"), [InputRequired(PICK)], choices=choices("receiver", *TO))
    purpose = RadioField(_l("为了什么"), [InputRequired(PICK)], choices=choices("purpose", *FOR))
    items = SelectMultipleField(_l("送哪些内容"), [InputRequired(_l("至少选一项"))], choices=choices("item"))
    allowed = SelectMultipleField(_l("同意送出的各方"), [InputRequired(_l("要各方都同意"))], choices=[])


class AnswerForm(Form):
    answer = RadioField(_l("对方怎么答复"), [InputRequired(PICK)], choices=choices("handoff"))
    number = StringField(_l("对方的编号（可以不填）"), [Optional(), Length(max=60)])


@blueprint.route("/<id>/handoffs", methods=["GET", "POST"])
@only(*STAFF)
def hand_over(id: str) -> ResponseReturnValue:
    form = HandingForm.sent()
    offer(form.allowed, sides(load(id), people(id)))
    body = None
    if form.passes():
        body = {name: form[name].data for name in ("to", "purpose", "items", "allowed")}
    note = _("各方说的、签的内容，要各方都同意才能送出。单独和调解员说的话从不送出。")
    said = _("已送出，等对方回执。")
    return ask(form, id, "/handoffs", body, said, title=_("送到别的单位"), submit=_("送出"), note=note)


@blueprint.get("/<id>/handoffs/<which>")
@only(*STAFF)
def sent(id: str, which: str) -> str:
    found = read("mediation", f"/cases/{id}/handoffs/{which}")
    return render_template("mediator/handoff.html", handoff=found, back=f"/mediator/{id}", id=id)


@blueprint.route("/<id>/handoffs/<which>/answer", methods=["GET", "POST"])
@only(*STAFF)
def answer(id: str, which: str) -> ResponseReturnValue:
    found = read("mediation", f"/cases/{id}/handoffs/{which}")
    form, body = AnswerForm.sent(), None
    if form.passes():
        body = {"answer": form.answer.data, "digest": found["digest"]}
        body |= {"number": form.number.data} if form.number.data else {}
    path = f"/handoffs/{which}/answer"
    return ask(form, id, path, body, _("回执已记录。"), title=_("对方的回执"), submit=_("记录"))
