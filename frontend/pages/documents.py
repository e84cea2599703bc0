"""Official documents (法律援助文书) as a page for anybody, as PDF; and what their QR code leads to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.pages.printed import handed_on
from frontend.signed_in import listed, only, read, roles

blueprint = Blueprint("documents", __name__)
READERS = ("resident", "lawyer", "officer", "supervisor", "evaluator")
ISSUERS = ("legalaid", "mediation")
CODE = r"^\s*[A-Za-z2-7]{4}(-?[A-Za-z2-7]{4}){3}\s*$"


class CodeForm(Form):
    code = StringField(
        _l("核验码"),
        [
            InputRequired(_l("请填核验码，在文书左下角的二维码旁边")),
            Regexp(CODE, message=_l("核验码是四组、每组四个字母或者数字")),
        ],
        description=_l("例如 ABCD-EFGH-IJKL-MNOP"),
        render_kw={"autocomplete": "off"},
    )

    def typed(self) -> str:
        """As it stands on the paper, whatever was typed between the groups."""
        letters = (self.code.data or "").strip().upper().replace("-", "")
        return "-".join(letters[place : place + 4] for place in range(0, 16, 4))


def of(application: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The documents of an application that the visitor may read; while they cannot be asked, none."""
    try:
        return listed("legalaid", f"/applications/{application['id']}/documents") if application else []
    except (Away, Problem):
        return []


@blueprint.get("/documents/<id>")
@only(*READERS)
def show(id: str) -> str:
    """The same words as the PDF, for a phone and for who has it read aloud."""
    found = read("legalaid", f"/documents/{id}")
    return render_template("documents/page.html", document=found, paper=found["paper"], back=_back(found))


def _back(document: dict[str, Any]) -> str:
    if roles() & {"officer", "supervisor"}:
        return f"/desk/cases/{document['case']}"
    if "resident" in roles():
        return f"/my/{document['case']}"
    return "/home"


@blueprint.get("/documents/<id>/pdf")
@only(*READERS)
def pdf(id: str) -> Response:
    """The document as PDF; the service writes down who read it."""
    return handed_on("legalaid", f"/documents/{id}/pdf")


@blueprint.get("/verify")
def ask() -> ResponseReturnValue:
    """For who cannot scan: the code is typed."""
    form = CodeForm(request.args if "code" in request.args else None)
    if "code" not in request.args or not form.validate():
        wrong = "code" in request.args
        return make_response(render_template("documents/ask.html", form=form), 422 if wrong else 200)
    for service in ISSUERS:
        if _known(service, form.typed()):
            return redirect(f"/verify/{service}/{form.typed()}", 303)
    form.form_errors = [_("没有这份文书。请对照纸上的核验码再看一遍；还是没有，可能是假的，请打 12348。")]
    return make_response(render_template("documents/ask.html", form=form), 404)


@blueprint.get("/verify/<service>/<code>")
def verified(service: str, code: str) -> str:
    """Behind the QR code: what it is, its number, day and hash, whether it still holds; nothing personal."""
    if service not in ISSUERS:
        raise NotFound
    found = _known(service, code)
    if found is None:
        raise NotFound
    return render_template("documents/verified.html", document=found)


def _known(service: str, code: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = read(service, f"/verify/{code}")
        return found
    except Problem as problem:
        if problem.status != 404:
            raise
        return None
