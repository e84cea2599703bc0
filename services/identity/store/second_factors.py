"""The secrets of one-time codes (动态口令), sealed; a code is good once."""

import os
from typing import Any

from kernel.context import Context
from services.identity.domain import second_factor


def begin(ctx: Context, username: str) -> bytes:
    """A new secret, which counts only when a first code proves that the app has it."""
    secret = os.urandom(20)
    _set(ctx, username, {"otp_new": ctx.seal(username, "otp", secret.hex())})
    return secret


def confirm(ctx: Context, username: str, given: str, epoch: float) -> bool:
    """True if the code fits the new secret, which is the valid one from now on."""
    sealed = _row(ctx, username).get("otp_new")
    step = _step(ctx, username, sealed, given, epoch, 0) if sealed else None
    if step is None:
        return False
    _set(ctx, username, {"otp": sealed, "otp_step": step, "otp_new": None})
    return True


def needed(ctx: Context, username: str) -> bool:
    """True if this account signs in with a one-time code."""
    return bool(_row(ctx, username).get("otp"))


def use(ctx: Context, username: str, given: str, epoch: float) -> bool:
    """True for a right code, once."""
    row = _row(ctx, username)
    last = int(row.get("otp_step") or 0)
    step = _step(ctx, username, row.get("otp"), given, epoch, last)
    if step is None:
        return False
    taken = {"_id": username, "otp_step": {"$lt": step}}
    return ctx.db["credentials"].update_one(taken, {"$set": {"otp_step": step}}).modified_count == 1


def remove(ctx: Context, username: str) -> None:
    """Forget the secret."""
    _set(ctx, username, {"otp": None, "otp_new": None})


def _step(ctx: Context, username: str, sealed: str | None, given: str, epoch: float, last: int) -> int | None:
    if not sealed:
        return None
    secret = bytes.fromhex(ctx.open(username, "otp", sealed))
    return second_factor.matching_step(secret, given, epoch, last)


def _row(ctx: Context, username: str) -> dict[str, Any]:
    return ctx.db["credentials"].find_one({"_id": username}) or {}


def _set(ctx: Context, username: str, fields: dict[str, Any]) -> None:
    ctx.db["credentials"].update_one({"_id": username}, {"$set": fields}, upsert=True)
