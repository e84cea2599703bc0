"""The daily seal: who holds the database may write a whole chain anew, but not what was sealed."""

import dataclasses
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kernel import entries
from kernel.audit import records, sealed
from kernel.relay import Relay
from kernel.seals import making, tree
from kernel.seals.book import Unreadable
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor
from tests.kernel.ledger import LEDGER, JarOpened, put

WHO = Actor("officer")


@pytest.fixture
def kit(mongo_url: str, tmp_path: Path) -> Iterator[Kit]:
    """A kit with a data folder, two jars, one of them filed."""
    made = Kit([LEDGER], mongo_url)
    made.ctx.settings = dataclasses.replace(made.settings, data_dir=tmp_path)
    made.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    made.ctx.step("jars", "a", put("a", 3), By(WHO, "k2"))
    Relay(made.ctx, made.runtime.bus).run_once()
    made.ctx.step("jars", "b", lambda s: [JarOpened("b", "c2")], By(WHO, "k1"))
    yield made
    made.close()


def found(kit: Kit, name: str | None = None) -> list[str]:
    return [str(finding) for finding in sealed.verify(kit.ctx, name)]


def rewrite(kit: Kit, id: str, weight: int) -> None:
    """Write a whole record anew, with good hashes, and the document to fit: the chain shows nothing."""
    chain: list[dict[str, Any]] = list(kit.ctx.db["record"].find({"aggregate": f"jars/{id}"}).sort("seq", 1))
    head = entries.GENESIS
    for entry in chain:
        if "weight" in entry["public"]:
            entry["public"]["weight"] = weight
        entry["prev"] = head
        head = entry["hash"] = entries.fingerprint(entry)
        kit.ctx.db["record"].replace_one({"_id": entry["_id"]}, entry)
    state = entries.fold(chain, kit.ctx.stores["jars"].aggregate)
    kit.ctx.db["jars"].update_one({"_id": id}, {"$set": {"head": head, "state": dataclasses.asdict(state)}})


def test_a_chain_written_anew_as_a_whole_is_seen_by_the_seal_only(kit: Kit) -> None:
    made = making.seal(kit.ctx)
    assert [leaf[:2] for leaf in made.leaves] == [("jars/a", 2), ("jars/b", 1)]
    assert found(kit) == []
    rewrite(kit, "a", 9)
    assert [f for f in records.verify(kit.ctx) if "changed" in f.what or "follow" in f.what] == []
    assert found(kit) == [f"V2 ledger/jars/a:2: was sealed on {made.name}, and is another one"]


def test_a_record_whose_end_was_cut_off_with_its_document_is_seen(kit: Kit) -> None:
    made = making.seal(kit.ctx)
    first = kit.ctx.db["record"].find_one({"_id": "jars/a:1"}) or {}
    kit.ctx.db["record"].delete_one({"_id": "jars/a:2"})
    kit.ctx.db["jars"].update_one({"_id": "a"}, {"$set": {"version": 1, "head": first["hash"]}})
    assert found(kit, made.name) == [f"V2 ledger/jars/a:2: was sealed on {made.name}, and is gone"]


def test_a_case_taken_away_as_a_whole_is_seen(kit: Kit) -> None:
    making.seal(kit.ctx)
    kit.ctx.db["jars"].delete_one({"_id": "b"})
    assert ["jars/b:1" in finding for finding in found(kit)] == [True]


def test_a_seal_holds_what_grew_and_names_the_one_before(kit: Kit) -> None:
    first = making.seal(kit.ctx)
    kit.ctx.step("jars", "b", put("b", 1), By(WHO, "k2"))
    kit.now.forward(days=1)
    second = making.seal(kit.ctx)
    assert second.leaves[0][:2] == ("jars/b", 2)
    assert len(second.leaves) == 1
    assert second.before == first.root
    assert found(kit) == []
    third = making.seal(kit.ctx)
    assert (third.name, third.leaves) == (f"{second.name}.2", ())
    assert second.root in second.line()


def test_a_changed_seal_is_seen_and_so_is_one_that_was_taken_away(kit: Kit, tmp_path: Path) -> None:
    first = making.seal(kit.ctx)
    kit.now.forward(days=1)
    making.seal(kit.ctx)
    path = tmp_path / making.FOLDER / "ledger" / f"{first.name}.json"
    good = path.read_text()
    path.write_text(good.replace('"jars/a", 2', '"jars/a", 1'))
    with pytest.raises(Unreadable, match="root"):
        making.book(kit.ctx).read(first.name)
    assert ["cannot be read" in finding for finding in found(kit)] == [True]
    path.unlink()
    assert ["does not follow" in finding for finding in found(kit)] == [True]


def test_once_a_day_in_china(kit: Kit) -> None:
    assert making.day(datetime(2026, 11, 23, 16, 0, tzinfo=UTC)) == "2026-11-24"
    sealing = making.Sealing(kit.ctx)
    sealing.run_once()
    making.Sealing(kit.ctx).run_once()
    assert len(making.book(kit.ctx).names()) == 1
    kit.now.forward(days=1)
    making.Sealing(kit.ctx).run_once()
    assert len(making.book(kit.ctx).names()) == 2


def test_a_disk_that_takes_no_seal_stops_no_clock(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / making.FOLDER).write_text("in the way")
    making.Sealing(kit.ctx).run_once()
    (tmp_path / making.FOLDER).unlink()
    making.Sealing(kit.ctx).run_once()
    assert len(making.book(kit.ctx).names()) == 1


def test_the_tree_is_that_of_rfc_6962() -> None:
    def leaf(text: bytes) -> bytes:
        return hashlib.sha256(b"\x00" + text).digest()

    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    a, b, c, d, e = (leaf(bytes([letter])) for letter in b"abcde")
    assert tree.root([]) == hashlib.sha256(b"").hexdigest()
    assert tree.root([b"a"]) == a.hex()
    assert tree.root([b"a", b"b", b"c"]) == node(node(a, b), c).hex()
    assert tree.root([b"a", b"b", b"c", b"d", b"e"]) == node(node(node(a, b), node(c, d)), e).hex()


def test_a_clock_that_is_set_back_breaks_no_order_of_seals(kit: Kit) -> None:
    for back in (0, -1, 1):
        kit.now.forward(days=back)
        kit.ctx.step("jars", f"j{back}", lambda s: [JarOpened("a", "c1")], By(WHO, f"k{back}"))
        making.seal(kit.ctx)
    kit.now.forward(days=-1)
    assert not making.due(kit.ctx), "a day that was sealed, or lies before one, is not due"
    seals = list(making.book(kit.ctx).seals())
    assert [seal.before for seal in seals[1:]] == [seal.root for seal in seals[:-1]]
    kit.now.forward(days=2)
    assert making.due(kit.ctx)
