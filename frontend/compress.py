"""Every page leaves compressed, error pages too: they are read on the slowest phones of all."""

from __future__ import annotations

import gzip

import brotli
from flask import Flask, Response, request

SMALLEST = 400
TEXT = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "text/plain"}


def _compress(response: Response) -> Response:
    response.vary.add("Accept-Encoding")
    way = request.accept_encodings.best_match(["br", "gzip"])
    if way is None or response.direct_passthrough or response.mimetype not in TEXT:
        return response
    if "Content-Encoding" in response.headers or len(response.get_data()) < SMALLEST:
        return response
    data = response.get_data()
    response.set_data(brotli.compress(data, quality=6) if way == "br" else gzip.compress(data, 9))
    response.headers["Content-Encoding"] = way
    return response


def install(app: Flask) -> None:
    app.after_request(_compress)
