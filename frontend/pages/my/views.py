"""My cases (我的办件): where each stands, what I can do, what the lawyer or mediator told me."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.pages import documents
from frontend.signed_in import act, careful, first, is_staff, listed, only, read

blueprint = Blueprint("my", __name__, url_prefix="/my")


class WithdrawForm(Form):
    reason = TextAreaField(
        _l("为什么不办了？（可以不填）"), [Optional(), Length(max=500, message=_l("最多 500 个字"))]
    )


def course(case: dict[str, Any]) -> dict[str, Any]:
    """What the service that works on the case shows: application and matter, or mediation.

    A part that cannot be reached is left out: the rest of the page still helps."""
    shown: dict[str, Any] = {"application": None, "matter": None, "mediation": None, "away": False}
    try:
        if case.get("service") == "legalaid":
            shown["application"] = whole("legalaid", "/applications", case["id"])
            shown["matter"] = whole("legalaid", "/matters", case["id"])
        elif case.get("service") == "mediation":
            shown["mediation"] = whole("mediation", "/cases", case["id"])
    except Away:
        shown["away"] = True
    except Problem as problem:
        if problem.status not in (403, 404):
            raise
    return shown


def whole(service: str, path: str, case: str) -> dict[str, Any] | None:
    """The thing that belongs to a case, with its words; lists leave them out."""
    found = first(service, path, case=case)
    if found is None:
        return None
    try:
        return {**found, **read(service, f"{path}/{found['id']}")}
    except Problem as problem:
        if problem.status != 404:
            raise
        return found


@blueprint.get("")
@only()
def cases() -> ResponseReturnValue:
    if is_staff():
        return redirect("/home", 303)
    try:
        others = listed("mediation", "/cases")
    except (Away, Problem):
        others = []
    mine = listed("intake", "/cases")
    careful(*mine)
    known = {case["id"] for case in mine}
    invited = [m for m in others if m["case"] not in known]
    return make_response(render_template("my/list.html", cases=mine, invited=invited))


@blueprint.get("/<case>")
@only()
def one(case: str) -> ResponseReturnValue:
    found = read("intake", f"/cases/{case}")
    careful(found)
    shown = course(found)
    papers = documents.of(shown["application"])
    return make_response(render_template("my/case.html", case=found, documents=papers, **shown))


@blueprint.route("/<case>/withdraw", methods=["GET", "POST"])
@only()
def withdraw(case: str) -> ResponseReturnValue:
    form = WithdrawForm.sent()
    if form.passes():
        reason = (form.reason.data or "").strip()
        act("intake", f"/cases/{case}/withdraw", {"reason": reason} if reason else {})
        return redirect(f"/my/{case}", 303)
    page = render_template("my/withdraw.html", form=form, case=case)
    return make_response(page, 422 if form.errors else 200)
