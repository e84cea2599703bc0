"""Who was ever named with a phone number (盲索引): for the hotline's look-up, never for signing in."""

from kernel.context import Context
from kernel.service import IndexSpec
from services.identity.store.likeness import owner
from services.identity.store.secrets import mark

PHONES = "phones"
INDEXES: dict[str, list[IndexSpec]] = {PHONES: [([("phone", 1)], {})]}
MOST = 50


def known_under(ctx: Context, phone: str, person: str) -> None:
    """Remember that this person was named with this number; a repeat changes nothing."""
    number = mark(ctx, "phone", phone)
    row = {"phone": number, "person": person}
    ctx.db[PHONES].update_one({"_id": f"{number}|{person}"}, {"$setOnInsert": row}, upsert=True)


def named_with(ctx: Context, phone: str) -> list[str]:
    """Everybody known by this number, whoever signs in with it first."""
    number = mark(ctx, "phone", phone)
    holder = owner(ctx, number)
    rows = [str(row["person"]) for row in ctx.db[PHONES].find({"phone": number}, limit=MOST)]
    return list(dict.fromkeys([holder, *rows] if holder else rows))
