"""A step: one write, on the version, once per cause; and the record that its state is the fold of."""

import threading
from datetime import timedelta
from typing import Any

import pytest

from kernel import entries
from kernel.relay import Relay
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor, Invalid, OutOfOrder
from tests.kernel.ledger import Jar, JarClosed, JarOpened, put

WHO = Actor("officer", frozenset({"officer"}), "620725")


def opened(kit: Kit, jar: str = "a", **rest: Any) -> None:
    kit.ctx.step("jars", jar, lambda s: [JarOpened(jar, "case-1", **rest)], By(WHO, f"open-{jar}"))


def test_state_is_the_fold_of_the_record_before_and_after_filing(kit: Kit) -> None:
    opened(kit)
    kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k1"))
    Relay(kit.ctx, kit.runtime.bus).run_once()
    kit.ctx.step("jars", "a", put("a", 4), By(WHO, "k2"))
    history = kit.ctx.history("jars", "a")
    assert [e["seq"] for e in history] == [1, 2, 3]
    assert entries.flaws(history) == []
    loaded = kit.ctx.load("jars", "a")
    assert loaded is not None
    assert entries.fold(history, kit.ctx.stores["jars"].aggregate) == loaded.state
    assert loaded.state.weights == (3, 4)


@pytest.mark.parametrize("filed", [False, True])
def test_a_cause_has_its_effect_once_and_answers_as_it_was(kit: Kit, filed: bool) -> None:
    opened(kit)
    kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k1", digest="d"))
    kit.ctx.step("jars", "a", put("a", 9), By(WHO, "k2"))
    if filed:
        Relay(kit.ctx, kit.runtime.bus).run_once()
    again = kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k1", digest="d"))
    assert again.repeated
    assert again.state.weights == (3,)
    assert again.version == 2
    loaded = kit.ctx.load("jars", "a")
    assert loaded is not None
    assert loaded.state.weights == (3, 9)


def test_the_same_key_with_another_body_is_refused(kit: Kit) -> None:
    opened(kit)
    kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k1", digest="d"))
    with pytest.raises(Invalid):
        kit.ctx.step("jars", "a", put("a", 4), By(WHO, "k1", digest="other"))


def test_many_at_once_lose_nothing(kit: Kit) -> None:
    opened(kit)
    steps = [
        threading.Thread(target=kit.ctx.step, args=("jars", "a", put("a", n), By(WHO, f"k{n % 8}")))
        for n in range(16)
    ]
    for step in steps:
        step.start()
    for step in steps:
        step.join()
    loaded = kit.ctx.load("jars", "a")
    assert loaded is not None
    assert sorted(w % 8 for w in loaded.state.weights) == list(range(8))
    assert entries.flaws(kit.ctx.history("jars", "a")) == []


def test_a_decision_that_yields_nothing_is_noted(kit: Kit) -> None:
    opened(kit)
    kit.ctx.step("jars", "a", lambda s: [], By(WHO, "k1"))
    assert [e["type"] for e in kit.ctx.history("jars", "a")] == ["JarOpened", "Noted"]
    again = kit.ctx.step("jars", "a", put("a", 5), By(WHO, "k1"))
    assert again.repeated
    assert again.state.weights == ()


def test_if_match_refuses_what_the_caller_did_not_see(kit: Kit) -> None:
    opened(kit)
    with pytest.raises(OutOfOrder, match="version_changed"):
        kit.ctx.step("jars", "a", put("a", 5), By(WHO, "k1", if_match=7))


@pytest.mark.parametrize(
    "change", [{"public.weight": 4}, {"actor": "other"}, {"at": "2020-01-01T00:00:00.000Z"}]
)
def test_an_altered_entry_is_found(kit: Kit, change: dict[str, Any]) -> None:
    opened(kit)
    kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k1"))
    Relay(kit.ctx, kit.runtime.bus).run_once()
    kit.ctx.db["record"].update_one({"_id": "jars/a:2"}, {"$set": change})
    assert entries.flaws(kit.ctx.history("jars", "a")) == ["jars/a:2: was changed after it was written"]


def test_a_clock_fires_once(kit: Kit) -> None:
    opened(kit, closes=kit.now() + timedelta(days=3))
    assert kit.fire_clocks() == 0
    kit.now.forward(days=3, seconds=1)
    assert kit.fire_clocks() == 1
    assert kit.fire_clocks() == 0
    loaded = kit.ctx.load("jars", "a")
    assert loaded is not None
    assert isinstance(loaded.state, Jar)
    assert loaded.state.closed
    assert [e["type"] for e in kit.ctx.history("jars", "a")] == ["JarOpened", JarClosed.__name__]


def test_a_step_that_begins_a_document_repeats_like_any_other(kit: Kit) -> None:
    by = By(WHO, "open", digest="d")
    first = kit.ctx.step("jars", "b", lambda s: [JarOpened("b", "case-1")], by, begins=True)
    kit.ctx.step("jars", "b", put("b", 9), By(WHO, "k2"))
    again = kit.ctx.step("jars", "b", lambda s: [JarOpened("b", "case-1")], by, begins=True)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.state == first.state
    assert [e["type"] for e in kit.ctx.history("jars", "b")] == ["JarOpened", "StonePut"]
