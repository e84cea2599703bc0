"""The checker finds what it is there to find, and names it; on a sound stack it is silent."""

import json
import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kernel import entries, firing, ids
from kernel.audit import check, effects, records
from kernel.bus import Delivery
from kernel.consumer import Consumer
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import CLOCK, Actor
from tests.kernel.ledger import JarClosed, JarOpened
from tests.kernel.scales import SCALES, WATCHED, Weighed

WHO = Actor("officer")
JAR = ids.of("ledger", "c1")


def weighing(weight: int, _state: Any) -> list[Weighed]:
    return [Weighed("c1", weight)]


@pytest.fixture
def pair(mongo_url: str) -> Iterator[Kit]:
    """Both toy services, with one jar that three stones were weighed for."""
    kit = Kit([WATCHED, SCALES], mongo_url)
    ledger, scales = kit.runtime.contexts["ledger"], kit.runtime.contexts["scales"]
    closes = kit.now() + timedelta(days=1)
    ledger.step("jars", JAR, lambda s: [JarOpened(JAR, "c1", closes)], By(WHO, "http:open"))
    for weight in (1, 2, 300):
        scales.step("pans", "c1", partial(weighing, weight), By(WHO, f"http:{weight}"))
    kit.settle()
    yield kit
    kit.close()


def found(kit: Kit, **rest: Any) -> list[str]:
    return [str(finding) for finding in [*check.drained(kit.runtime, 1), *check.check(kit.runtime, **rest)]]


def test_a_sound_stack_has_no_findings(pair: Kit) -> None:
    loaded = pair.ctx.load("jars", JAR)
    assert loaded is not None
    assert loaded.state.weights == (1, 2)
    assert found(pair) == []


def test_a_step_while_the_bus_is_looked_at_is_not_missed_there(
    pair: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    replay = pair.runtime.bus.replay

    def worked_meanwhile(topics: Sequence[str]) -> Iterator[Delivery]:
        yield from replay(topics)
        pair.runtime.contexts["scales"].step("pans", "c1", partial(weighing, 4), By(WHO, "http:4"))
        pair.settle()

    monkeypatch.setattr(pair.runtime.bus, "replay", worked_meanwhile)
    assert list(effects.on_the_bus(pair.runtime.contexts["scales"], pair.runtime.bus)) == []


def test_one_altered_field_of_a_state_is_named(pair: Kit) -> None:
    pair.ctx.db["jars"].update_one({"_id": JAR}, {"$set": {"state.case": "c2"}})
    assert f"V2 ledger/jars/{JAR}: its state differs from the fold of its record in case" in found(pair)


def test_one_altered_entry_is_named(pair: Kit) -> None:
    pair.ctx.db["record"].update_one({"_id": f"jars/{JAR}:2"}, {"$set": {"public.weight": 9}})
    names = [str(finding) for finding in records.verify(pair.ctx)]
    assert f"V2 ledger/jars/{JAR}:2: was changed after it was written" in names


@pytest.mark.parametrize("gone", ["1", "2", "3"])
def test_a_deleted_entry_is_found(pair: Kit, gone: str) -> None:
    pair.ctx.db["record"].delete_one({"_id": f"jars/{JAR}:{gone}"})
    assert any(text.startswith("V2 ") for text in found(pair))


def test_a_deleted_document_is_found(pair: Kit) -> None:
    pair.ctx.db["jars"].delete_one({"_id": JAR})
    assert f"V2 ledger/jars/{JAR}: has a record, but the document is gone" in found(pair)


def test_an_effect_that_is_missing_or_came_twice_is_found(pair: Kit) -> None:
    scales = pair.runtime.contexts["scales"]
    scales.step("pans", "c1", lambda s: [Weighed("c1", 5)], By(WHO, "http:5"))
    from kernel.relay import Relay

    Relay(scales, pair.runtime.bus).run_once()
    assert any("Weighed had no effect in ledger" in text for text in found(pair))
    assert any(text.startswith("V8 ledger: 1 events are not handled") for text in found(pair))


def test_a_number_that_was_left_out_is_found(pair: Kit) -> None:
    rows = [{"_id": f"620725/援给/2026/{n}", "owner": f"a{n}.d1", "n": n} for n in (1, 2, 4)]
    pair.ctx.db["numbers"].insert_many(rows)
    assert found(pair) == ["V2 ledger/numbers/620725/援给/2026: 3 was left out"]
    pair.ctx.db["numbers"].insert_one({"_id": "620725/援给/2026/3", "owner": "a3.d1", "n": 3})
    assert found(pair) == []


def test_a_view_that_strayed_is_found(pair: Kit) -> None:
    pair.ctx.db["stones"].update_one({"_id": f"jars/{JAR}:2"}, {"$set": {"weight": 50}})
    assert f"V4 ledger/stones/jars/{JAR}:2: differs from what a rebuild gives" in found(pair)


def test_a_clock_that_passed_silently_is_found(pair: Kit) -> None:
    pair.now.forward(days=2)
    assert any(text.startswith(f"V7 ledger/jars/{JAR}: clock closing was due") for text in found(pair))
    assert pair.fire_clocks() == 1
    pair.settle()
    assert found(pair) == []


def test_a_clock_that_somebodys_step_overtook_is_found_and_context_lets_nobody_overtake(pair: Kit) -> None:
    def end(_state: Any) -> list[JarClosed]:
        return [JarClosed(JAR, "c1")]

    pair.now.forward(days=2)
    pair.ctx.stores["jars"].step(JAR, end, By(WHO, "http:end"))  # around `Context.step`, as a fault would
    pair.settle()
    assert [text for text in found(pair) if f"V7 ledger/jars/{JAR}:4: came after clock closing" in text]


def test_a_clock_that_fired_before_its_time_is_found(pair: Kit) -> None:
    loaded = pair.ctx.load("jars", JAR)
    assert loaded is not None
    cause = firing.cause("closing", entries.moment(loaded.state.closes))
    pair.ctx.step("jars", JAR, lambda _: [JarClosed(JAR, "c1")], By(CLOCK, cause))  # without its due time
    pair.settle()
    assert found(pair) == [f"V7 ledger/jars/{JAR}:4: its clock fired before it was due"]


def test_an_answer_that_is_gone_is_found(pair: Kit, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    rows = [
        {"service": "ledger", "id": JAR, "version": 3},
        {"service": "ledger", "id": JAR, "version": 9},
        {"service": "ledger", "id": "lost", "version": 1},
    ]
    ledger.write_text("\n".join(map(json.dumps, rows)) + '\n{"serv', "utf-8")
    assert [text[:3] for text in found(pair, ledger=ledger)] == ["V1 ", "V1 "]


def test_two_consumers_with_the_same_event_at_the_same_time(pair: Kit) -> None:
    known = pair.runtime.known_types
    events = [
        pair.event("scales.Weighed", "c1", case="c1", weight=n, id=f"pans/x:{n}") for n in range(10, 30)
    ]
    both = [threading.Thread(target=Consumer(pair.ctx, known).handle_batch, args=(events,)) for _ in range(2)]
    for consumer in both:
        consumer.start()
    for consumer in both:
        consumer.join()
    loaded = pair.ctx.load("jars", JAR)
    assert loaded is not None
    assert sorted(loaded.state.weights) == [1, 2, *range(10, 30)]
    assert list(records.verify(pair.ctx)) == []


def test_a_state_that_has_gained_a_field_is_sound_and_one_that_was_given_one_is_not(pair: Kit) -> None:
    pair.ctx.db["jars"].update_one({"_id": JAR}, {"$unset": {"state.closed": ""}})
    assert list(records.verify(pair.ctx)) == []
    pair.ctx.db["jars"].update_one({"_id": JAR}, {"$set": {"state.colour": "red"}})
    assert f"V2 ledger/jars/{JAR}: its state differs from the fold of its record in colour" in found(pair)
