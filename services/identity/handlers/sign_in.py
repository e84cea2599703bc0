"""Signing in and out (登录, 退出): a code or a password for a token that every service can check."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import jwt

from kernel import clock, ids
from kernel.context import Context
from kernel.step import By
from kernel.tokens import ISSUER, Claims
from kernel.words import Actor
from services.identity.domain import appointment, person
from services.identity.domain.sign_in import TOKEN_SECONDS, OneTimeCodeNeeded, SignInFailed
from services.identity.domain.staff import Staff
from services.identity.events import SessionsRevoked
from services.identity.handlers.persons import with_phone
from services.identity.store import codes, forgetting, passwords, second_factors, signing
from services.identity.store.guard import Guard
from services.identity.store.repeats import remember, same_body
from services.identity.store.secrets import mark

RESIDENT = frozenset({"resident"})


@dataclass(frozen=True)
class Token:
    """A signed token, and what it says."""

    text: str
    actor: Actor
    seconds: int = TOKEN_SECONDS


def with_code(ctx: Context, by: By, phone: str, code: str, address: str) -> Token:
    """A resident's token. Raises SignInFailed, Throttled."""
    same_body(ctx, by)
    forgetting.sweep(ctx)
    guard = Guard(ctx, mark(ctx, "phone", phone), address)
    _try(guard, lambda: codes.use(ctx, phone, code, by.cause))
    guard.succeeded()
    remember(ctx, by)
    me = with_phone(ctx, replace(by, actor=Actor("public", RESIDENT)), phone)
    return issue(ctx, Actor(me, RESIDENT))


def with_password(ctx: Context, username: str, password: str, otp: str | None, address: str) -> Token:
    """A staff token. Raises SignInFailed, OneTimeCodeNeeded, Throttled."""
    guard = Guard(ctx, mark(ctx, "name", username), address)
    account = _try(guard, lambda: _account(ctx, username, password))
    if second_factors.needed(ctx, username):
        if otp is None:
            raise OneTimeCodeNeeded
        _once_more(guard, second_factors.use(ctx, username, otp, ctx.now().timestamp()))
    guard.succeeded()
    return issue(ctx, Actor(username, frozenset(account.roles), account.region))


def prove(ctx: Context, username: str, password: str, address: str) -> None:
    """Ask for the password again before something important. Raises SignInFailed, Throttled."""
    guard = Guard(ctx, mark(ctx, "name", username), address)
    _try(guard, lambda: passwords.right(ctx, username, password))
    guard.succeeded()


def issue(ctx: Context, actor: Actor) -> Token:
    """Sign a token. Its times are the checkers' own clock's, whatever the legal clocks are set to."""
    key, now = signing.current(ctx), clock.now().timestamp()
    claims = {
        "iss": ISSUER, "sub": actor.id, "roles": sorted(actor.roles), "region": actor.region,
        "iat": now, "exp": int(now) + TOKEN_SECONDS, "jti": ids.new(),
    }  # fmt: skip
    return Token(jwt.encode(claims, key.private, "EdDSA", {"kid": key.id}), actor)


def sign_out(ctx: Context, by: By, claims: Claims, everywhere: bool) -> None:
    """End this sign-in, or all of this person's; refused here at once, elsewhere when they hear of it."""
    kind, rules = ("persons", person) if claims.actor.roles == RESIDENT else ("staff", appointment)
    token, now = None if everywhere else claims.id, clock.now()
    outcome = ctx.step(kind, claims.actor.id, lambda state: rules.sign_out(state, token, now), by)
    end_sign_ins(ctx, outcome.events)


def end_sign_ins(ctx: Context, events: tuple[Any, ...]) -> None:
    """What was just revoked is refused by this service without waiting for the bus."""
    for event in events:
        if isinstance(event, SessionsRevoked):
            ctx.revoke(event.subject, event.before)


def _account(ctx: Context, username: str, password: str) -> Staff | None:
    loaded, right = ctx.load("staff", username), passwords.right(ctx, username, password)
    account: Staff | None = loaded.state if loaded else None
    return account if right and account and account.active else None


def _try(guard: Guard, prove: Callable[[], Any]) -> Any:
    guard.admit()
    return _once_more(guard, prove())


def _once_more(guard: Guard, proof: Any) -> Any:
    if not proof:
        guard.failed()
        raise SignInFailed
    return proof
