"""The bus (消息总线): restarted, killed, wiped, away for a minute; steps are answered all the while."""

from __future__ import annotations

import time

import httpx

from kernel.audit import effects
from kernel.context import Context
from kernel.runtime import Runtime
from launcher.attach import attached
from tests.chaos.fault import Fault, Scene
from tests.chaos.recovery import Probe
from tests.chaos.stacks.apart import Apart

NOTICE, LOOK = 300.0, 10.0  # seconds; a look reads the whole bus, which keeps an embedded one busy
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
    """The relays look once a minute whether the bus has everything; what is filed meanwhile is on its way."""
    end = time.monotonic() + NOTICE
    with attached(scene.stack.env) as runtime:
        for ctx in runtime.contexts.values():
            lacking = _lacking(ctx, runtime)
            while lacking and time.monotonic() < end:
                time.sleep(LOOK)
                lacking &= _lacking(ctx, runtime)
            if lacking:
                scene.notes.append(
                    f"the bus was wiped, {len(lacking)} entries of {ctx.service.name} did not come again"
                )


def _lacking(ctx: Context, runtime: Runtime) -> set[str]:
    return {finding.where for finding in effects.on_the_bus(ctx, runtime.bus)}


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
