"""The unfinished application (没填完的): sealed in the phone's own cookie, sent to /apply pages only.

So it survives an expired sign-in, a restart and a lost network, and nobody's words lie on a server before
he sends
them. After sending it is gone; what stays for a day is its key with the receipt, so that the back button,
a double
tap or a second tab show the same receipt and never make a second case."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, current_app, g, request

from frontend.sealed import Seal

PATH = "/apply"
PIECES = ("draft", "draft1", "draft2")
PIECE = 3600  # bytes: browsers keep 4096 a cookie, with its name and attributes
WEEK, DAY = 7 * 24 * 3600, 24 * 3600
Draft = dict[str, Any]


def _seal(purpose: str) -> Seal:
    return Seal(current_app.config["SETTINGS"].secret, purpose)


def current() -> Draft:
    """The draft of this browser; an empty one with a new key if there is none."""
    if "draft" not in g:
        token = "".join(request.cookies.get(name, "") for name in PIECES)
        found = _seal("draft").open(token, WEEK) if token else None
        g.draft = found if isinstance(found, dict) else {"key": uuid.uuid4().hex}
    draft: Draft = g.draft
    return draft


def exists() -> bool:
    """Something was answered; a key, a channel and the number of who rings are nothing yet."""
    return bool(current().keys() - {"key", "channel", "number", "named", "saved"})


def _set(answer: Response, name: str, value: str, age: int) -> None:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(name, value, max_age=age, path=PATH, httponly=True, samesite="Lax", secure=secure)


def keep(answer: Response, draft: Draft) -> Response:
    token = _seal("draft").close(draft)
    for place, name in enumerate(PIECES):
        piece = token[place * PIECE : (place + 1) * PIECE]
        if piece:
            _set(answer, name, piece, WEEK)
        elif name in request.cookies:
            answer.delete_cookie(name, path=PATH)
    return answer


def drop(answer: Response) -> Response:
    for name in PIECES:
        answer.delete_cookie(name, path=PATH)
    return answer


def fits(draft: Draft) -> bool:
    return len(_seal("draft").close(draft)) <= PIECE * len(PIECES)


def sent() -> list[dict[str, Any]]:
    """The latest receipts of this browser, newest last: key, receipt, code, service, why."""
    found = _seal("sent").open(request.cookies.get("sent", ""), DAY)
    return found if isinstance(found, list) else []


def keep_sent(answer: Response, receipt: dict[str, Any]) -> Response:
    kept = [one for one in sent() if one["key"] != receipt["key"]][-3:]
    _set(answer, "sent", _seal("sent").close([*kept, receipt]), DAY)
    return answer
