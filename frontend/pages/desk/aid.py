"""Legal aid at the desk (法律援助): decision with the law's answers beside, the one-time notice, assignment."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, page
from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import listed, only, read

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
    items = TextAreaField(
        _l("要补的材料，一行一样"),
        [InputRequired(_l("请写要补什么"))],
        description=_l("只能要一次，请一次写全（法律援助法第四十三条）。"),
        render_kw={"rows": 5},
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
        done = did(form, "legalaid", f"/applications/{id}/decision", body, back, _("决定已作出，已告知申请人。"))
        if done:
            return done
    return page("desk/decision.html", form, application=found)


@blueprint.route("/applications/<id>/supplement", methods=["GET", "POST"])
@only("officer")
def supplement(id: str) -> ResponseReturnValue:
    found, form = application(id), SupplementForm.sent()
    if form.passes():
        items = [line.strip() for line in form.items.data.splitlines() if line.strip()]
        back, path = f"/desk/cases/{found['case']}", f"/applications/{id}/supplement-notice"
        done = did(form, "legalaid", path, {"items": items}, back, _("补正通知已发出，审查期限暂停。"))
        if done:
            return done
    missing = [m.get("text") or m.get("zh") or m for m in (found.get("assessment") or {}).get("missing") or []]
    return page("desk/supplement.html", form, application=found, missing=missing)


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
    return page("desk/form.html", form, title=_("直接指派律师"), back=f"/desk/cases/{found['case']}", submit=_("指派"))


def _lawyers(id: str) -> list[tuple[str, str]]:
    """Those who may be assigned, best first; without that list, the lawyers of the region."""
    try:
        candidates = listed("legalaid", f"/applications/{id}/candidates")
        fit = [c["lawyer"] for c in candidates if not c.get("hindrance")]
    except Problem:
        fit = []
    names = {s["username"]: s["name"] for s in listed("identity", "/staff", role="lawyer")}
    return [(one, f"{names.get(one, one)}（{one}）") for one in fit or names]
