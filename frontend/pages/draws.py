"""A draw of a lawyer (随机指派), for anybody: what was fixed before, what came after, how to recompute it."""

from __future__ import annotations

import hashlib
import shlex
from typing import Any

from flask import Blueprint, render_template

from frontend.signed_in import read

blueprint = Blueprint("draws", __name__)


@blueprint.get("/draws/<id>")
def draw(id: str) -> str:
    found = read("legalaid", f"/draws/{id}")
    return render_template("draw.html", draw=found, lines=lines(found), commands=commands(found))


def lines(draw: dict[str, Any]) -> list[dict[str, str]]:
    """Each candidate's text and its digest, smallest first: what a reader does by hand."""
    if not draw["made"]:
        return []
    made = [
        {"name": name, "digest": _digest(draw["secret"], draw["entropy"], draw["id"], name)}
        for name in draw["candidates"]
    ]
    return sorted(made, key=lambda line: (line["digest"], line["name"]))


def commands(draw: dict[str, Any]) -> list[str]:
    """What to type on any computer with a shell: the secret's print, and the first candidate's."""
    if not draw["made"]:
        return []
    parts = [draw["secret"], draw["entropy"], draw["id"], draw["order"][0]]
    quoted = " ".join(shlex.quote(part) for part in parts)
    return [
        f"printf '%s' {shlex.quote(draw['secret'])} | sha256sum",
        f"printf '%s\\n%s\\n%s\\n%s' {quoted} | sha256sum",
    ]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
