"""Unfinished applications (存起来，换部手机接着填): sealed with the code that only the person has.

A row is found by a keyed hash of phone and code, and opens with a key that follows from both and from a
secret that is not in the database: without the code nobody reads it, and the code alone finds nothing.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping, Sequence
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel.clock import EARLIEST
from kernel.context import Context
from kernel.service import IndexSpec

SAVED = "saved"
NONCE = 12
INDEXES: Mapping[str, Sequence[IndexSpec]] = {SAVED: [([("until", 1)], {})]}


def keep(ctx: Context, phone: str, code: str, words: str, until: datetime) -> None:
    """Keep the words until then, instead of what was kept under the same code; sweep what is over."""
    nonce, place = os.urandom(NONCE), _follows(ctx, "place", phone, code).hex()
    sealed = nonce + _lock(ctx, phone, code).encrypt(nonce, words.encode(), place.encode())
    ctx.db[SAVED].delete_many({"until": {"$gt": EARLIEST, "$lte": ctx.now()}})
    ctx.db[SAVED].update_one({"_id": place}, {"$set": {"sealed": sealed, "until": until}}, upsert=True)


def opened(ctx: Context, phone: str, code: str) -> tuple[str, datetime] | None:
    """The words and until when they are kept; None where there are none, or no more."""
    place = _follows(ctx, "place", phone, code).hex()
    row = ctx.db[SAVED].find_one({"_id": place})
    if row is None or row["until"] <= ctx.now():
        return None
    sealed = bytes(row["sealed"])
    try:
        clear = _lock(ctx, phone, code).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag:
        return None
    return clear.decode(), row["until"]


def drop(ctx: Context, phone: str, code: str) -> None:
    """Keep it no longer."""
    ctx.db[SAVED].delete_one({"_id": _follows(ctx, "place", phone, code).hex()})


def _lock(ctx: Context, phone: str, code: str) -> AESGCM:
    return AESGCM(_follows(ctx, "key", phone, code))


def _follows(ctx: Context, what: str, phone: str, code: str) -> bytes:
    text = "\x1f".join((what, phone, code)).encode()
    return hmac.new(ctx.secret("saved"), text, hashlib.sha256).digest()
