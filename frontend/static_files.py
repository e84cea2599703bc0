"""The few scripts, without comments and compressed as far as it goes, once; `/sw.js` has to stand at the root
to serve every page.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request

FOLDER = Path(__file__).parent / "static"
VISIT = ("visit-keep.js", "visit-text.js", "visit-send.js", "visit.js")
SCRIPTS = {"papers.js", "app.js", "sign.js", *VISIT}
WITH = {"app.js": ("app.js", "apply.js")}  # in one answer: on a weak network a request costs most
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*\n|^\s+", re.S | re.M)  # whole lines only: no text is touched
ROOT = {"sw.js": "text/javascript", "robots.txt": "text/plain"}


@cache
def version(name: str) -> str:
    """A short digest, so that a changed script gets a new address and an unchanged one is never asked for
    again.
    """
    return hashlib.sha256(_read(name)).hexdigest()[:8]


def address(name: str) -> str:
    return f"/static/{version(name)}/{name}"


def _read(name: str) -> bytes:
    return b"".join((FOLDER / part).read_bytes() for part in WITH.get(name, (name,)))


@cache
def _packed(name: str, way: str | None) -> bytes:
    data = _read(name)
    if name.endswith(".js"):
        data = COMMENT.sub("", data.decode()).encode()
    if way == "br":
        return bytes(brotli.compress(data, quality=11))
    return gzip.compress(data, 9, mtime=0) if way == "gzip" else data


def _answer(name: str, mimetype: str, keep: str) -> Response:
    way = request.accept_encodings.best_match(["br", "gzip"])
    answer = Response(_packed(name, way), mimetype=mimetype)
    answer.vary.add("Accept-Encoding")
    if way:
        answer.headers["Content-Encoding"] = way
    answer.headers["Cache-Control"] = keep
    return answer


def _script(digest: str, name: str) -> Response:
    if name not in SCRIPTS:
        abort(404)
    return _answer(name, "text/javascript", "public, max-age=31536000, immutable")


def _root() -> Response:
    name = request.path.lstrip("/")
    return _answer(name, ROOT[name], "no-cache")


def install(app: Flask) -> None:
    app.add_url_rule("/static/<digest>/<name>", "static", _script)
    for name in ROOT:
        app.add_url_rule(f"/{name}", f"root_{name}", _root)
