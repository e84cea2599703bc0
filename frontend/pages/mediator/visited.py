"""What visits without network brought (走访记录), and what was answered on paper, each with its photo."""

from __future__ import annotations

from flask import render_template

from frontend.pages.mediator.views import blueprint, load
from frontend.signed_in import listed, only


@blueprint.get("/<id>/visits")
@only("mediator")
def visited(id: str) -> str:
    """The mediator's own notes, and the papers; reading them is recorded by the service."""
    notes = listed("mediation", f"/cases/{id}/visit/notes")
    papers = listed("mediation", f"/cases/{id}/on-paper")
    return render_template("mediator/visited.html", mediation=load(id), notes=notes, papers=papers)
