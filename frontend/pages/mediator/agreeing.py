"""The agreement (调解协议): terms with their time, signatures at the table, the committee's seal,
performance.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FieldList, FormField, TextAreaField
from wtforms import Form as Plain
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, do, page
from frontend.forms import Form, NeededIf
from frontend.pages.mediator.views import blueprint, load, people
from frontend.pages.party import SignForm
from frontend.signed_in import only
from frontend.words import word

MOST = 20


class TermForm(Plain):
    text = TextAreaField(
        _l("谁做什么、多少钱"),
        [
            NeededIf(
                lambda form: bool(form.due.raw_data and form.due.raw_data[0]), _l("填了日期，也请写做什么")
            )
        ],
        render_kw={"rows": 2},
    )
    due = DateField(
        _l("最晚哪一天"),
        [NeededIf(lambda form: bool((form.text.data or "").strip()), _l("请填最晚哪一天，例如 2026-12-31"))],
        description=_l("例如 2026-12-31"),
        render_kw={"width": "govuk-input--width-10"},
    )


class AgreementForm(Form):
    facts = TextAreaField(
        _l("纠纷的主要事实"), [InputRequired(_l("请写主要事实")), Length(max=10000)], render_kw={"rows": 4}
    )
    responsibility = TextAreaField(
        _l("争议事项和各方责任（可以不填）"), [Optional(), Length(max=5000)], render_kw={"rows": 3}
    )
    terms = FieldList(FormField(TermForm), label=_l("约定的事"), min_entries=2, max_entries=MOST)
    manner = TextAreaField(_l("履行方式（可以不填）"), [Optional(), Length(max=2000)], render_kw={"rows": 2})

    def agreed(self) -> dict[str, Any]:
        terms = [
            {"text": (t.form.text.data or "").strip(), "due": t.form.due.data.isoformat()}
            for t in self.terms
            if (t.form.text.data or "").strip() and t.form.due.data
        ]
        body = {"facts": self.facts.data, "terms": terms}
        for name in ("responsibility", "manner"):
            if (self[name].data or "").strip():
                body[name] = self[name].data
        return body


def _written(agreement: dict[str, Any] | None) -> dict[str, Any]:
    """The present version as the form holds it, to be changed."""
    if not agreement:
        return {}
    terms = [{"text": t["text"], "due": date.fromisoformat(t["due"])} for t in agreement["terms"]]
    return {**agreement, "terms": terms}


@blueprint.route("/<id>/agreement", methods=["GET", "POST"])
@only("mediator")
def agreement(id: str) -> ResponseReturnValue:
    mediation = load(id)
    form = AgreementForm.sent(_written(mediation.get("agreement")))
    if "more" in request.form:  # one more row, without script; nothing is checked yet
        form.terms.append_entry()
        return page("mediator/agreement.html", form, mediation=mediation)
    if form.passes():
        body = form.agreed()
        if not body["terms"]:
            form.terms.entries[0].form.text.errors = [_("请至少写一条约定的事")]
            form.form_errors = [_("请至少写一条约定的事")]
        else:
            said = _("协议已写好，可以签字了。以前的签字作废。")
            done = did(form, "mediation", f"/cases/{id}/agreement", body, f"/mediator/{id}", said)
            if done:
                return done
    return page("mediator/agreement.html", form, mediation=mediation)


@blueprint.route("/<id>/signatures/<side>", methods=["GET", "POST"])
@only("mediator")
def signature(id: str, side: str) -> ResponseReturnValue:
    mediation = load(id)
    text = mediation.get("agreement")
    if not text:
        return redirect(f"/mediator/{id}", 303)
    form = SignForm.sent({"digest": text["digest"]})
    if form.passes():
        body = {"party": side, "image": form.picture(), "digest": form.digest.data or text["digest"]}
        done = did(form, "mediation", f"/cases/{id}/signatures", body, f"/mediator/{id}", _("签字已记录。"))
        if done:
            return done
    who = next((p.get("name") for p in people(id) if p["party"] == side), None)
    title = _("签字：%(who)s", who=who or word("party", side))
    return page("mediator/sign.html", form, mediation=mediation, agreement=text, title=title)


@blueprint.post("/<id>/seal")
@only("mediator")
def seal(id: str) -> ResponseReturnValue:
    return do("mediation", f"/cases/{id}/seal", {}, f"/mediator/{id}", _("已盖章，协议生效。"))


@blueprint.post("/<id>/close")
@only("mediator")
def finish(id: str) -> ResponseReturnValue:
    return do("mediation", f"/cases/{id}/close", {}, f"/mediator/{id}", _("已办结。"))


@blueprint.post("/<id>/performance/<int:term>")
@only("mediator")
def performance(id: str, term: int) -> ResponseReturnValue:
    body = {"term": term, "done": request.form.get("done") == "yes"}
    return do("mediation", f"/cases/{id}/performance", body, f"/mediator/{id}", _("履行情况已记录。"))


@blueprint.get("/<id>/paper")
@only("mediator")
def paper(id: str) -> str:
    """The agreement to print (调解协议书)."""
    return render_template("mediator/paper.html", mediation=load(id), people=people(id))
