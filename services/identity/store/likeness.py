"""Who holds a mark: what must be unique across persons is reserved first, by one insert.

Reservations are released only when their person is erased. Whoever meets one whose person is not there yet
(its maker died) has the same data in hand and makes the person himself, under the id that was reserved.
"""

from pymongo.errors import DuplicateKeyError

from kernel.context import Context


def owner(ctx: Context, mark: str) -> str | None:
    """Who holds this mark, or None."""
    row = ctx.db["marks"].find_one({"_id": mark})
    return str(row["owner"]) if row else None


def reserve(ctx: Context, mark: str, wanted: str) -> str:
    """Who holds this mark from now on: `wanted`, or who was there before."""
    if (holder := owner(ctx, mark)) is not None:
        return holder
    try:
        ctx.db["marks"].insert_one({"_id": mark, "owner": wanted})
    except DuplicateKeyError:
        return owner(ctx, mark) or wanted
    return wanted


def forget(ctx: Context, person: str) -> None:
    """Take away what an erased person was found by: who comes with his phone or number is somebody new."""
    mine = [f"number:{person}", f"named:{person}"]
    ctx.db["marks"].delete_many({"$or": [{"owner": person}, {"_id": {"$in": mine}}]})
    ctx.db["phones"].delete_many({"person": person})
