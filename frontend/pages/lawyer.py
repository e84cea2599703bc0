"""The lawyer on a phone between two hearings (律师): offers with expiry, matters with clocks, report,
close.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DecimalField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from frontend.doing import did, page
from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.pages import documents
from frontend.pages.days import days_of
from frontend.receipts import numbered
from frontend.signed_in import act, listed, only, read
from frontend.words import choices

blueprint = Blueprint("lawyer", __name__, url_prefix="/lawyer")


class DeclineForm(Form):
    reason = RadioField(
        _l("为什么不接？"),
        [InputRequired(_l("请选一个"))],
        choices=choices("reason", "conflict", "busy", "leave", "other"),
        description=_l("有利益冲突的，这件案子以后不会再问您。"),
    )


class ReportForm(Form):
    text = TextAreaField(
        _l("办案进展"),
        [InputRequired(_l("请写办了什么、下一步做什么")), Length(max=5000, message=_l("最多 5000 个字"))],
        description=_l("受援人能看到。请用他听得懂的话。"),
        render_kw={"rows": 6},
    )


class CloseForm(Form):
    outcome = RadioField(
        _l("结果"),
        [InputRequired(_l("请选一个"))],
        choices=choices("outcome", "settled", "won", "lost", "other"),
    )
    report = TextAreaField(
        _l("结案报告"),
        [InputRequired(_l("请写结案报告")), Length(max=5000, message=_l("最多 5000 个字"))],
        render_kw={"rows": 8},
    )
    hours = DecimalField(
        _l("一共用了多少小时"),
        [
            InputRequired(_l("请填小时数，例如 12.5")),
            NumberRange(0, 5000, message=_l("请填 0 到 5000 的数字")),
        ],
        render_kw={"inputmode": "decimal", "width": "govuk-input--width-5"},
    )


class PapersForm(Form):
    papers = TextAreaField(
        _l("结案材料，一行一样"),
        [InputRequired(_l("请写交了哪些材料"))],
        description=_l("例如：判决书副本、庭审笔录、结案报告（法律援助法第五十条）。"),
        render_kw={"rows": 6},
    )


def case_of(thing: dict[str, Any]) -> dict[str, Any] | None:
    """The case with what the resident said, if it may be read already (an offer shows its summary only)."""
    try:
        found: dict[str, Any] = read("intake", f"/cases/{thing['case']}")
        return found
    except (Problem, Away):
        return None


@blueprint.get("")
@only("lawyer")
def desk() -> str:
    offers = listed("legalaid", "/offers", state="open")
    matters = numbered(listed("legalaid", "/matters"))
    return render_template("lawyer/desk.html", offers=offers, matters=matters)


@blueprint.get("/offers/<id>")
@only("lawyer")
def offer(id: str) -> str:
    return render_template("lawyer/offer.html", offer=_open_offer(id), parties=None)


@blueprint.get("/offers/<id>/parties")
@only("lawyer")
def offer_parties(id: str) -> str:
    """Both sides' names beside the offer, only when asked for: the reading is recorded (利益冲突审查)."""
    parties = read("legalaid", f"/offers/{id}/parties")
    return render_template("lawyer/offer.html", offer=_open_offer(id), parties=parties)


def _open_offer(id: str) -> dict[str, Any]:
    found: dict[str, Any] = read("legalaid", f"/offers/{id}")
    if found["state"] != "open":
        raise Problem(409, _("这个邀约已经不在了。"), _("可能过了时间，或者别的律师先接了。"), {})
    return found


@blueprint.post("/offers/<id>/accept")
@only("lawyer")
def accept(id: str) -> ResponseReturnValue:
    taken = act("legalaid", f"/offers/{id}/accept", {}) or {}
    flash(_("您接了这件案子。请尽快和受援人见面。"))
    return redirect(f"/lawyer/matters/{taken['matter']}" if taken.get("matter") else "/lawyer", 303)


@blueprint.route("/offers/<id>/decline", methods=["GET", "POST"])
@only("lawyer")
def decline(id: str) -> ResponseReturnValue:
    form = DeclineForm.sent()
    if form.passes():
        path, said = f"/offers/{id}/decline", _("已经谢绝，这件案子转给下一位律师。")
        done = did(form, "legalaid", path, {"reason": form.reason.data}, "/lawyer", said)
        if done:
            return done
    return page("lawyer/decline.html", form, offer_id=id)


@blueprint.get("/matters/<id>")
@only("lawyer")
def matter(id: str) -> str:
    found = _matter(id)
    papers = documents.of({"id": found["application"]})
    more = {"days": days_of(id), "documents": papers, "recipient": _recipient(id)}
    return render_template("lawyer/matter.html", matter=found, case=case_of(found), **more)


def _recipient(id: str) -> dict[str, Any] | None:
    """Name and telephone of the recipient; while they cannot be read, the rest of the page still helps."""
    try:
        found: dict[str, Any] = read("legalaid", f"/matters/{id}/recipient")
        return found
    except (Problem, Away):
        return None


def _matter(id: str) -> dict[str, Any]:
    found: dict[str, Any] = read("legalaid", f"/matters/{id}")
    return found


@blueprint.route("/matters/<id>/report", methods=["GET", "POST"])
@only("lawyer")
def report(id: str) -> ResponseReturnValue:
    form = ReportForm.sent()
    if form.passes():
        body, back = {"text": form.text.data}, f"/lawyer/matters/{id}"
        done = did(form, "legalaid", f"/matters/{id}/reports", body, back, _("进展已经告诉受援人。"))
        if done:
            return done
    return page("lawyer/report.html", form, matter=_matter(id))


@blueprint.route("/matters/<id>/papers", methods=["GET", "POST"])
@only("lawyer")
def papers(id: str) -> ResponseReturnValue:
    form = PapersForm.sent()
    if form.passes():
        body = {"papers": [line.strip() for line in form.papers.data.splitlines() if line.strip()]}
        done = did(
            form, "legalaid", f"/matters/{id}/papers", body, f"/lawyer/matters/{id}", _("结案材料已提交。")
        )
        if done:
            return done
    return page("lawyer/papers.html", form, matter=_matter(id))


@blueprint.route("/matters/<id>/close", methods=["GET", "POST"])
@only("lawyer")
def close(id: str) -> ResponseReturnValue:
    form = CloseForm.sent()
    if form.passes():
        hours = float(form.hours.data or 0)
        body = {"outcome": form.outcome.data, "report": form.report.data, "hours": hours}
        said = _("已经结案。请按期提交结案材料。")
        done = did(form, "legalaid", f"/matters/{id}/close", body, f"/lawyer/matters/{id}", said)
        if done:
            return done
    return page("lawyer/close.html", form, matter=_matter(id))
