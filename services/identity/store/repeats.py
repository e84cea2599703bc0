"""One idempotency key, one body: the same key with another body is a mistake of the caller's."""

from datetime import timedelta

from pymongo.errors import DuplicateKeyError

from kernel.context import Context
from kernel.step import By
from kernel.words import Invalid

KEPT = timedelta(days=2)


def same_body(ctx: Context, by: By) -> None:
    """For calls that are no single step. Raises Invalid where the key came with another body."""
    first = ctx.db["repeats"].find_one({"_id": by.cause}) if by.digest else None
    if first and first["digest"] != by.digest:
        raise Invalid("idempotency_key_reused", field="Idempotency-Key")


def said_before(ctx: Context, by: By) -> bool:
    """True where this key came before with this very body. Raises Invalid where the body was another."""
    same_body(ctx, by)
    return by.digest is not None and ctx.db["repeats"].find_one({"_id": by.cause}) is not None


def remember(ctx: Context, by: By) -> None:
    """From now on this key belongs to this body. Raises Invalid where it belongs to another already.

    A call that may fail for what was typed remembers only when it has succeeded: who mistypes a
    code and sends the same form again with the right one has made no mistake with the key.
    """
    if by.digest is None:
        return
    try:
        ctx.db["repeats"].insert_one({"_id": by.cause, "digest": by.digest, "expires": ctx.now() + KEPT})
    except DuplicateKeyError:
        same_body(ctx, by)
