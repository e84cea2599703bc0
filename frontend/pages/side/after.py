"""After the agreement: what was received (31), and the court's door that is open for thirty days (33)."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.pages.side.views import blueprint, mine, step
from frontend.signed_in import only, read


@blueprint.post("/<id>/performance/<int:term>")
@only("resident")
def received(id: str, term: int) -> ResponseReturnValue:
    """Who receives says so; the debtor's own word is not enough."""
    part = request.form.get("instalment", "")
    body: dict[str, Any] = {"term": term, "done": request.form.get("done") == "yes"}
    body |= {"instalment": int(part)} if part.isdigit() else {}
    said = _("记下了：已经做到。") if body["done"] else _("记下了：没有做到。调解员会去督促。")
    return step(id, "/performance", body, said)


@blueprint.route("/<id>/court", methods=["GET", "POST"])
@only("resident")
def court(id: str) -> ResponseReturnValue:
    """The joint application, prefilled; one tap asks."""
    mediation, side = mine(id)
    if request.method == "POST":
        return step(id, "/confirmation", {"party": side}, _("记下了。双方都申请，才能交给法院。"))
    found = read("mediation", f"/cases/{id}/confirmation")
    shown = {"mediation": mediation, "application": found, "side": side}
    return render_template("side/court.html", **shown)
