"""Minutes (调解笔录, 人民调解法 27), a longer term, and the mediator's own calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import do
from frontend.forms import Form, offer
from frontend.moments import today
from frontend.pages.mediator.meeting import SessionForm, as_set, when_and_where
from frontend.pages.mediator.steps import ask, sides
from frontend.pages.mediator.views import blueprint, load, people
from frontend.receipts import numbered
from frontend.signed_in import listed, only

WEEKS = 6


class MinutesForm(Form):
    text = TextAreaField(
        _l("调解笔录"),
        [InputRequired(_l("请写笔录")), Length(max=20000)],
        description=_l("各方怎么说、调解员怎么劝、谈到哪一步。写完念给各方听。"),
        render_kw={"rows": 10},
    )


class ExtensionForm(Form):
    until = DateField(
        _l("延长到哪一天"),
        [InputRequired(_l("请填日期，例如 2026-12-31"))],
        render_kw={"width": "govuk-input--width-10"},
    )
    parties = SelectMultipleField(_l("同意延长的各方"), [InputRequired(_l("要各方都同意"))], choices=[])


class ConfidenceForm(Form):
    text = TextAreaField(
        _l("他单独说了什么"), [InputRequired(_l("请写明情况")), Length(max=10000)], render_kw={"rows": 5}
    )


def session_of(mediation: dict[str, Any], which: str) -> dict[str, Any]:
    found: dict[str, Any] | None = next((s for s in mediation.get("sessions", []) if s["id"] == which), None)
    return found or abort(404)


@blueprint.route("/<id>/sessions/<which>/minutes", methods=["GET", "POST"])
@only("mediator")
def minutes(id: str, which: str) -> ResponseReturnValue:
    known = session_of(load(id), which).get("minutes") or {}
    form = MinutesForm.sent({"text": known.get("text")})
    body = {"text": form.text.data} if form.passes() else None
    note = _("改了笔录，各方要重新确认。") if known else None
    title = _("改笔录") if known else _("写笔录")
    path, said = f"/sessions/{which}/minutes", _("笔录已记下。请各方看过确认。")
    return ask(form, id, path, body, said, title=title, submit=_("记下"), note=note)


@blueprint.post("/<id>/sessions/<which>/minutes/confirmations")
@only("mediator")
def confirm_minutes(id: str, which: str) -> ResponseReturnValue:
    body = {"party": request.form.get("party", ""), "digest": request.form.get("digest", "")}
    path = f"/cases/{id}/sessions/{which}/minutes/confirmations"
    return do("mediation", path, body, f"/mediator/{id}", _("已记下：笔录确认无误。"))


@blueprint.route("/<id>/sessions/<which>/put-off", methods=["GET", "POST"])
@only("mediator")
def put_off(id: str, which: str) -> ResponseReturnValue:
    form = SessionForm.sent(as_set(session_of(load(id), which)))
    body = when_and_where(form) if form.passes() else None
    path, said = f"/sessions/{which}/put-off", _("已改期，马上发短信告诉各方。")
    return ask(form, id, path, body, said, title=_("调解改期"), submit=_("改期"))


@blueprint.post("/<id>/sessions/<which>/cancel")
@only("mediator")
def cancel(id: str, which: str) -> ResponseReturnValue:
    path = f"/cases/{id}/sessions/{which}/cancel"
    return do("mediation", path, {}, f"/mediator/{id}", _("这次调解取消了，马上发短信告诉各方。"))


@blueprint.route("/<id>/extension", methods=["GET", "POST"])
@only("mediator")
def extension(id: str) -> ResponseReturnValue:
    form = ExtensionForm.sent()
    offer(form.parties, sides(load(id), people(id)))
    body = None
    if form.passes():
        body = {"until": form.until.data.isoformat(), "parties": form.parties.data}
    note = _("一般一个月内调结，各方都同意才能延长。")
    return ask(
        form, id, "/extension", body, _("期限已延长。"), title=_("延长调解期限"), submit=_("延长"), note=note
    )


@blueprint.route("/<id>/confidences/<side>", methods=["GET", "POST"])
@only("mediator")
def confidence(id: str, side: str) -> ResponseReturnValue:
    form = ConfidenceForm.sent()
    body = {"party": side, "text": form.text.data} if form.passes() else None
    note = _("只有您自己能看，不给对方，也不给主管（人民调解法第十五条）。")
    said = _("已记下，只有您能看。")
    return ask(form, id, "/confidences", body, said, title=_("单独谈话"), submit=_("记下"), note=note)


@blueprint.get("/<id>/confidences")
@only("mediator")
def confidences(id: str) -> str:
    kept = listed("mediation", f"/cases/{id}/confidences")
    return render_template("mediator/confidences.html", mediation=load(id), kept=kept)


@blueprint.get("/calendar")
@only("mediator")
def calendar() -> str:
    first = today()
    last = first + timedelta(weeks=WEEKS)
    span = {"from": first.isoformat(), "to": last.isoformat()}
    rows = numbered(listed("mediation", "/calendar", **span))
    return render_template("mediator/calendar.html", rows=rows)
