"""One case whole (全过程): who, what, every step as a story, and the steps that this visitor may take now."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, do, page
from frontend.forms import Form, NeededIf
from frontend.pages import documents
from frontend.pages.desk.callers import why
from frontend.pages.desk.lists import STAFF, blueprint
from frontend.pages.desk.story import story
from frontend.pages.my import course
from frontend.signed_in import only, read
from frontend.words import choices

PICK = _l("请选一个")
SERVICES = ("legalaid", "mediation", "advice", "notary", "forensic", "arbitration", "other")


class RouteForm(Form):
    service = RadioField(_l("分派到"), [InputRequired(PICK)], choices=choices("service", *SERVICES))
    reason = TextAreaField(
        _l("理由（申请人能看到，可以不填）"), [Optional(), Length(max=500, message=_l("最多 500 个字"))]
    )
    contact_agreed = BooleanField(
        _l("申请人已经同意联系对方"), description=_l("涉及家庭暴力又要走调解的，必须先问过申请人。")
    )


class CloseForm(Form):
    outcome = RadioField(
        _l("办结结果"),
        [InputRequired(PICK)],
        choices=choices("outcome", "done", "refused", "failed", "merged", "elsewhere"),
    )
    reason = TextAreaField(_l("说明（申请人能看到）"), [Optional(), Length(max=500)])
    into = StringField(
        _l("并入哪个工单"),
        [NeededIf(lambda f: f.outcome.data == "merged", _l("请填并入的工单的受理编号"))],
        description=_l("选了“并入另一件”才填：那个工单的受理编号，在它那一页最上面。"),
    )


@blueprint.get("/cases/<id>")
@only(*STAFF)
def case(id: str) -> str:
    found = read("intake", f"/cases/{id}", purpose=why(request.args.get("why")))
    shown = course(found)
    papers = documents.of(shown["application"])
    return render_template("desk/case.html", case=found, days=story(found), documents=papers, **shown)


@blueprint.post("/cases/<id>/accept")
@only("officer")
def accept(id: str) -> ResponseReturnValue:
    return do(
        "intake", f"/cases/{id}/accept", {}, f"/desk/cases/{id}", _("已受理。从现在起这个工单由您负责。")
    )


@blueprint.route("/cases/<id>/route", methods=["GET", "POST"])
@only("officer")
def route(id: str) -> ResponseReturnValue:
    found = read("intake", f"/cases/{id}", purpose="办理工单")
    form = RouteForm.sent(
        {"service": found.get("preferred") or (found.get("suggestion") or {}).get("service")}
    )
    if form.passes():
        body: dict[str, object] = {"service": form.service.data}
        if (form.reason.data or "").strip():
            body["reason"] = form.reason.data
        if form.contact_agreed.data:
            body["contact_agreed"] = True
        done = did(form, "intake", f"/cases/{id}/route", body, f"/desk/cases/{id}", _("已分派。"))
        if done:
            return done
    return page("desk/route.html", form, case=found)


@blueprint.route("/cases/<id>/close", methods=["GET", "POST"])
@only("officer")
def close(id: str) -> ResponseReturnValue:
    form = CloseForm.sent()
    if form.passes():
        body = {name: form[name].data for name in ("outcome", "reason", "into") if form[name].data}
        done = did(form, "intake", f"/cases/{id}/close", body, f"/desk/cases/{id}", _("已办结。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("办结工单"), back=f"/desk/cases/{id}", submit=_("办结"))
