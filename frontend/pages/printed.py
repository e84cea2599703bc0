"""What is no page (文书、清单), passed on as the service made it."""

from __future__ import annotations

from typing import Any

from flask import Response

from frontend.gateway import Away, Problem, judged
from frontend.signed_in import listed, pipe

KEPT = ("Content-Type", "Content-Disposition")


def handed_on(service: str, path: str) -> Response:
    """The bytes behind a call, kept nowhere. Raises Problem, Away or SignedOut."""
    reply = pipe(service, "GET", path)
    if reply.status_code != 200:
        judged(service, reply)
    answer = Response(reply.read())
    reply.close()
    answer.headers.update({kept: reply.headers[kept] for kept in KEPT if kept in reply.headers})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def printed(id: str, name: str) -> Response:
    """One document of a mediation."""
    return handed_on("mediation", f"/cases/{id}/documents/{name}")


def documents(mediation: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be printed now; while it cannot be asked, the rest of the page still helps."""
    some = mediation.get("effective") or any(s.get("minutes") for s in mediation.get("sessions") or [])
    try:
        return listed("mediation", f"/cases/{mediation['id']}/documents") if some else []
    except (Away, Problem):
        return []
