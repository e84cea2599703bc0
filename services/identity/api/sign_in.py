"""Codes, tokens, and the keys that check them."""

from typing import Any

from kernel.web import address, allow, caller, claims, context
from kernel.words import Forbidden
from services.identity.api.blueprint import QUERY, blueprint
from services.identity.domain.codes import LIFE
from services.identity.handlers import codes, sign_in
from services.identity.schemas.sign_in import CodeSent, CodeWanted, EndWhat, KeySet, SignIn, TokenGiven
from services.identity.store import signing


@blueprint.route("/codes", methods=["POST"])
@allow("public")
@blueprint.arguments(CodeWanted)
@blueprint.response(202, CodeSent)
def send_code(wanted: dict[str, Any]) -> dict[str, Any]:
    """Send a one-time code to a phone (发送验证码)."""
    code = codes.send_code(context(), caller(), wanted["phone"], address())
    return {"expires_in": int(LIFE.total_seconds())} | ({"code": code} if code else {})


@blueprint.route("/tokens", methods=["POST"])
@allow("public")
@blueprint.arguments(SignIn)
@blueprint.response(201, TokenGiven)
@blueprint.alt_response(401, "Problem")
def create_token(given: dict[str, Any]) -> sign_in.Token:
    """Sign in (登录): phone and code, or user name and password."""
    ctx, where = context(), address()
    if "phone" in given:
        return sign_in.with_code(ctx, caller(), given["phone"], given["code"], where)
    return sign_in.with_password(ctx, given["username"], given["password"], given.get("otp"), where)


@blueprint.route("/tokens", methods=["DELETE"])
@allow("*")
@blueprint.arguments(EndWhat, **QUERY)
@blueprint.response(204)
def end_token(what: dict[str, Any]) -> None:
    """Sign out (退出登录): this token, or with `everywhere` all of this person's."""
    token = claims()
    if token is None:
        raise Forbidden("not_allowed")
    sign_in.sign_out(context(), caller(), token, what["everywhere"])


@blueprint.route("/keys")
@allow("public")
@blueprint.response(200, KeySet)
def public_keys() -> dict[str, Any]:
    """The public keys of identity's tokens (JWKS)."""
    return signing.public_keys(context())
