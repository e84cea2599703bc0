"""Safety first (人民调解法 21, 25): the questions at every contact, the report, who was told and when."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.display import language
from frontend.doing import do, page
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.mediator.steps import ask
from frontend.pages.mediator.views import blueprint, load
from frontend.signed_in import act, listed, only
from frontend.words import choices, word

STAFF = ("mediator", "officer", "supervisor")
PICK = _l("请选一个")
SAID = [("no", _l("没有")), ("yes", _l("有")), ("unsure", _l("说不清"))]


class DangerForm(Form):
    kind = RadioField(_l("是哪种危险"), [InputRequired(PICK)], choices=choices("danger"))
    text = TextAreaField(
        _l("看到、听到了什么"),
        [InputRequired(_l("请写明情况")), Length(max=5000)],
        description=_l("谁、在哪里、说了什么做了什么、现在怎样。"),
        render_kw={"rows": 4},
    )
    told = SelectMultipleField(_l("现在已经告诉了谁（可以不选）"), choices=choices("told"))


class ToldForm(Form):
    who = RadioField(_l("告诉了谁"), [InputRequired(PICK)], choices=choices("told"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@blueprint.get("/<id>/safety")
@only(*STAFF)
def safety(id: str) -> str:
    return render_template("mediator/safety.html", mediation=load(id))


@blueprint.route("/<id>/risks", methods=["GET", "POST"])
@only(*STAFF)
def risks(id: str) -> ResponseReturnValue:
    """The questions; a yes leads on to the report at once."""
    questions = listed("mediation", f"/cases/{id}/risks")
    zh = language() == "zh"
    fields = {
        q["name"]: RadioField(q["zh"] if zh else q["en"], [InputRequired(PICK)], choices=SAID)
        for q in questions
    }
    occasion = RadioField(_l("什么时候问的"), [InputRequired(PICK)], choices=choices("occasion"))
    form = type("RiskForm", (Form,), {"occasion": occasion, **fields}).sent()  # type: ignore[attr-defined]
    if form.passes():
        answers = {q["name"]: form[q["name"]].data for q in questions}
        try:
            act("mediation", f"/cases/{id}/risks", {"occasion": form.occasion.data, "answers": answers})
        except Problem as problem:
            form.blame(problem)
            return page("mediator/form.html", form, id=id, title=_("问一问安全"), submit=_("记录"))
        raised = [q["danger"] for q in questions if answers[q["name"]] == "yes"]
        flash(_("已记录。有危险，请马上报告。") if raised else _("已记录。"))
        return redirect(f"/mediator/{id}/dangers?kind={raised[0]}" if raised else f"/mediator/{id}", 303)
    note = _("每次见面、打电话都要问。有一项是“有”，接着就要报告。")
    return page("mediator/form.html", form, id=id, title=_("问一问安全"), submit=_("记录"), note=note)


@blueprint.route("/<id>/dangers", methods=["GET", "POST"])
@only(*STAFF)
def danger(id: str) -> ResponseReturnValue:
    form = DangerForm.sent({"kind": request.args.get("kind")})
    body = None
    if form.passes():
        told = [{"who": who, "at": _now()} for who in form.told.data or []]
        body = {"kind": form.kind.data, "text": form.text.data, "told": told}
    note = _("有人会受伤，先打 110，再填这一页（人民调解法第二十五条）。")
    said = _("已报告。主管马上能看到。")
    return ask(
        form, id, "/dangers", body, said, title=_("报告危险"), submit=_("报告"), note=note, urgent=True
    )


@blueprint.route("/<id>/dangers/<which>/told", methods=["GET", "POST"])
@only(*STAFF)
def told(id: str, which: str) -> ResponseReturnValue:
    form = ToldForm.sent()
    body = {"who": form.who.data, "at": _now()} if form.passes() else None
    said = _("已记下告诉了%(who)s。", who=word("told", form.who.data)) if body else ""
    return ask(form, id, f"/dangers/{which}/told", body, said, title=_("又告诉了谁"), submit=_("记下"))


@blueprint.post("/<id>/dangers/<which>/over")
@only(*STAFF)
def over(id: str, which: str) -> ResponseReturnValue:
    path = f"/cases/{id}/dangers/{which}/over"
    return do("mediation", path, {}, f"/mediator/{id}/safety", _("危险已解除。"))
