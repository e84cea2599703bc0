"""Sending a party a link (发链接到手机), and what became of those that were sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import flash, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.gateway import Problem
from frontend.moments import parse
from frontend.pages.mediator.views import blueprint, load, people
from frontend.signed_in import act, listed, only

SAFE_HOURS = "safe_hours"


@blueprint.route("/<id>/links", methods=["GET", "POST"])
@only("mediator")
def links(id: str) -> ResponseReturnValue:
    if request.method == "GET":
        return _page(id)
    asked = {"party": request.form.get("party", ""), "purpose": request.form.get("purpose", "")}
    try:
        sent = act("mediation", f"/cases/{id}/links", asked | {"safe_now": "safe_now" in request.form})
    except Problem as problem:
        if problem.status not in (409, 422, 429):
            raise
        return _page(id, problem, asked)
    if address := sent.get("address"):  # on a developer's machine no message goes out
        session["link_address"] = address
    flash(_("已经发到对方手机，三天内有效。"))
    return redirect(f"/mediator/{id}/links", 303)


def _page(
    id: str, problem: Problem | None = None, asked: dict[str, str] | None = None
) -> ResponseReturnValue:
    mediation = load(id)
    page = render_template(
        "mediator/links.html",
        mediation=mediation,
        people=people(id),
        links=[
            {**link, "over": _over(link), "moot": _moot(link, mediation)}
            for link in listed("mediation", f"/cases/{id}/links")
        ],
        askable=_askable(mediation),
        problem=problem,
        confirm=asked if problem and problem.code == SAFE_HOURS else None,
        address=session.pop("link_address", None),
    )
    return make_response(page, 422 if problem else 200)


def _over(link: dict[str, Any]) -> bool:
    end = parse(link["expires"])
    return end is not None and end <= datetime.now(UTC)


def _moot(link: dict[str, Any], mediation: dict[str, Any]) -> bool:
    """What it asked for was answered in another way, or is another text now."""
    if link["purpose"] == "consent":
        return (link["party"], "consent") not in _askable(mediation)
    agreement = mediation.get("agreement") or {}
    return link["digest"] != agreement.get("digest") or link["party"] not in agreement.get("unsigned", [])


def _askable(mediation: dict[str, Any]) -> list[tuple[str, str]]:
    """Which party may be asked for what now."""
    can = mediation.get("actions") or []
    waiting = [p["party"] for p in mediation["parties"] if p["consent"] == "waiting"]
    unsigned = (mediation.get("agreement") or {}).get("unsigned") or []
    found = [(party, "consent") for party in waiting if "consent" in can]
    return found + [(party, "sign") for party in unsigned if party != "mediator" and "sign" in can]
