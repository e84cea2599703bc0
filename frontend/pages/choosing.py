"""Why this lawyer, and who else (L3); and the year's service of lawyers (L5)."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.doing import do
from frontend.signed_in import listed, only, read

blueprint = Blueprint("choosing", __name__)


@blueprint.get("/desk/applications/<id>/why")
@only("officer")
def why(id: str) -> str:
    """The reasons of each offer, and everybody who might be asked with what stands in his way."""
    found = read("legalaid", f"/applications/{id}")
    candidates = (
        listed("legalaid", f"/applications/{id}/candidates") if "candidates" in found["actions"] else []
    )
    return render_template("desk/why.html", application=found, candidates=candidates, parts=_parts())


def _parts() -> dict[str, str]:
    """What the points are for."""
    return {
        "speciality": _("专业"),
        "language": _("语言"),
        "distance": _("路程"),
        "load": _("在办"),
        "offers": _("今年已问"),
        "service": _("今年已办"),
        "quality": _("质量"),
    }


@blueprint.post("/desk/matching")
@only("officer")
def match_now() -> ResponseReturnValue:
    """All that wait, matched at once."""
    return do("legalaid", "/matching", {}, "/desk/aid", _("等律师的案件已经一起匹配，能问的都问了。"))


@blueprint.get("/lawyer/year")
@only("lawyer")
def year() -> str:
    return render_template("lawyer/year.html", rows=listed("legalaid", "/service"))


@blueprint.get("/desk/service")
@only("officer", "supervisor")
def service() -> str:
    by = request.args.get("by", "lawyer")
    by = by if by in ("lawyer", "firm", "region") else "lawyer"
    return render_template("desk/service.html", rows=listed("legalaid", "/service", by=by), by=by)
