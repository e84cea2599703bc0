"""The few scripts, compressed once at start; `/sw.js` has to stand at the root to serve every page."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request

FOLDER = Path(__file__).parent / "static"
SCRIPTS = {"papers.js", "app.js", "apply.js", "sign.js"}
ROOT = {"sw.js": "text/javascript", "robots.txt": "text/plain"}


@cache
def version(name: str) -> str:
    """A short digest, so that a changed script gets a new address and an unchanged one is never asked for
    again.
    """
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:8]


def address(name: str) -> str:
    return f"/static/{version(name)}/{name}"


def _script(digest: str, name: str) -> Response:
    if name not in SCRIPTS:
        abort(404)
    answer = Response((FOLDER / name).read_bytes(), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _root() -> Response:
    name = request.path.lstrip("/")
    answer = Response((FOLDER / name).read_bytes(), mimetype=ROOT[name])
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def install(app: Flask) -> None:
    app.add_url_rule("/static/<digest>/<name>", "static", _script)
    for name in ROOT:
        app.add_url_rule(f"/{name}", f"root_{name}", _root)
