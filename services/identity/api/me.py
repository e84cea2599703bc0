"""One's own account: what is known, who looked, password and second factor."""

import base64
from typing import Any

from kernel.schemas import Paging
from kernel.web import actor, address, allow, caller, context
from services.identity.api.blueprint import QUERY, STAFF, blueprint
from services.identity.domain import second_factor
from services.identity.handlers import reading, staff
from services.identity.schemas.persons import Readings
from services.identity.schemas.reaching import Contact, ContactOut
from services.identity.schemas.sign_in import Me, NewPassword, OtpGiven, OtpSecret


@blueprint.route("/me")
@allow("*")
@blueprint.response(200, Me)
def me() -> dict[str, Any]:
    """Who I am here (我的信息)."""
    who = actor()
    if who.has("resident"):
        return {"roles": sorted(who.roles), "region": None, **vars(reading.own_card(context(), who.id))}
    account = staff.account(context(), who.id)
    return {
        "id": account.username,
        "roles": account.roles,
        "region": account.region,
        "name": account.name,
        "otp": account.second_factor,
    }


@blueprint.route("/me/readings")
@allow("resident")
@blueprint.arguments(Paging, **QUERY)
@blueprint.response(200, Readings)
def my_readings(page: dict[str, Any]) -> dict[str, Any]:
    """Who looked at my data, when and why (查阅记录; 个人信息保护法 44, 45)."""
    items, following = reading.show_readings(context(), actor().id, page["cursor"], page["limit"])
    return {"items": items, "next": following}


@blueprint.route("/me/contact")
@allow(*STAFF)
@blueprint.response(200, ContactOut)
def my_contact() -> dict[str, str]:
    """Where I am written to (通知发到哪里)."""
    return staff.contact(context(), actor().id)


@blueprint.route("/me/contact", methods=["PUT"])
@allow(*STAFF)
@blueprint.arguments(Contact)
@blueprint.response(200, ContactOut)
def set_contact(given: dict[str, str | None]) -> dict[str, str]:
    """Set where I am written to; what is left out is forgotten. Nobody else can read it."""
    staff.set_contact(context(), caller(), given)
    return staff.contact(context(), actor().id)


@blueprint.route("/me/password", methods=["PUT"])
@allow(*STAFF)
@blueprint.arguments(NewPassword)
@blueprint.response(204)
def change_password(given: dict[str, Any]) -> None:
    """Change my password; every sign-in made with the old one ends, this one too."""
    staff.change_password(context(), caller(), given["current"], given["password"], address())


@blueprint.route("/me/otp", methods=["POST"])
@allow(*STAFF)
@blueprint.response(201, OtpSecret)
def begin_otp() -> dict[str, str]:
    """A secret for an authenticator app (动态口令); it counts when a first code confirms it."""
    name = actor().id
    secret = staff.begin_second_factor(context(), name)
    return {"secret": base64.b32encode(secret).decode(), "uri": second_factor.uri(name, secret)}


@blueprint.route("/me/otp", methods=["PUT"])
@allow(*STAFF)
@blueprint.arguments(OtpGiven)
@blueprint.response(204)
def confirm_otp(given: dict[str, str]) -> None:
    """From now on I sign in with a one-time code too."""
    staff.confirm_second_factor(context(), caller(), given["otp"])
