"""Who guesses waits: counted per phone or name and per address, on failures only.

A person who has signed in from an address before is counted apart there, so that neither a
stranger who guesses at his name nor a neighbour who guesses at others' keeps him out.
"""

from datetime import timedelta

from kernel.context import Context
from kernel.throttle import Throttle
from services.identity.store.secrets import mark

REMEMBERED = timedelta(days=30)
LONGEST = timedelta(minutes=15)
WINDOW = timedelta(hours=1)


class Guard:
    """One try to sign in as `subject` (a mark, whether or not such a person exists) from an address."""

    def __init__(self, ctx: Context, subject: str, address: str) -> None:
        self._ctx = ctx
        self._pair = mark(ctx, "pair", subject, address)
        self._familiar = self._known()
        self._subject = self._pair if self._familiar else subject
        self._address = mark(ctx, "address", address)
        self._subjects = Throttle(ctx.db, "subject", ctx.now, free=5, longest=LONGEST, window=WINDOW)
        self._addresses = Throttle(ctx.db, "address", ctx.now, free=50, longest=LONGEST, window=WINDOW)

    def admit(self) -> None:
        """Let the try begin. Raises Throttled. It counts as failed until it has succeeded."""
        self._subjects.check(self._subject)
        if not self._familiar:
            self._addresses.check(self._address)
        self._subjects.failed(self._subject)

    def failed(self) -> None:
        """The address is slowed too, once it has failed often and for many."""
        self._addresses.failed(self._address)

    def succeeded(self) -> None:
        """Forget the failures of this subject; the address keeps its own."""
        self._subjects.succeeded(self._subject)
        expires = self._ctx.now() + REMEMBERED
        self._ctx.db["familiar"].update_one({"_id": self._pair}, {"$set": {"expires": expires}}, upsert=True)

    def _known(self) -> bool:
        row = self._ctx.db["familiar"].find_one({"_id": self._pair})
        return row is not None and bool(row["expires"] > self._ctx.now())
