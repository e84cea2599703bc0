"""For tests of services: an app, its context and stand-ins, on a fresh database of a real server."""

from __future__ import annotations

import math
import secrets
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import jwt
import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flask.testing import FlaskClient

from kernel import clock, readings, tokens
from kernel.bus import Delivery
from kernel.consumer import Consumer
from kernel.context import Context
from kernel.relay import Relay, cloud_event
from kernel.runtime import Runtime
from kernel.scheduler import Scheduler
from kernel.service import Service
from kernel.settings import Settings
from kernel.views import apply_batch


class Moving:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return clock.now() + self.ahead

    def forward(self, **by: float) -> None:
        """Let time pass: `forward(days=8)`."""
        self.ahead += timedelta(**by)


class Kit:
    """One service (or several) as a client sees it, with tokens for anybody and events from anywhere."""

    def __init__(
        self,
        services: Iterable[Service],
        mongo_url: str,
        known: Iterable[Service] | None = None,
        *,
        own_tokens: bool = False,
    ) -> None:
        self.now = Moving()
        prefix = f"test{secrets.token_hex(4)}"
        self.settings = Settings(
            mongo_url=mongo_url,
            bus_url="embedded:",
            service_key=secrets.token_hex(32).encode(),
            master_keys=(secrets.token_bytes(32),),
            database_prefix=prefix,
            data_dir=Path(tempfile.gettempdir()) / prefix,
            dev_codes=True,
            caller_turns=0,
        )
        self.runtime = Runtime(services, self.settings, known, now=self.now)
        self.runtime.ensure_indexes()
        self._key = Ed25519PrivateKey.generate()
        self._seq = 0
        for ctx in self.runtime.contexts.values():
            if own_tokens or "identity" not in self.runtime.contexts:
                ctx.checker = tokens.Checker(self.settings.service_key, ctx.service.name, self._public_keys)

    @property
    def ctx(self) -> Context:
        """The context of the first service."""
        return next(iter(self.runtime.contexts.values()))

    def client(self, service: str | None = None) -> FlaskClient:
        """A test client of a service's app, the first by default."""
        return self.runtime.apps[service or self.ctx.service.name].test_client()

    def _public_keys(self) -> dict[str, Any]:
        key = jwt.algorithms.OKPAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [{**key, "kid": "test", "alg": "EdDSA", "use": "sig"}]}

    def token(self, sub: str, *roles: str, region: str | None = "620725", **claims: Any) -> str:
        """A token as identity would make it. A kit that holds identity takes it with `own_tokens` only."""
        now = datetime.now(UTC).timestamp()
        body = {
            "iss": tokens.ISSUER,
            "sub": sub,
            "roles": list(roles),
            "region": region,
            "jti": secrets.token_hex(8),
        }
        return jwt.encode(
            {**body, "iat": now, "exp": int(now) + 3600, **claims}, self._key, "EdDSA", {"kid": "test"}
        )

    def call(
        self, method: str, path: str, who: tuple[str, ...] | None = None, json: Any = None, **headers: str
    ) -> Any:
        """A request by `who` = (sub, role, …); `_` in header names becomes `-`."""
        head = {name.replace("_", "-"): value for name, value in headers.items()}
        if who:
            head["Authorization"] = f"Bearer {self.token(who[0], *who[1:])}"
        service = path.split("/")[2]
        return self.client(service).open(path, method=method, json=json, headers=head)

    def service_call(self, method: str, path: str, json: Any = None, name: str = "intake") -> Any:
        """A request by another service."""
        service = path.split("/")[2]
        token = tokens.for_service(name, self.settings.service_key, to=service)
        head = {"Authorization": f"Bearer {token}"}
        return self.client(service).open(path, method=method, json=json, headers=head)

    def event(
        self, type: str, key: str, *, subject: str | None = None, id: str | None = None, **data: Any
    ) -> Delivery:
        """An event as another service would publish it."""
        self._seq += 1
        source, name = type.split(".", 1)
        entry = {"_id": id or f"{key}:{self._seq}", "key": key, "seq": self._seq, "type": name, "trace": None}
        entry |= {"aggregate": subject or f"things/{key}", "public": data}
        entry["at"] = self.now().isoformat()
        value = orjson.dumps(cloud_event(source, entry))
        return Delivery(source, 0, self._seq, key, str(entry["_id"]), value)

    def deliver(self, *deliveries: Delivery, service: str | None = None) -> list[dict[str, Any]]:
        """Hand events to the consumer of a service; returns what is parked afterwards."""
        ctx = self.runtime.contexts[service] if service else self.ctx
        known = self.runtime.known_types | {str(orjson.loads(d.value)["type"]) for d in deliveries}
        Consumer(ctx, known).handle_batch(list(deliveries))
        return list(ctx.db["parked"].find())

    def settle(self, rounds: int = 20) -> None:
        """Relay and consume between the services of this kit until nothing moves."""
        for _ in range(rounds):
            if not sum(self._round(ctx) for ctx in self.runtime.contexts.values()):
                return

    def _round(self, ctx: Context) -> int:
        moved = Relay(ctx, self.runtime.bus).run_once()
        known = self.runtime.known_types
        moved += self._drain(ctx.service.name, ctx.service.topics(), Consumer(ctx, known).handle_batch)
        for view in ctx.service.views:
            handle = partial(apply_batch, ctx, view, known)
            moved += self._drain(f"{ctx.service.name}.{view.name}", view.topics, handle)
        return moved

    def _drain(self, group: str, topics: tuple[str, ...], handle: Callable[[list[Delivery]], None]) -> int:
        subscription, count = self.runtime.bus.subscribe(group, topics), 0
        try:
            while batch := subscription.poll(0.01):
                handle(batch)
                subscription.ack()
                count += len(batch)
        finally:
            subscription.close()
        return count

    def fire_clocks(self, service: str | None = None) -> int:
        """Fire all that is due by the kit's clock, however long it takes."""
        return Scheduler(self.runtime.contexts[service] if service else self.ctx, math.inf).run_once()

    def readings(self, **filter: Any) -> list[readings.Reading]:
        """What was written down of who read, in the first service."""
        rows = self.ctx.db[readings.COLLECTION].find(filter).sort("at", 1)
        return [readings.opened(self.ctx.vault, row) for row in rows]

    def close(self) -> None:
        """Drop the databases of this kit."""
        for name in self.runtime.mongo.list_database_names():
            if name.startswith(self.settings.database_prefix):
                self.runtime.mongo.drop_database(name)
        self.runtime.close()
