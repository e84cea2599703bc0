"""Persons, for the other services; every reading is recorded before it is answered."""

from typing import Any

from kernel.web import allow, caller, claims, context
from services.identity.api.blueprint import QUERY, blueprint
from services.identity.handlers import persons, reading
from services.identity.schemas.persons import Card, Cards, PersonGiven, PersonId, Persons, Purpose, WithPhone


@blueprint.route("/persons", methods=["POST"])
@allow("service")
@blueprint.arguments(PersonGiven)
@blueprint.response(201, PersonId)
def register_person(given: dict[str, Any]) -> dict[str, str]:
    """The id of this person, found or made; nothing else is told."""
    return {"id": persons.register(context(), caller(), persons.Given(**given))}


@blueprint.route("/persons/with-phone", methods=["POST"])
@allow("service")
@blueprint.arguments(WithPhone)
@blueprint.response(200, Cards)
def persons_with_phone(asked: dict[str, Any]) -> dict[str, Any]:
    """Who is known by a phone number, for who answers a call; the number stands in no address."""
    return {"items": reading.read_with_phone(context(), reader(), asked["phone"], asked["purpose"])}


@blueprint.route("/persons")
@allow("service")
@blueprint.arguments(Persons, **QUERY)
@blueprint.response(200, Cards)
def read_persons(asked: dict[str, Any]) -> dict[str, Any]:
    """Several persons at once, for a list; unknown ids are left out."""
    return {"items": reading.read_persons(context(), reader(), asked["ids"], asked["purpose"])}


@blueprint.route("/persons/<person>")
@allow("service")
@blueprint.arguments(Purpose, **QUERY)
@blueprint.response(200, Card)
def read_person(asked: dict[str, Any], person: str) -> reading.Card:
    """Name, phone and masked ID number, on behalf of the one the calling service acts for."""
    return reading.read_person(context(), reader(), person, asked["purpose"])


def reader() -> str:
    """Who reads: the one on whose behalf the service asks, or the service itself."""
    token = claims()
    return (token.acting_for or token.actor.id) if token else "unknown"
