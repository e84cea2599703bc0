"""How a visitor wants to read: language, large print (大字版), high contrast (高对比). A plain cookie, no
script.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, has_request_context, redirect, request

LANGUAGES = {"zh": "中文", "en": "English"}
SWITCHES = {"large", "contrast", "plain"}
YEAR = 365 * 24 * 3600

blueprint = Blueprint("display", __name__)


def chosen() -> set[str]:
    """The switches that are on, and the language if one was chosen: `{"large", "en"}`."""
    if not has_request_context():
        return set()
    return set(request.cookies.get("display", "").split(".")) & (SWITCHES | set(LANGUAGES))


def language() -> str:
    """The chosen language; else what the browser asks for first, if it is one of ours; else Chinese."""
    picked = chosen() & set(LANGUAGES)
    if picked:
        return sorted(picked)[0]
    if not has_request_context():
        return "zh"
    return request.accept_languages.best_match(list(LANGUAGES), "zh") or "zh"


def locale() -> str:
    return "zh_Hans_CN" if language() == "zh" else language()


def page_class() -> str:
    return " ".join(sorted(chosen() & SWITCHES))


def local(target: str | None) -> str:
    """A path on this site, whatever was asked for: a redirect never leads elsewhere."""
    parts = urlsplit(target or "/")
    if (
        parts.scheme
        or parts.netloc
        or not parts.path.startswith("/")
        or (target or "").startswith(("//", "/\\"))
    ):
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@blueprint.get("/display")
def switch() -> Response:
    """Turn a switch on or off (`?turn=large`) or set the language (`?turn=en`), and go back to the page."""
    turn, now = request.args.get("turn", ""), chosen()
    if turn in LANGUAGES:
        now = (now - set(LANGUAGES)) | {turn}
    elif turn in SWITCHES:
        now ^= {turn}
    answer = redirect(local(request.args.get("back")), 303)
    answer.set_cookie(
        "display",
        ".".join(sorted(now)),
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return answer  # type: ignore[return-value]
