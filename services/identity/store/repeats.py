"""One idempotency key, one body: the same key with another body is a mistake of the caller's."""

from datetime import timedelta

from pymongo.errors import DuplicateKeyError

from kernel.context import Context
from kernel.step import By
from kernel.words import Invalid

KEPT = timedelta(days=2)


def same_body(ctx: Context, by: By) -> None:
    """For calls that are no single step. Raises Invalid where the key came with another body."""
    if by.digest is None:
        return
    row = {"_id": by.cause, "digest": by.digest, "expires": ctx.now() + KEPT}
    try:
        ctx.db["repeats"].insert_one(row)
    except DuplicateKeyError:
        first = ctx.db["repeats"].find_one({"_id": by.cause}) or row
        if first["digest"] != by.digest:
            raise Invalid("idempotency_key_reused", field="Idempotency-Key") from None
