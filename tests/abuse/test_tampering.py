"""Whoever lays hands on the record of a county is found: TAMPERINGS (20; `make abuse`: 1,000) of each kind.

The kinds are those of the design - edit, delete, reorder, truncate - and what a clever hand would do then:
hash anew, insert, set the document back to fit, write the whole chain anew. The last two leave a good chain;
the daily seal, which is not in the database, shows them. Each is done in the database and looked for there
by what `verify` and `check` look with. TAMPERINGS_SEED draws others.
"""

import dataclasses
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel.audit import records, sealed
from kernel.context import Context
from kernel.seals import making
from tests.abuse import tampering
from tests.abuse.scenes import Stage
from tests.abuse.tampering import Filed, Hand

COUNT = int(os.environ.get("TAMPERINGS") or 20)
SEED = os.environ.get("TAMPERINGS_SEED", "0")


@pytest.fixture(scope="module")
def contexts(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Context]]:
    """Every service, its records whole and sealed."""
    stage.town.kit.settle()
    found = list(stage.town.kit.runtime.contexts.values())
    was = [ctx.settings for ctx in found]
    folder: Path = tmp_path_factory.mktemp("seals")
    for ctx in found:
        ctx.settings = dataclasses.replace(ctx.settings, data_dir=folder)
        making.seal(ctx)
        assert whole(ctx)
        assert list(sealed.verify(ctx)) == []
    yield found
    for ctx, settings in zip(found, was, strict=True):
        ctx.settings = settings


def whole(ctx: Context) -> bool:
    """Nothing is wrong with any record. (That nobody fires this county's clocks is no tampering.)"""
    return not any(finding.rule == "V2" for finding in records.verify(ctx))


def chosen(contexts: list[Context], odds: random.Random) -> tuple[Context, Filed]:
    """A document of any service that has a record of two entries or more."""
    while True:
        ctx = odds.choice(contexts)
        store = ctx.stores[odds.choice(sorted(ctx.stores))]
        docs = sorted(store.documents.distinct("_id", {"version": {"$gte": 2}}))
        if docs:
            doc = store.documents.find_one({"_id": odds.choice(docs)})
            assert doc is not None
            name = f"{store.kind}/{doc['_id']}"
            return ctx, Filed(store, doc, list(store.record.find({"aggregate": name}).sort("seq", 1)), odds)


@pytest.mark.parametrize("hand", tampering.FOR_THE_CHAIN)
def test_the_chain_shows_it(contexts: list[Context], hand: Hand) -> None:
    for number in range(COUNT):
        ctx, filed = chosen(contexts, random.Random(f"{SEED}/{hand.__name__}/{number}"))
        hand(filed)
        found = {finding.rule for finding in records.document(ctx, filed.store, filed.doc["_id"])}
        filed.put_back()
        assert "V2" in found, f"{hand.__name__} number {number} of {filed.name} was not found"


@pytest.mark.parametrize("hand", tampering.FOR_THE_SEAL)
def test_the_seal_shows_it(contexts: list[Context], hand: Hand) -> None:
    for number in range(COUNT):
        ctx, filed = chosen(contexts, random.Random(f"{SEED}/{hand.__name__}/{number}"))
        hand(filed)
        found = [finding.where for finding in sealed.verify(ctx)]
        filed.put_back()
        assert any(filed.name in where for where in found), f"{hand.__name__} number {number} was not found"


def test_verify_and_check_look_at_every_document(contexts: list[Context]) -> None:
    """One in each kind of document of each service at once: all of them are named."""
    touched: list[tuple[Filed, str]] = []
    for ctx in contexts:
        for store in ctx.stores.values():
            if (doc := store.documents.find_one({"version": {"$gte": 1}})) is not None:
                name = f"{store.kind}/{doc['_id']}"
                record = list(store.record.find({"aggregate": name}).sort("seq", 1))
                touched.append((Filed(store, doc, record, random.Random(name)), f"{ctx.service.name}/{name}"))
    for filed, _ in touched:
        tampering.edit(filed)
    found = [finding.where for ctx in contexts for finding in records.verify(ctx)]
    for filed, _ in touched:
        filed.put_back()
    assert [name for _, name in touched if not any(where.startswith(name) for where in found)] == []
    assert len(touched) >= 10
    assert all(whole(ctx) for ctx in contexts)
