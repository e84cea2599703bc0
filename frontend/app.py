"""The site's Flask app: wires the rooms together; says nothing itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect

from frontend import compress, display, headers, mishaps, pages, replacing, static_files, templating
from frontend.arriving import Arriving
from frontend.faults import Site
from frontend.gateway import ClientFactory, Gateway, over_network
from frontend.sealed import SealedSession
from frontend.settings import Settings, from_environment

LARGEST_FORM = 12 * 1024 * 1024  # bytes: several photos of papers, shrunk


def create_app(settings: Settings | None = None, client: ClientFactory | None = None) -> Flask:
    """The site. `client(service)` makes the HTTP client of a service: over the network, or within the
    process.
    """
    settings = settings or from_environment()
    app = Site("frontend", root_path=str(Path(__file__).parent), static_folder=None)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret,
        SESSION_COOKIE_NAME="fengqiao",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,  # an old person may take an hour over a page
        WTF_CSRF_SSL_STRICT=False,  # some old phones send no referrer; SameSite cookies see to the origin
        BABEL_DEFAULT_LOCALE="zh_Hans_CN",
        BABEL_DEFAULT_TIMEZONE="Asia/Shanghai",
        BABEL_TRANSLATION_DIRECTORIES=str(Path(__file__).parent / "translations"),
    )
    app.request_class = Arriving
    app.session_interface = SealedSession(settings.secret)
    app.extensions["gateway"] = Gateway(client or over_network(settings.urls))
    Babel(app, locale_selector=display.locale)
    CSRFProtect(app)
    for part in (
        compress,
        headers,
        replacing,
        templating,
        mishaps,
        static_files,
    ):  # after_request runs last first
        part.install(app)
    app.register_blueprint(display.blueprint)
    for blueprint in pages.BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
