"""What every answer forbids the browser: foreign scripts, frames, sniffing, referrers, keeping what is
private.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, g

from frontend.style import style

EVERYTHING = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
PAGE = {
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy() -> str:
    """No inline script at all; the two inlined style sheets are allowed by their hashes."""
    sheets = " ".join(f"'{style(desk).digest}'" for desk in (False, True))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src {sheets}",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def _protect(response: Response) -> Response:
    page = response.mimetype == "text/html"
    for name, value in (PAGE | EVERYTHING if page else EVERYTHING).items():
        response.headers.setdefault(name, value)
    if page:
        response.headers.setdefault("Content-Security-Policy", policy())
        # `no-store` also keeps private pages out of the back button after signing out.
        response.headers.setdefault("Cache-Control", "no-store" if g.get("private") else "no-cache, private")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def install(app: Flask) -> None:
    app.after_request(_protect)
