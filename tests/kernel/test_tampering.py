"""Whatever is done to a record, the checker names it, and neither breaks nor blames a record that grows."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kernel import clock, entries, ids
from kernel.audit import check, effects, records
from kernel.entries import Entry
from kernel.relay import Relay
from kernel.step import By
from kernel.store import Store
from kernel.testkit import Kit
from kernel.words import Actor
from tests.kernel.ledger import JarOpened, put
from tests.kernel.scales import SCALES, WATCHED, Weighed

WHO = Actor("officer")
STAMP = entries.Stamp("jars/a", "c1", clock.now(), "officer", "k1")
FIELDS = [*entries.make(STAMP, 1, entries.GENESIS, JarOpened("a", "c1"), True)]
ODD: list[Any] = [None, "", 7, [], {}, "2"]


def filed(kit: Kit) -> None:
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    kit.ctx.step("jars", "a", put("a", 3), By(WHO, "k2"))
    kit.ctx.step("jars", "a", put("a", 4), By(WHO, "k3"))
    Relay(kit.ctx, kit.runtime.bus).run_once()


@pytest.mark.parametrize("name", [field for field in FIELDS if field != "_id"])
def test_every_field_of_an_entry(kit: Kit, name: str) -> None:
    filed(kit)
    good = kit.ctx.db["record"].find_one({"_id": "jars/a:2"})
    assert good is not None
    for odd in (odd for odd in [*ODD, "gone"] if odd != good[name]):
        change = {"$unset": {name: 1}} if odd == "gone" else {"$set": {name: odd}}
        kit.ctx.db["record"].update_one({"_id": "jars/a:2"}, change)
        assert any(finding.rule == "V2" for finding in records.verify(kit.ctx)), (name, odd)
        list(records.doubled_keys(kit.ctx))
        list(effects.effects([kit.ctx]))
        kit.ctx.db["record"].replace_one({"_id": "jars/a:2"}, good)
    assert list(records.verify(kit.ctx)) == []


@pytest.mark.parametrize("name", ["version", "head", "state", "pending", "due"])
def test_every_field_of_a_document(kit: Kit, name: str) -> None:
    filed(kit)
    kit.ctx.db["jars"].update_one({"_id": "a"}, {"$unset": {name: 1}})
    assert any(finding.rule == "V2" for finding in records.verify(kit.ctx))


@pytest.fixture
def pair(mongo_url: str) -> Iterator[Kit]:
    made = Kit([WATCHED, SCALES], mongo_url)
    yield made
    made.close()


def test_an_event_that_no_longer_fits_is_named_not_stumbled_over(pair: Kit) -> None:
    scales = pair.runtime.contexts["scales"]
    pair.ctx.step("jars", ids.of("ledger", "c1"), lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    scales.step("pans", "c1", lambda s: [Weighed("c1", 5)], By(WHO, "k1"))
    pair.settle()
    scales.db["record"].update_one({"_id": "pans/c1:1"}, {"$set": {"public.weight": "heavy"}})
    assert any(str(found).startswith("V2 scales/pans/c1:1") for found in check.check(pair.runtime))


def test_a_record_that_grows_while_it_is_read_is_sound(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    filed(kit)
    read = records._filed

    def then_grow(store: Store) -> Mapping[str, list[Entry]]:
        found = read(store)
        kit.ctx.step("jars", "a", put("a", 5), By(WHO, "k4"))
        Relay(kit.ctx, kit.runtime.bus).run_once()
        return found

    monkeypatch.setattr(records, "_filed", then_grow)
    assert list(records.verify(kit.ctx)) == []
