"""A county with every service in one process, its people, and a memory to put everything back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from werkzeug.test import TestResponse

from kernel import tokens
from kernel.testkit import Kit
from launcher import roster

HOME, ELSEWHERE = "620725", "620102"
Who = tuple[str, ...]
Doc = dict[str, Any]


class Town:
    """Calls as anybody makes them. `who` = (sub, role, region), or a service's name, or None for nobody."""

    def __init__(self, mongo_url: str) -> None:
        self.kit = Kit(roster.load_all(), mongo_url, own_tokens=True)
        self.before: dict[str, dict[str, list[Doc]]] = {}

    def call(
        self,
        method: str,
        path: str,
        who: Who | str | None = None,
        json: Any = None,
        *,
        head: Mapping[str, str] | None = None,
        **rest: Any,
    ) -> TestResponse:
        """One request; the path begins with the service's name."""
        service = path.split("/")[1]
        heads = dict(head or {}) | self.signed(who, service)
        client = self.kit.client(service)
        return client.open(f"/api{path}", method=method, json=json, headers=heads, **rest)

    def signed(self, who: Who | str | None, to: str) -> dict[str, str]:
        """The headers of a request to the service `to`."""
        if who is None:
            return {}
        if isinstance(who, str):
            token = tokens.for_service(who, self.kit.settings.service_key, to=to)
            return {"Authorization": f"Bearer {token}"}
        sub, role, *region = who
        return {"Authorization": f"Bearer {self.kit.token(sub, role, region=region[0] if region else None)}"}

    def made(self, method: str, path: str, who: Who | str | None, json: Any = None, **rest: Any) -> Any:
        """A call that has to succeed; its JSON."""
        answer = self.call(method, path, who, json, **rest)
        assert answer.status_code < 300, f"{method} {path}: {answer.get_data(as_text=True)}"
        return answer.get_json(silent=True)

    def remember(self) -> None:
        """Keep what every service holds now."""
        self.before = {name: self.contents(name) for name in self.kit.runtime.contexts}

    def contents(self, service: str) -> dict[str, list[Doc]]:
        """Every document of a service, by collection."""
        db = self.kit.runtime.contexts[service].db
        names = sorted(name for name in db.list_collection_names() if not name.startswith("system."))
        return {name: list(db[name].find().sort("_id", 1)) for name in names}

    def put_back(self, service: str) -> None:
        """Make a service hold again what was remembered."""
        ctx, kept = self.kit.runtime.contexts[service], self.before[service]
        for name, now in self.contents(service).items():
            if now != kept.get(name, []):
                ctx.db[name].delete_many({})
                if kept.get(name):
                    ctx.db[name].insert_many(kept[name])
        ctx.revocations._read_at = float("-inf")

    def close(self) -> None:
        """Drop everything."""
        self.kit.close()
