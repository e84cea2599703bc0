"""Saving what is not finished, and coming back to it on another device: a code and the phone number."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.context import Context
from kernel.throttle import Throttle
from kernel.words import NotFound
from services.intake import store
from services.intake.domain.receipt import ALPHABET, CODE_LENGTH
from services.intake.handlers.tracking import nameless

KEPT = timedelta(days=7)
"""As long as the cookie of the phone it was begun on."""
FREE_PER_ADDRESS, FREE_PER_PHONE = 10, 10
LONGEST = timedelta(minutes=15)


@dataclass(frozen=True)
class Saved:
    """What is kept, under which code, until when. `words` is the site's own text."""

    code: str
    until: datetime
    words: str = ""


def save(ctx: Context, phone: str, words: str, code: str | None) -> Saved:
    """Keep the words; with the code of an earlier time instead of what was kept then."""
    again = plain(code) if code else ""
    known = store.saved.opened(ctx, phone, again) is not None if again else False
    name = again if known else "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    until = ctx.now() + KEPT
    store.saved.keep(ctx, phone, name, words, until)
    return Saved(name, until)


def come_back(ctx: Context, address: str, phone: str, code: str) -> Saved:
    """What was saved. Who guesses waits; which of the two was wrong is not told. Raises NotFound."""
    guards = (
        (Throttle(ctx.db, "saved address", ctx.now, free=FREE_PER_ADDRESS, longest=LONGEST), address),
        (Throttle(ctx.db, "saved phone", ctx.now, free=FREE_PER_PHONE, longest=LONGEST), phone),
    )
    for guard, subject in guards:
        guard.check(nameless(ctx, subject))
    found = store.saved.opened(ctx, phone, plain(code))
    for guard, subject in guards:
        (guard.succeeded if found else guard.failed)(nameless(ctx, subject))
    if found is None:
        raise NotFound("saved_not_found")
    return Saved(plain(code), found[1], found[0])


def forget(ctx: Context, phone: str, code: str) -> None:
    """It was sent, or thrown away. Nothing is told of whether it was there."""
    store.saved.drop(ctx, phone, plain(code))


def plain(code: str) -> str:
    """As it was told: capitals, without spaces and dashes."""
    return "".join(c for c in unicodedata.normalize("NFKC", code).upper() if c in ALPHABET)
