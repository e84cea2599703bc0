"""Whoever edits, deletes, reorders or truncates a record is found: 1,000 (TAMPERINGS) random ones of each."""

from __future__ import annotations

import copy
import os
import random
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from kernel.audit import records
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor
from tests.kernel.ledger import LEDGER, JarOpened, put

COUNT = int(os.environ.get("TAMPERINGS") or 1000)
WHO = Actor("officer")
Entry = dict[str, Any]
Tamper = Callable[[list[Entry], random.Random], None]


@pytest.fixture(scope="module")
def kept(mongo_url: str) -> Iterator[tuple[Kit, dict[str, Any], list[Entry]]]:
    """A document and its record of a dozen entries, as the database holds them."""
    kit = Kit([LEDGER], mongo_url)
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k0"))
    for number in range(1, 12):
        kit.ctx.step("jars", "a", put("a", number), By(WHO, f"k{number}"))
    kit.settle()
    doc = kit.ctx.stores["jars"].documents.find_one({"_id": "a"})
    assert doc is not None
    yield kit, doc, list(kit.ctx.stores["jars"].record.find({"aggregate": "jars/a"}))
    kit.close()


def edit(filed: list[Entry], odds: random.Random) -> None:
    """One value anywhere in an entry becomes another."""
    place: Any = odds.choice(filed)
    name = odds.choice([name for name in place if name != "_id"])
    while isinstance(place[name], dict) and place[name]:
        place, name = place[name], odds.choice(list(place[name]))
    was = place[name]
    while place[name] == was:
        place[name] = odds.choice(
            [odds.getrandbits(16), f"{odds.getrandbits(32):x}", None, True, [], {"x": 1}]
        )


def delete(filed: list[Entry], odds: random.Random) -> None:
    """One entry or several are gone, from anywhere but the whole end."""
    for entry in odds.sample(filed[:-1], odds.randint(1, 4)):
        filed.remove(entry)


def reorder(filed: list[Entry], odds: random.Random) -> None:
    """Two entries or more change places: each takes the seq of another."""
    chosen = odds.sample(filed, odds.randint(2, 5))
    seqs = [entry["seq"] for entry in chosen]
    for entry, seq in zip(chosen, seqs[1:] + seqs[:1], strict=True):
        entry["seq"], entry["_id"] = seq, f"jars/a:{seq}"


def truncate(filed: list[Entry], odds: random.Random) -> None:
    """The last ones are cut off, perhaps all."""
    del filed[-odds.randint(1, len(filed)) :]


@pytest.mark.parametrize("tamper", [edit, delete, reorder, truncate])
def test_all_are_found(kept: tuple[Kit, dict[str, Any], list[Entry]], tamper: Tamper) -> None:
    kit, doc, filed = kept
    store = kit.ctx.stores["jars"]
    assert list(records._judged(kit.ctx, store, doc, filed)) == []
    for number in range(COUNT):
        odds, altered = random.Random(f"{tamper.__name__}/{number}"), copy.deepcopy(filed)
        tamper(altered, odds)
        rules = {finding.rule for finding in records._judged(kit.ctx, store, doc, altered)}
        assert "V2" in rules, f"{tamper.__name__} number {number} was not found"


def test_the_kinds_do_what_they_say(kept: tuple[Kit, dict[str, Any], list[Entry]]) -> None:
    filed = sorted(kept[2], key=lambda entry: int(entry["seq"]))
    told = SimpleNamespace(
        **{kind.__name__: copy.deepcopy(filed) for kind in (edit, delete, reorder, truncate)}
    )
    for kind in (edit, delete, reorder, truncate):
        kind(getattr(told, kind.__name__), random.Random(1))
    assert len(told.edit) == len(told.reorder) == len(filed) > max(len(told.delete), len(told.truncate))
    assert sorted(entry["seq"] for entry in told.reorder) == [entry["seq"] for entry in filed]
    assert all(getattr(told, name) != filed for name in ("edit", "delete", "reorder", "truncate"))
