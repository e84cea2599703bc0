"""Identity's own secrets, made once and sealed under the master key at rest."""

import base64
import hashlib
import hmac
import os
from datetime import datetime
from weakref import WeakKeyDictionary

from pymongo.errors import DuplicateKeyError

from kernel.context import Context

_known: WeakKeyDictionary[Context, bytes] = WeakKeyDictionary()


def mark(ctx: Context, kind: str, *parts: str) -> str:
    """A blind index (盲索引): the same words, the same mark; without the key it tells nothing.

    Its key is identity's alone and random: with it, a list of all phone numbers is soon tried.
    """
    text = "\x1f".join((kind, *parts)).encode()
    return f"{kind}:{hmac.new(_pepper(ctx), text, hashlib.sha256).hexdigest()}"


def _pepper(ctx: Context) -> bytes:
    if (known := _known.get(ctx)) is None:
        known = _known[ctx] = base64.b64decode(once(ctx, "pepper", base64.b64encode(os.urandom(32)).decode()))
    return known


def once(ctx: Context, name: str, proposed: str, **about: datetime) -> str:
    """The secret of this name; the proposed one becomes it if there was none."""
    rows = ctx.db["secrets"]
    if (row := rows.find_one({"_id": name})) is None:
        row = {"_id": name, "sealed": ctx.seal("secrets", name, proposed), **about}
        try:
            rows.insert_one(row)
        except DuplicateKeyError:
            row = rows.find_one({"_id": name}) or row
    return ctx.open("secrets", name, row["sealed"])
