"""A county of one's own, that can be brought to rest and put back as a whole, its bus too."""

from __future__ import annotations

import time
from typing import Any

from pymongo.errors import AutoReconnect

from tests.abuse.people import People
from tests.abuse.scenes import Stage, prepare
from tests.abuse.town import Town

Doc = dict[str, Any]


class County:
    """Every service at rest: all clocks have fired, all events have come."""

    def __init__(self, mongo_url: str) -> None:
        town = Town(mongo_url)
        self.stage: Stage = prepare(town, People(town))
        self.town, self.kit = town, town.kit
        self.rest()
        self.before, self.ahead = self._contents(), self.kit.now.ahead
        town.remember()

    def rest(self) -> None:
        """Fire what is due and carry what is under way, until nothing moves."""
        for _ in range(8):
            self.kit.settle()
            if not sum(self.kit.fire_clocks(name) for name in self.kit.runtime.contexts):
                return

    def put_back(self) -> None:
        """Everything as it was when this county was made; again where the database was too busy to answer."""
        for _ in range(10):
            try:
                return self._put_back()
            except AutoReconnect:
                time.sleep(1)
        self._put_back()

    def _put_back(self) -> None:
        self.kit.now.ahead = self.ahead
        self.kit.runtime.bus.close()
        self.kit.runtime.__dict__.pop("bus")
        for name, collections in self._contents().items():
            kept, database = self.before.get(name, {}), self.kit.runtime.mongo[name]
            for collection, rows in collections.items():
                if rows != (before := kept.get(collection, [])):
                    database[collection].delete_many({})
                    if before:
                        database[collection].insert_many(before)
        for ctx in self.kit.runtime.contexts.values():
            ctx.revocations._read_at = float("-inf")
            ctx.vault._known.clear()

    def _contents(self) -> dict[str, dict[str, list[Doc]]]:
        mongo, prefix = self.kit.runtime.mongo, self.kit.settings.database_prefix
        found: dict[str, dict[str, list[Doc]]] = {}
        for name in (name for name in mongo.list_database_names() if name.startswith(prefix)):
            names = [each for each in mongo[name].list_collection_names() if not each.startswith("system.")]
            found[name] = {each: list(mongo[name][each].find().sort("_id", 1)) for each in names}
        return found

    def close(self) -> None:
        """Drop everything."""
        self.town.close()
