"""Nothing typed is lost when a sign-in has run out in the middle of a form: the form is kept sealed
inside the
sign-in page, and afterwards offered again with one button."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import current_app, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from frontend.display import local
from frontend.sealed import Seal

HALF_A_DAY = 12 * 3600
NOT_KEPT = {"csrf_token", "resume", "password", "otp", "code"}


def _seal() -> Seal:
    return Seal(current_app.config["SETTINGS"].secret, "resume")


def keep() -> str:
    """The posted form, sealed: where it went and what was typed. Passwords and codes are not kept."""
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in NOT_KEPT]
    return _seal().close({"path": request.path, "fields": fields})


def kept(blob: str | None) -> dict[str, Any] | None:
    """A form that `keep` sealed less than half a day ago."""
    value = _seal().open(blob, HALF_A_DAY) if blob else None
    return value if isinstance(value, dict) else None


def own_page() -> bool:
    """The form came from a page of ours (browsers say so themselves), not from somebody else's."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def go_on(blob: str | None, target: str | None) -> ResponseReturnValue:
    """After signing in: the form that waited, or the page that was wanted."""
    form = kept(blob)
    if form:
        return make_response(render_template("resume.html", path=local(form["path"]), fields=form["fields"]))
    return redirect(local(target), 303)
