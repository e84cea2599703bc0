"""Staff passwords: argon2id hashes, kept apart from the record, and never compared for free."""

from functools import cache
from threading import BoundedSemaphore
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kernel.context import Context
from kernel.throttle import Throttled

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's figures for argon2id
_AT_ONCE = BoundedSemaphore(2)  # a flood of guesses keeps neither all processors nor all threads
_PATIENCE = 2.0


def keep(ctx: Context, username: str, password: str) -> None:
    """Keep the hash of a password instead of the one before."""
    ctx.db["credentials"].update_one({"_id": username}, {"$set": {"hash": hashed(password)}}, upsert=True)


def right(ctx: Context, username: str, password: str) -> bool:
    """True if this is the password. For a name that is not there, the same work is done."""
    row = ctx.db["credentials"].find_one({"_id": username}) or {}
    known: Any = row.get("hash")
    return _verified(known or _dummy(), password) and known is not None


def hashed(password: str) -> str:
    """The argon2id hash of a password."""
    with _Turn():
        return _HASHER.hash(password)


def _verified(known: str, password: str) -> bool:
    with _Turn():
        try:
            return _HASHER.verify(known, password)
        except (VerificationError, InvalidHashError):
            return False


class _Turn:
    """A turn at hashing; who would wait too long is asked to come again."""

    def __enter__(self) -> None:
        if not _AT_ONCE.acquire(timeout=_PATIENCE):
            raise Throttled(1)

    def __exit__(self, *_: object) -> None:
        _AT_ONCE.release()


@cache
def _dummy() -> str:
    return _HASHER.hash("nobody has this password")
