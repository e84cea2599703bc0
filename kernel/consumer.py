"""The consumer: events of other services to handlers of this one, each with its effect once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
import orjson
from pymongo.errors import PyMongoError, WriteError

from kernel import codec, faults
from kernel.bus import BusUnavailable, Delivery
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.parked import BEHIND, FAILED, UNREADABLE, WAITING, Parked, as_delivery
from kernel.step import By, traced
from kernel.store import Busy
from kernel.words import Actor, NotYet, Refusal

log = logging.getLogger("fengqiao.consumer")
REVOKED = "identity.SessionsRevoked"
AWAY = (
    Busy,
    Unavailable,
    PyMongoError,
    BusUnavailable,
)  # try the batch again later; nothing is wrong with it
VERSION = 1
PARTS = {"id": str, "type": str, "subject": str, "time": str, "data": dict}
LARGEST = 1_000_000  # bytes; no event of ours comes near


class Unreadable(Exception):
    """The bytes are not an event that this version understands; the text says why."""


class Consumer:
    """Handles deliveries for one service."""

    def __init__(self, ctx: Context, known_types: frozenset[str]) -> None:
        self._ctx = ctx
        self._known = known_types
        self.parked = Parked(ctx.db, ctx.service.name, ctx.now)

    def handle_batch(self, batch: list[Delivery]) -> None:
        """Each has its effect or is parked. Raises one of AWAY: then none may be acknowledged."""
        blocked = self.parked.keys()
        for delivery in batch:
            if delivery.key in blocked:
                self.parked.park(delivery, BEHIND, "an earlier event of the same case is parked")
            elif not self._try(delivery):
                blocked.add(delivery.key)

    def retry_parked(self) -> int:
        """Try again what waits and what a person asked for. Returns how many were handled."""
        count = 0
        for rows in self.parked.ready():
            for row in rows:
                fault = self._fault(as_delivery(row))
                if fault:
                    self.parked.still(row, *fault)
                    break
                self.parked.done(row)
                count += 1
        return count

    def _try(self, delivery: Delivery) -> bool:
        fault = self._fault(delivery)
        if fault:
            log.error("parked %s of %s: %s", delivery.id, delivery.topic, fault[1])
            self.parked.park(delivery, *fault)
        return fault is None

    def _fault(self, delivery: Delivery) -> tuple[str, str] | None:
        """Handle; returns why not, or None."""
        try:
            self._handle(delivery)
        except WriteError as refused:  # this write, not the database: the other cases go on
            return WAITING, faults.where(refused)
        except AWAY:
            raise
        except NotYet as wait:
            return WAITING, f"waits for {wait}"
        except Unreadable as bad:
            return UNREADABLE, str(bad)
        except Refusal as no:
            return FAILED, f"refused: {no.code}"
        except Exception as error:  # a fault of ours must not stop the other cases
            return FAILED, faults.where(error)
        return None

    def _handle(self, delivery: Delivery) -> None:
        event = read(delivery, self._known)
        if event["type"] == REVOKED:
            before = datetime.fromisoformat(event["data"]["before"])
            self._ctx.revoke(event["data"]["subject"], before)
        handler = self._ctx.service.subscriptions.get(event["type"])
        if handler is None:
            return
        fact = _fact(event, self._ctx.service.consumed[event["type"]])
        concerns = self._ctx.service.concerns.get(event["type"])
        if concerns is None or concerns(fact):
            handler(self._ctx, _by(event), fact)


def read(delivery: Delivery, known: frozenset[str]) -> dict[str, Any]:
    """The event in these bytes. Raises Unreadable."""
    if len(delivery.value) > LARGEST:
        raise Unreadable(f"larger than {LARGEST} bytes")
    try:
        event = orjson.loads(delivery.value)
    except orjson.JSONDecodeError:
        raise Unreadable("not JSON") from None
    if not isinstance(event, dict) or event.get("specversion") != "1.0":
        raise Unreadable("not a CloudEvents 1.0 document")
    if missing := [name for name, kind in PARTS.items() if not _filled(event.get(name), kind)]:
        raise Unreadable(f"without {', '.join(missing)}")
    if event["type"] not in known:
        raise Unreadable("of a type that nobody here publishes")
    if event.get("dataversion") != VERSION:
        raise Unreadable("of another version of its type")
    return event


def _filled(value: object, kind: type) -> bool:
    return isinstance(value, kind) and bool(value)


def _fact(event: Mapping[str, Any], kind: type) -> Any:
    try:
        return codec.build(event["data"], kind)
    except msgspec.ValidationError as bad:
        raise Unreadable(f"does not have the form of its type: {bad}") from None


def _by(event: Mapping[str, Any]) -> By:
    source = str(event["type"]).split(".", 1)[0]
    actor = Actor(f"service:{source}", frozenset({"service"}))
    at = datetime.fromisoformat(event["time"])
    return By(actor, event["id"], at=at, subject=event["subject"], trace=traced(event.get("traceparent")))
