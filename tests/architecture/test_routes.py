"""Every route of every service says who may call it, and a call without a token gets nothing else."""

from collections.abc import Iterator

import pytest
from flask import Flask

from kernel.runtime import Runtime
from launcher.attach import unattached

SERVICES = ("identity", "intake", "legalaid", "mediation", "evaluation")


@pytest.fixture(scope="module")
def runtime() -> Iterator[Runtime]:
    with unattached() as made:
        yield made


def routes(app: Flask) -> list[tuple[str, frozenset[str]]]:
    found = []
    for rule in app.url_map.iter_rules():
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        found.append((f"{methods} {rule.rule}", allowed(app, rule.endpoint)))
    return found


def allowed(app: Flask, endpoint: str) -> frozenset[str]:
    found: frozenset[str] = vars(app.view_functions[endpoint]).get("allowed", frozenset())
    return found


PUBLIC = {
    "identity": {"POST /api/identity/codes", "POST /api/identity/tokens", "GET /api/identity/keys"},
    "intake": {"GET /api/intake/categories", "GET /api/intake/track", "POST /api/intake/triage"},
    "legalaid": {"POST /api/legalaid/assessments", "GET /api/legalaid/verify/<code>"}
    | {"GET /api/legalaid/draws/<id>", "GET /api/legalaid/duty/posts/<id>/calendar.ics"},
    "mediation": {"GET /api/mediation/verify/<code>"}
    | {
        f"POST /api/mediation/links/{what}"
        for what in ("codes", "proofs", "view", "consent", "signing-codes", "signature")
    },  # whoever holds the secret of a link; nothing is shown or done before the phone is proven
    "evaluation": {
        "GET /api/evaluation/surveys/<token>",
        "POST /api/evaluation/surveys/<token>",
        "GET /api/evaluation/results",
    },
}
FOR_MACHINES = {"GET /healthz", "GET /readyz", "GET /metrics"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_route_says_who_may_call_it(runtime: Runtime, name: str) -> None:
    silent = [route for route, roles in routes(runtime.apps[name]) if not roles]
    assert silent == []


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_open_to_everybody_is_listed_here(runtime: Runtime, name: str) -> None:
    open_routes = {route for route, roles in routes(runtime.apps[name]) if "public" in roles}
    descriptions = {route for route in open_routes if "openapi" in route}
    assert open_routes - FOR_MACHINES - descriptions <= PUBLIC[name]
