"""What a handler is given: the documents, the vault, the clock and the other services of one service."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bson.codec_options import CodecOptions
from pymongo import MongoClient
from pymongo.database import Database

from kernel import clock, entries, firing, masters, pages, readings
from kernel.calls import Caller, Client, Unavailable
from kernel.doorbell import Doorbell
from kernel.pages import Page
from kernel.revocations import Revocations
from kernel.service import Service
from kernel.settings import Settings
from kernel.step import By, Decide, Loaded, Outcome
from kernel.store import DURABLE, Store
from kernel.tokens import Checker
from kernel.turns import Turns
from kernel.vault import Vault

Doc = dict[str, Any]


class Context:
    """One per service and process. Its database is its own and no other's."""

    def __init__(
        self,
        service: Service,
        settings: Settings,
        mongo: MongoClient[Doc],
        client: Client,
        doorbell: Doorbell,
        now: clock.Now = clock.now,
    ) -> None:
        self.service = service
        self.settings = settings
        self.now = now
        self.db: Database[Doc] = mongo.get_database(
            f"{settings.database_prefix}_{service.name}", CodecOptions(tz_aware=True), write_concern=DURABLE
        )
        published = frozenset(kind.__name__ for kind in service.published)
        self.stores = {a.kind: Store(self.db, a, published, now) for a in service.aggregates}
        self.vault = Vault(self.db, masters.of(settings))
        self.revocations = Revocations(self.db)
        self.checker = Checker(settings.service_key, service.name, self._public_keys)
        self.doorbell = doorbell
        self.turns = Turns(settings.caller_turns)
        self._client = client

    def step(self, kind: str, id: str, decide: Decide, by: By, *, begins: bool = False) -> Outcome[Any]:
        """Load, decide, save. The relay is woken where something was written. See `Store.step`.

        A deadline of the document that ran out and that no scheduler saw fires before: nobody's step
        overtakes it. Chores wait for the scheduler.
        """
        fire = None if by.cause.startswith(firing.CAUSE) else partial(firing.before, self)
        outcome = self.stores[kind].step(id, decide, by, begins=begins, fire=fire)
        if not outcome.repeated:
            self.doorbell.ring(f"pending.{self.service.name}")
        return outcome

    def load(self, kind: str, id: str) -> Loaded[Any] | None:
        """A document as it is now, or None."""
        return self.stores[kind].load(id)

    def find(self, kind: str, filter: Mapping[str, Any], limit: int = 500) -> list[Loaded[Any]]:
        """A small look-up through an index of the service."""
        store = self.stores[kind]
        return [store.loaded(doc) for doc in store.documents.find(dict(filter), limit=limit) if doc["state"]]

    def page(
        self,
        kind: str,
        filter: Mapping[str, Any],
        *,
        cursor: str | None = None,
        limit: int = 50,
        oldest_first: bool = False,
    ) -> Page:
        """A page of a list, by time of beginning; the filter's index must end with `at`."""
        return pages.page(self.stores[kind], filter, cursor, limit, oldest_first, self.now())

    def history(self, kind: str, id: str) -> list[entries.Entry]:
        """The record of one document, in order."""
        return self.stores[kind].history(id)

    def seal(self, owner: str, field: str, content: str | bytes) -> str:
        """Ciphertext under the owner's key, to be put into an event's `sealed`."""
        return self.vault.seal(owner, field, content)

    def open(self, owner: str, field: str, token: str) -> str:
        """What was sealed. Raises vault.Erased where the owner's key was destroyed."""
        return self.vault.open(owner, field, token)

    def reading(self, actor: str, subject: str, what: str, purpose: str) -> None:
        """Write down that somebody read personal data, before it is shown."""
        readings.write(self.db, self.vault, readings.Reading(self.now(), actor, subject, what, purpose))

    def call(self, service: str) -> Caller:
        """Another service, called with this service's own token."""
        return Caller(self.service.name, service, self._client, self.settings.service_key)

    def secret(self, purpose: str) -> bytes:
        """A key that all services of this installation derive alike, one per purpose."""
        return hmac.new(self.settings.service_key, purpose.encode(), hashlib.sha256).digest()

    def revoke(self, subject: str, before: datetime) -> None:
        """Refuse this subject's tokens issued until `before`; or one token, as `jti:<id>`."""
        self.revocations.add(subject, before)

    def _public_keys(self) -> dict[str, Any]:
        answer = self.call("identity").get("/api/identity/keys")
        if answer.status_code != 200:
            raise Unavailable("identity")
        found: dict[str, Any] = answer.json()
        return found

    def ensure_indexes(self) -> None:
        """Create the indexes that the kernel and the service need. Safe to repeat."""
        self.db["record"].create_index([("aggregate", 1), ("seq", 1)], unique=True)
        self.db["record"].create_index([("aggregate", 1), ("cause", 1)])
        self.db["record"].create_index([("at", 1)])
        self.db["parked"].create_index([("group", 1), ("key", 1), ("order", 1)])
        self.db["readings"].create_index([("subject", 1), ("at", 1)])
        self.db["revocations"].create_index([("before", 1)])
        self.db["throttle"].create_index([("forget", 1)])
        self.db["numbers"].create_index([("owner", 1)], unique=True)
        self.db["shelf"].create_index([("code", 1)], unique=True)
        for kind in self.stores:
            self.db[kind].create_index([("pending.at", 1)], sparse=True)
            self.db[kind].create_index([("due.at", 1)], sparse=True)
            self.db[kind].create_index([("at", 1)])
        wanted = [self.service.indexes, *(view.indexes for view in self.service.views)]
        for collection, specs in ((c, s) for group in wanted for c, s in group.items()):
            for keys, options in specs:
                self.db[collection].create_index(list(keys), **options)
