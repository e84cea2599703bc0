"""The mediator's list, and one mediation with everything that can be done there now."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template

from frontend.gateway import Away, Problem
from frontend.pages.lawyer import case_of
from frontend.pages.printed import documents, printed
from frontend.receipts import numbered
from frontend.signed_in import listed, only, read

blueprint = Blueprint("mediator", __name__, url_prefix="/mediator")
ROLES = ("chief", "further", "head")
ENDED = {"performed", "refused", "failed", "withdrawn", "closed"}


def load(id: str) -> dict[str, Any]:
    found: dict[str, Any] = read("mediation", f"/cases/{id}")
    return found


def people(id: str) -> list[dict[str, Any]]:
    """The parties as persons; without their names while identity is away."""
    try:
        return listed("mediation", f"/cases/{id}/people")
    except (Away, Problem):
        return []


@blueprint.get("")
@only("mediator")
def desk() -> str:
    found = [m | {"role": role} for role in ROLES for m in listed("mediation", "/cases", role=role)]
    found = numbered({m["id"]: m for m in reversed(found)}.values())
    running = [m for m in found if m["state"] not in ENDED]
    ended = [m for m in found if m["state"] in ENDED]
    running.sort(key=_first_clock)
    return render_template("mediator/desk.html", running=running, ended=ended)


def _first_clock(mediation: dict[str, Any]) -> str:
    """Danger before everything, then what is due first."""
    due = [c["due"] for c in mediation.get("clocks") or [] if not c.get("paused")]
    return "0" if mediation.get("danger") else min(due, default="9")


@blueprint.get("/<id>")
@only("mediator", "officer", "supervisor")
def one(id: str) -> str:
    mediation = load(id)
    shown = {"people": people(id), "case": case_of(mediation), "documents": documents(mediation)}
    return render_template("mediator/case.html", mediation=mediation, **shown)


@blueprint.get("/<id>/documents/<name>")
@only("mediator", "officer", "supervisor")
def document(id: str, name: str) -> Response:
    return printed(id, name)
