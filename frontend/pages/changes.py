"""What changed between two versions of an agreement (各稿的不同): shown before anybody signs another text."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from frontend.gateway import Away, Problem
from frontend.signed_in import listed, read

CHANGED = "agreement_changed"


def versions(id: str) -> list[dict[str, Any]]:
    """All versions, the latest last."""
    return listed("mediation", f"/cases/{id}/versions")


def between(id: str, old: int, new: int) -> list[dict[str, Any]]:
    """The pieces of the parts that changed, part by part: [{part, pieces}]."""
    found = read("mediation", f"/cases/{id}/differences", old=str(old), new=str(new))["pieces"]
    parts: dict[str, list[dict[str, Any]]] = {}
    for piece in found:
        parts.setdefault(piece["part"], []).append(piece)
    return [{"part": part, "pieces": pieces} for part, pieces in parts.items()]


def changed(id: str, seen: str, again: str, *, desk: bool = False) -> ResponseReturnValue:
    """Refused: another version exists than the one that was read. Here is the difference; then sign anew."""
    try:
        known = versions(id)
    except (Away, Problem):  # refused it stays, also where the difference cannot be shown now
        known = []
    old = next((v["version"] for v in known if v["digest"] == seen), None)
    new = next((v["version"] for v in known if v["current"]), None)
    parts = between(id, old, new) if old and new else []
    page = render_template("changes/refused.html", parts=parts, old=old, new=new, again=again, desk=desk)
    return make_response(page, 409)
