"""Consent of proxies."""

from typing import Any

from kernel.web import actor, allow, caller, context
from kernel.words import Invalid
from services.identity.api.blueprint import QUERY, blueprint
from services.identity.domain.proxies import AT_THE_DESK
from services.identity.handlers import proxies
from services.identity.schemas.proxies import (
    ActQuery,
    Allowed,
    Consent,
    ConsentNew,
    ConsentQuery,
    Consents,
)


@blueprint.route("/consents", methods=["POST"])
@allow("resident", *AT_THE_DESK)
@blueprint.arguments(ConsentNew)
@blueprint.response(201, Consent)
def allow_proxy(given: dict[str, Any]) -> proxies.Standing:
    """Let somebody act for me (委托代办); staff record what a person said or signed before them."""
    person = subject(given.pop("person"))
    return proxies.allow(context(), caller(), person, proxies.Wish(**{**given, "acts": tuple(given["acts"])}))


@blueprint.route("/consents")
@allow("resident", *AT_THE_DESK)
@blueprint.arguments(ConsentQuery, **QUERY)
@blueprint.response(200, Consents)
def consents(asked: dict[str, Any]) -> dict[str, Any]:
    """Whom a person lets act, and for whom he may act himself."""
    ctx, person = context(), subject(asked["person"])
    received = proxies.received_by(ctx, person) if actor().has("resident") else []
    return {"given": proxies.given_by(ctx, actor(), person), "received": received}


@blueprint.route("/consents/<consent>", methods=["DELETE"])
@allow("resident", *AT_THE_DESK)
@blueprint.response(200, Consent)
def withdraw(consent: str) -> proxies.Standing:
    """Take a consent back (撤回委托): the person, the proxy himself, or staff when told to."""
    return proxies.withdraw(context(), caller(), consent)


@blueprint.route("/persons/<person>/proxies/<proxy>")
@allow("service")
@blueprint.arguments(ActQuery, **QUERY)
@blueprint.response(200, Allowed)
def allowed(asked: dict[str, Any], person: str, proxy: str) -> dict[str, bool]:
    """Whether this proxy may act for this person today."""
    return {"allowed": proxies.allowed(context(), person, proxy, asked["act"])}


def subject(named: str | None) -> str:
    """Whose consents: a resident's own, whomever he names; staff have to say whose."""
    if actor().has("resident"):
        return actor().id
    if named is None:
        raise Invalid("person_missing", field="person")
    return named
