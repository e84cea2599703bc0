"""What the law still asks (补充材料, 法律援助法 43): the applicant answers himself, and says what he
handed in.
"""

from __future__ import annotations

from typing import Any

from flask import abort, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.pages.asking import PAPERS, establish, facts, question_form
from frontend.pages.my.views import blueprint, whole
from frontend.signed_in import act, only


class HandedForm(Form):
    all_handed = BooleanField(_l("上面的材料我都交到法律援助中心了"))


def _asked(application: dict[str, Any]) -> list[dict[str, Any]]:
    """The notice's items while papers are awaited; else what only the applicant can say."""
    if application["state"] == "supplementing":
        items: list[dict[str, Any]] = application["supplement"]["items"]
        return items
    return [
        m for m in application["assessment"]["missing"] if m["by"] == "applicant" and m["fact"] not in PAPERS
    ]


@blueprint.route("/<case>/more", methods=["GET", "POST"])
@only("resident")
def more(case: str) -> ResponseReturnValue:
    application = whole("legalaid", "/applications", case) or abort(404)
    asked = _asked(application)
    papers = [item for item in asked if item["fact"] in PAPERS]
    form = question_form([item for item in asked if item["fact"] not in PAPERS]).sent()
    handed = HandedForm.sent()
    if form.passes():
        try:
            _answer(application, facts(form), [p["fact"] for p in papers] if handed.all_handed.data else [])
            flash(_("收到了。"))
            return redirect(f"/my/{case}", 303)
        except Problem as problem:
            form.blame(problem, {f"facts.{name}": name for name in form._fields})
    wrong = bool(form.errors or form.form_errors)
    page = render_template("my/more.html", form=form, handed=handed, papers=papers, case=case)
    return make_response(page, 422 if wrong else 200)


def _answer(application: dict[str, Any], told: dict[str, Any], papers: list[str]) -> None:
    path = f"/applications/{application['id']}"
    if application["state"] == "supplementing":
        act("legalaid", f"{path}/supplement", {"items": papers, "facts": told})
    elif told:
        establish(application["id"], told)
