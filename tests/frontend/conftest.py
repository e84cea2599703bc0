"""The site with stand-ins for the services, a visitor, and the same as a running server for the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from frontend.app import create_app
from frontend.settings import Settings
from tests.frontend.stand_in import StandIn


@pytest.fixture
def services() -> StandIn:
    return StandIn()


@pytest.fixture
def site(services: StandIn) -> Flask:
    app = create_app(Settings(secret="only for tests, 0123456789"), services.client)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    client = site.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    return client


@pytest.fixture
def signed_in(visitor: FlaskClient, services: StandIn) -> Callable[..., FlaskClient]:
    def sign_in(*roles: str, name: str = "somebody") -> FlaskClient:
        services.says(
            "POST", "/api/identity/tokens", {"access_token": "t", "expires_in": 3600, "roles": list(roles)}
        )
        visitor.post("/staff", data={"username": name, "password": "x"})
        services.calls.clear()
        return visitor

    return sign_in


@pytest.fixture
def guarded(services: StandIn) -> Iterator[FlaskClient]:
    """The site as it runs, CSRF and all."""
    app = create_app(Settings(secret="only for tests, 0123456789"), services.client)
    with app.test_client() as client:
        yield client
