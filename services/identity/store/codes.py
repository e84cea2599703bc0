"""Codes that were sent: hashed, used once, gone after five minutes; and how many were sent."""

import secrets
from datetime import datetime

from pymongo.errors import DuplicateKeyError

from kernel.context import Context
from services.identity.domain.codes import DAY, DIGITS, LIFE, Quota, TooSoon, recent, wait
from services.identity.store.secrets import mark


def sent_for(ctx: Context, phone: str, cause: str) -> bool:
    """True if this cause has already made a code for this phone."""
    row = ctx.db["codes"].find_one({"_id": mark(ctx, "phone", phone)})
    return row is not None and bool(row["cause"] == cause)


def make(ctx: Context, phone: str, cause: str) -> str:
    """A new code for this phone, which replaces the one before."""
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    subject = mark(ctx, "phone", phone)
    fields = {
        "hash": mark(ctx, "code", phone, code),
        "expires": ctx.now() + LIFE,
        "cause": cause,
        "used": None,
    }
    ctx.db["codes"].update_one({"_id": subject}, {"$set": fields}, upsert=True)
    return code


def use(ctx: Context, phone: str, code: str, cause: str) -> bool:
    """True for the one sign-in that this code is good for - and its repetition, if the answer was lost."""
    wanted = {
        "_id": mark(ctx, "phone", phone),
        "hash": mark(ctx, "code", phone, code),
        "used": {"$in": [None, cause]},
        "expires": {"$gt": ctx.now()},
    }
    return ctx.db["codes"].update_one(wanted, {"$set": {"used": cause}}).matched_count == 1


def count(ctx: Context, subject: str, quota: Quota) -> None:
    """Count one sending to (or from) this subject. Raises TooSoon, and then counts nothing."""
    while True:
        row = ctx.db["sendings"].find_one({"_id": subject})
        sent: list[datetime] = row["sent"] if row else []
        if seconds := wait(sent, quota, ctx.now()):
            raise TooSoon("code_wait", retry_after=seconds, seconds=seconds)
        if _counted(ctx, subject, row["rev"] if row else 0, [*recent(sent, ctx.now()), ctx.now()]):
            return


def _counted(ctx: Context, subject: str, rev: int, sent: list[datetime]) -> bool:
    fields = {"sent": sent, "rev": rev + 1, "expires": ctx.now() + DAY}
    if rev:
        return bool(
            ctx.db["sendings"].update_one({"_id": subject, "rev": rev}, {"$set": fields}).matched_count
        )
    try:
        ctx.db["sendings"].insert_one({"_id": subject, **fields})
    except DuplicateKeyError:
        return False
    return True
