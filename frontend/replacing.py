"""Where the next page takes the place of this one (apply.js), the script is told where it is, instead of
fetching it once to learn its address and once more to show it.
"""

from __future__ import annotations

from flask import Flask, Response, request


def _onward(response: Response) -> Response:
    if request.headers.get("X-Replacing") and response.status_code in (302, 303) and response.location:
        response.headers["X-Onward"] = response.headers.pop("Location")
        response.status_code = 204
        response.set_data(b"")
    return response


def install(app: Flask) -> None:
    app.after_request(_onward)
