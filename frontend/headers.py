"""What every answer forbids the browser: foreign scripts, frames, sniffing, referrers, keeping what is
private.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request

from frontend.style import style

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
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
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", policy())
    if request.endpoint != "static":
        # `no-store` also keeps private pages out of the back button after signing out.
        response.headers.setdefault("Cache-Control", "no-store" if g.get("private") else "no-cache, private")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def install(app: Flask) -> None:
    app.after_request(_protect)
