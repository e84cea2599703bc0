"""The worker: per service a relay, a consumer, a scheduler and its views, each in a thread of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from functools import partial

from kernel import faults, health, views
from kernel.bus import Bus, Subscription, Superseded
from kernel.consumer import AWAY, Consumer
from kernel.context import Context
from kernel.erasing import doing as erasing
from kernel.erasing.by_rule import Sweep
from kernel.relay import Relay
from kernel.runtime import Runtime
from kernel.scheduler import Scheduler
from kernel.seals.making import Sealing
from kernel.service import View

log = logging.getLogger("fengqiao.worker")
LOOK_SECONDS = 1.0
NO_BELL_SECONDS = 0.2  # where web processes cannot ring this worker
BEAT_SECONDS = 3.0
LOOK_AGAIN_SECONDS = 60.0
LONGEST_PAUSE = 5.0
STUMBLES, STUMBLE_SECONDS = 3, 30.0  # a thread that stopped so often in so short a time is at fault


class Worker:
    """All threads of the services of one process."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._stumbles: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=STUMBLES))
        self._look = LOOK_SECONDS if runtime.settings.doorbell_listen else NO_BELL_SECONDS

    def start(self) -> None:
        """Start all threads; the indexes must be there. A restored database forgets first what was erased."""
        for ctx in self._runtime.contexts.values():
            erasing.replay(ctx)
            name = ctx.service.name
            self._run(f"{name} relay", partial(self._relay, ctx))
            self._run(f"{name} consumer", partial(self._consume, ctx))
            self._run(f"{name} clocks", partial(self._clocks, ctx))
            for view in ctx.service.views:
                self._run(f"{name} view {view.name}", partial(self._view, ctx, view))

    def stop(self, timeout: float = 10.0) -> None:
        """Finish what is being done and stop."""
        self._stop.set()
        for ctx in self._runtime.contexts.values():
            self._runtime.doorbell.ring(f"pending.{ctx.service.name}")
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.1, end - time.monotonic()))

    def _run(self, name: str, loop: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._guarded, args=(name, loop), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _guarded(self, name: str, loop: Callable[[], None]) -> None:
        """Start the loop again after anything that it could not cope with itself."""
        while not self._stop.is_set():
            try:
                loop()
            except Exception as error:
                log.error("%s stopped and starts again: %s", name, faults.where(error))
                self._stumbles[name].append(time.monotonic())
                self._stop.wait(1.0)

    def _relay(self, ctx: Context) -> None:
        relay, bell, name = (
            Relay(ctx, self._runtime.bus),
            self._runtime.doorbell,
            f"pending.{ctx.service.name}",
        )
        pause, looked = 0.1, time.monotonic()
        while not self._stop.is_set():
            mark = bell.mark()
            if time.monotonic() - looked > LOOK_AGAIN_SECONDS:
                relay.look_again()
                looked = time.monotonic()
            try:
                if relay.run_once() == 0:
                    bell.wait(name, self._look, mark)
                pause = 0.1
            except AWAY as away:
                relay.look_again()
                pause = self._rest(ctx, "relay", away, pause)

    def _consume(self, ctx: Context) -> None:
        consumer = Consumer(ctx, self._runtime.known_types)
        subscription = self._runtime.bus.subscribe(ctx.service.name, ctx.service.topics())
        self._pump(ctx, subscription, consumer.handle_batch, consumer.retry_parked)

    def _view(self, ctx: Context, view: View) -> None:
        known = self._runtime.known_types
        subscription = self._runtime.bus.subscribe(f"{ctx.service.name}.{view.name}", view.topics)
        self._pump(ctx, subscription, partial(views.apply_batch, ctx, view, known), lambda: 0)

    def _pump(
        self, ctx: Context, subscription: Subscription, handle: Callable[..., None], again: Callable[[], int]
    ) -> None:
        pause, tried = 0.1, time.monotonic()
        try:
            while not self._stop.is_set():
                try:
                    if batch := subscription.poll(LOOK_SECONDS):
                        handle(batch)
                        subscription.ack()
                    if time.monotonic() - tried > LOOK_SECONDS:
                        again()
                        tried = time.monotonic()
                    pause = 0.1
                except Superseded:
                    continue
                except AWAY as away:
                    subscription.nack()
                    pause = self._rest(ctx, "consumer", away, pause)
        finally:
            subscription.close()

    def _clocks(self, ctx: Context) -> None:
        scheduler, sealing, sweep = Scheduler(ctx), Sealing(ctx), Sweep(ctx)
        beat, pause = float("-inf"), 0.1
        while not self._stop.is_set():
            try:
                if time.monotonic() - beat > BEAT_SECONDS:
                    self._beat(ctx, self._runtime.bus)
                    beat = time.monotonic()
                fired = scheduler.run_once()
                sealing.run_once()
                sweep.run_once()
                self._stop.wait(0 if fired else LOOK_SECONDS)
                pause = 0.1
            except AWAY as away:
                pause = self._rest(ctx, "clocks", away, pause)

    def _beat(self, ctx: Context, bus: Bus) -> None:
        fault = self._fault(ctx) if bus.ready() else "bus away"
        health.count_parked(ctx)
        ctx.db["health"].update_one(
            {"_id": "worker"}, {"$set": {"at": ctx.now(), "fault": fault}}, upsert=True
        )

    def _fault(self, ctx: Context) -> str | None:
        """The thread of this service that stops again and again, if there is one."""
        since = time.monotonic() - STUMBLE_SECONDS
        for name, times in list(self._stumbles.items()):
            if name.startswith(f"{ctx.service.name} ") and len(times) == STUMBLES and times[0] > since:
                return f"{name} stops again and again"
        return None

    def _rest(self, ctx: Context, what: str, away: Exception, pause: float) -> float:
        if not self._stop.is_set():
            log.warning("%s %s waits: %s", ctx.service.name, what, type(away).__name__)
        self._stop.wait(pause)
        return min(pause * 2, LONGEST_PAUSE)
