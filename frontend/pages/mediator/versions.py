"""All versions of the agreement, and what changed from one to the next."""

from __future__ import annotations

from flask import abort, render_template, request

from frontend.pages.changes import between, versions
from frontend.pages.mediator.views import blueprint
from frontend.signed_in import only


@blueprint.get("/<id>/versions")
@only("mediator", "officer", "supervisor")
def all_versions(id: str) -> str:
    known = versions(id)
    if not known:
        abort(404)
    last = len(known)
    new = _number(request.args.get("new"), last, last)
    old = _number(request.args.get("old"), max(1, new - 1), last)
    parts = between(id, old, new) if old != new else []
    shown = {"versions": known, "old": old, "new": new, "parts": parts}
    return render_template("changes/versions.html", back=f"/mediator/{id}", desk=True, **shown)


def _number(asked: str | None, otherwise: int, most: int) -> int:
    return int(asked) if asked and asked.isdigit() and 1 <= int(asked) <= most else otherwise
