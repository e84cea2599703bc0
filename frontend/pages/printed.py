"""A document as PDF (文书), passed on as the service printed it."""

from __future__ import annotations

from typing import Any

from flask import Response

from frontend.gateway import Away, Problem, judged
from frontend.signed_in import listed, pipe

KEPT = ("Content-Type", "Content-Disposition")


def printed(id: str, name: str) -> Response:
    """One document of a mediation."""
    reply = pipe("mediation", "GET", f"/cases/{id}/documents/{name}")
    if reply.status_code != 200:
        judged("mediation", reply)
    answer = Response(reply.read())
    reply.close()
    answer.headers.update({kept: reply.headers[kept] for kept in KEPT if kept in reply.headers})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def documents(mediation: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be printed now; while it cannot be asked, the rest of the page still helps."""
    some = mediation.get("effective") or any(s.get("minutes") for s in mediation.get("sessions") or [])
    try:
        return listed("mediation", f"/cases/{mediation['id']}/documents") if some else []
    except (Away, Problem):
        return []
