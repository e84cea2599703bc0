"""The bus (消息总线): restarted, killed, wiped, away for a minute; steps are answered all the while."""

from __future__ import annotations

import time
from itertools import islice

import httpx

from kernel.audit import effects
from launcher.attach import attached
from tests.chaos.fault import Fault, Scene
from tests.chaos.recovery import Probe
from tests.chaos.stacks.apart import Apart

NOTICE = 150.0  # seconds
ANSWERED = 0.95  # of the submits while the bus is away


def wiped(scene: Scene) -> float:
    """Everything it kept is gone: it is published again from the record."""
    time.sleep(scene.odds.uniform(0, 2))
    if isinstance(scene.stack, Apart):
        scene.stack.broker.wipe()
        scene.stack.broker.start()
    else:
        _drop(scene)
    over = time.monotonic()
    _published_again(scene)
    return over


def _drop(scene: Scene) -> None:
    with attached(scene.stack.env) as runtime:
        logs = runtime.mongo[f"{runtime.settings.database_prefix}_bus"]
        for name in logs.list_collection_names():
            if name.startswith("log."):
                logs.drop_collection(name)


def _published_again(scene: Scene) -> None:
    """The relays look once a minute whether the bus has everything."""
    end = time.monotonic() + NOTICE
    with attached(scene.stack.env) as runtime:
        for ctx in runtime.contexts.values():
            while list(islice(effects.on_the_bus(ctx, runtime.bus), 1)):
                if time.monotonic() > end:
                    scene.notes.append(
                        f"the bus was wiped, {ctx.service.name} did not publish its record again"
                    )
                    break
                time.sleep(1.0)


def killed(scene: Scene) -> float:
    """`kill -9`, back with what it had acknowledged."""
    time.sleep(scene.odds.uniform(0, 2))
    scene.stack.kill("broker")
    return time.monotonic()


def away(scene: Scene) -> float:
    """For a minute; residents notice nothing."""
    probe = Probe(scene.stack)
    probe.recovered(time.monotonic())  # signs in
    assert isinstance(scene.stack, Apart)
    scene.stack.broker.go_away()
    good = tried = 0
    end = time.monotonic() + (8 if scene.short else 60)
    while time.monotonic() < end:
        tried += 1
        try:
            good += probe.submit().is_success
        except httpx.HTTPError:
            continue
        time.sleep(0.5)
    probe.close()
    if good < ANSWERED * tried:
        scene.notes.append(f"the bus was away: only {good} of {tried} submits were answered 2xx")
    scene.stack.broker.start()
    return time.monotonic()


FAULTS = (
    Fault("bus wiped", wiped, 10, together=1),
    Fault("kill -9 broker", killed, 20, ("kafka",), 4),
    Fault("broker away for a minute", away, 5, ("kafka",), 1),
)
