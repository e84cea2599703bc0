"""Legal aid at the desk (法律援助): decision with the law's answers beside, the one-time notice,
assignment.
"""

from __future__ import annotations

from typing import Any

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, do, page
from frontend.forms import Form, offer
from frontend.gateway import Problem
from frontend.pages import asking
from frontend.pages.asking import PAPERS, facts, question_form
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import listed, only, read
from frontend.words import WORDS, asked, choices, word

PICK = _l("请选一个")


class DecisionForm(Form):
    ruling = RadioField(
        _l("决定"),
        [InputRequired(PICK)],
        choices=[
            ("grant", _l("给予法律援助")),
            ("advance", _l("先行提供法律援助（法律援助法第四十四条），手续后补")),
            ("refuse", _l("不予法律援助")),
        ],
    )
    reason = TextAreaField(
        _l("理由"),
        [Optional(), Length(max=2000, message=_l("最多 2000 个字"))],
        description=_l("不予援助的、和法条的回答不一致的，必须写理由。申请人能看到。"),
    )


class SupplementForm(Form):
    items = SelectMultipleField(
        _l("要补什么"),
        [InputRequired(_l("请至少选一样"))],
        description=_l("只能要一次，请一次选全（法律援助法第四十三条）。"),
        choices=[],
    )


class GroundsForm(Form):
    """Grounds that no rule asks for: silence is no, so somebody has to name them."""

    grounds = SelectMultipleField(
        _l("有下列情形的，请勾选"),
        [Optional()],
        description=_l("没有人提出，法条就当没有；勾选后法条重新回答。"),
        choices=choices("claim"),
    )


class AssignForm(Form):
    lawyer = SelectField(_l("律师"), [InputRequired(PICK)], choices=[])


def application(id: str) -> dict[str, Any]:
    found: dict[str, Any] = read("legalaid", f"/applications/{id}")
    return found


@blueprint.route("/applications/<id>/decision", methods=["GET", "POST"])
@only("officer")
def decide(id: str) -> ResponseReturnValue:
    found, form = application(id), DecisionForm.sent()
    if form.passes():
        body: dict[str, object] = {"grant": form.ruling.data != "refuse"}
        if form.ruling.data == "advance":
            body["advance"] = True
        if (form.reason.data or "").strip():
            body["reason"] = form.reason.data
        back = f"/desk/cases/{found['case']}"
        done = did(
            form, "legalaid", f"/applications/{id}/decision", body, back, _("决定已作出，已告知申请人。")
        )
        if done:
            return done
    return page("desk/decision.html", form, application=found)


def _missing(found: dict[str, Any]) -> list[dict[str, Any]]:
    missing: list[dict[str, Any]] = found["assessment"].get("missing") or []
    return missing


@blueprint.route("/applications/<id>/supplement", methods=["GET", "POST"])
@only("officer")
def supplement(id: str) -> ResponseReturnValue:
    """The notice goes out once (43): all that the law still lacks is ticked; the officer may add."""
    found = application(id)
    lacking = {m["fact"]: asked(m) for m in found.get("supplement_suggested") or []}
    form = SupplementForm.sent({"items": list(lacking)})
    more = {m["fact"]: asked(m) for m in _missing(found) if m["by"] == "applicant"}
    papers = {name: word("fact", name) for name in PAPERS}
    offer(form.items, (papers | more | lacking).items())
    if form.passes():
        back, path = f"/desk/cases/{found['case']}", f"/applications/{id}/supplement-notice"
        said = _("补正通知已发出，审查期限暂停。")
        done = did(form, "legalaid", path, {"items": form.items.data}, back, said)
        if done:
            return done
    return page(
        "desk/form.html",
        form,
        title=_("一次性告知补正（已按法条缺的全部勾上）") if lacking else _("一次性告知补正"),
        back=f"/desk/cases/{found['case']}",
        submit=_("发出"),
    )


@blueprint.post("/applications/<id>/shared-records")
@only("officer")
def shared_records(id: str) -> ResponseReturnValue:
    """Ask the shared records about the applicant (41); that somebody asked is written down."""
    back = f"/desk/cases/{application(id)['case']}"
    return do("legalaid", f"/applications/{id}/shared-records", {}, back, _("已查询，结果在下面。"))


@blueprint.route("/applications/<id>/facts", methods=["GET", "POST"])
@only("officer")
def establish(id: str) -> ResponseReturnValue:
    """Facts that settle what the law could not answer, with where they come from."""
    found = application(id)
    form, grounds = question_form(_missing(found)).sent(), GroundsForm.sent({"grounds": named(found)})
    back = f"/desk/cases/{found['case']}"
    if form.passes() and grounds.validate():
        try:
            asking.establish(id, facts(form) | changed(found, grounds.grounds.data))
            flash(_("事实已补上，法条重新回答了。"))
            return redirect(back, 303)
        except Problem as problem:
            form.blame(problem, {f"facts.{name}": name for name in form._fields})
    return page("desk/facts.html", form, application=found, grounds=grounds)


def named(found: dict[str, Any]) -> list[str]:
    """The grounds that were named already."""
    return [name for name in WORDS["claim"] if (found.get("facts") or {}).get(name)]


def changed(found: dict[str, Any], ticked: list[str]) -> dict[str, bool]:
    """What was ticked that was not, and the other way round."""
    before = set(named(found))
    return {name: name in ticked for name in WORDS["claim"] if (name in ticked) != (name in before)}


@blueprint.route("/applications/<id>/assign", methods=["GET", "POST"])
@only("officer")
def assign(id: str) -> ResponseReturnValue:
    found, form = application(id), AssignForm.sent()
    form.lawyer.choices = _lawyers(id)
    if form.passes():
        back, path = f"/desk/cases/{found['case']}", f"/applications/{id}/assignment"
        done = did(form, "legalaid", path, {"lawyer": form.lawyer.data}, back, _("已指派律师。"))
        if done:
            return done
    return page(
        "desk/form.html", form, title=_("直接指派律师"), back=f"/desk/cases/{found['case']}", submit=_("指派")
    )


@blueprint.post("/applications/<id>/offers")
@only("officer")
def offer_again(id: str) -> ResponseReturnValue:
    back = f"/desk/cases/{application(id)['case']}"
    return do("legalaid", f"/applications/{id}/offers", {}, back, _("又问了一轮律师。"))


def _lawyers(id: str) -> list[tuple[str, str]]:
    """Those who may be assigned, best first; without that list, the lawyers of the region."""
    try:
        candidates = listed("legalaid", f"/applications/{id}/candidates")
        fit = [c["lawyer"] for c in candidates if not c.get("hindrance")]
    except Problem:
        fit = []
    names = {s["username"]: s["name"] for s in listed("identity", "/staff", role="lawyer")}
    return [(one, f"{names.get(one, one)}（{one}）") for one in fit or names]
