"""Erasing: nothing opens any more, the record stays whole, and a restored backup forgets it again."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernel.audit import check, records, sealed
from kernel.erasing import by_rule, doing
from kernel.erasing.book import Book, Erasure
from kernel.seals import making
from kernel.service import Retention
from kernel.step import By
from kernel.testkit import Kit
from kernel.vault import Erased
from kernel.words import Actor, OutOfOrder
from kernel.worker import Worker
from tests.kernel.ledger import LEDGER, Jar, JarClosed, JarOpened

WHO = Actor("officer")
RULE: dict[str, Any] = {
    "kind": "jars",
    "law": "个人信息保护法",
    "article": "47",
    "from": "2021-11-01",
    "to": None,
}


def closed(jar: Jar) -> bool:
    return jar.closed


@pytest.fixture
def kit(mongo_url: str, tmp_path: Path) -> Iterator[Kit]:
    """Two jars whose names are sealed under their cases' keys; the first is closed. 30 days are the rule."""
    rules = tmp_path / "retention.json"
    rules.write_text(json.dumps({"rules": [RULE | {"days": 30, "verified": True}]}))
    kept = (Retention("jars", rules, closed, people=("state.id",)),)
    made = Kit([dataclasses.replace(LEDGER, retention=kept)], mongo_url)
    made.ctx.settings = dataclasses.replace(made.settings, data_dir=tmp_path)
    for jar, case in (("a", "c1"), ("b", "c2")):
        opened = JarOpened(jar, case, None, {"name": made.ctx.seal(case, "name", f"罐子{jar}")})
        made.ctx.step("jars", jar, lambda s, opened=opened: [opened], By(WHO, f"open {jar}"))  # type: ignore[misc]
    made.ctx.step("jars", "a", lambda s: [JarClosed("a", "c1")], By(WHO, "close"))
    made.settle()
    yield made
    made.close()


def name_of(kit: Kit, jar: str) -> str:
    loaded = kit.ctx.load("jars", jar)
    assert loaded is not None
    return kit.ctx.open(loaded.state.case, "name", loaded.state.sealed["name"])


def rules(kit: Kit, **change: Any) -> None:
    """Another rule in the file."""
    path = kit.ctx.service.retention[0].law
    path.write_text(json.dumps({"rules": [RULE | {"days": 30, "verified": True, **change}]}))


def test_what_is_over_goes_when_its_time_is_over_and_the_record_stays_whole(kit: Kit) -> None:
    making.seal(kit.ctx)
    kit.now.forward(days=29)
    by_rule.Sweep(kit.ctx).run_once()
    assert name_of(kit, "a") == "罐子a"
    kit.now.forward(days=2)
    by_rule.Sweep(kit.ctx).run_once()
    with pytest.raises(Erased):
        name_of(kit, "a")
    assert name_of(kit, "b") == "罐子b", "it is open: kept however old"
    assert list(records.verify(kit.ctx)) == []
    assert list(sealed.verify(kit.ctx)) == []
    assert list(check.check(kit.runtime)) == []
    [told] = doing.book(kit.ctx).erasures()
    assert (told.owner, told.by, told.basis) == ("c1", "rule", "个人信息保护法.47@2021-11-01")
    by_rule.Sweep(kit.ctx).run_once()
    assert len(list(doing.book(kit.ctx).erasures())) == 1


@pytest.mark.parametrize(
    "change", [{"verified": False}, {"to": "2022-01-01"}, {"from": "2099-01-01"}, {"kind": "x"}]
)
def test_only_a_verified_rule_in_force_erases_by_itself(kit: Kit, change: dict[str, Any]) -> None:
    rules(kit, **change)
    kit.now.forward(days=31)
    by_rule.Sweep(kit.ctx).run_once()
    assert name_of(kit, "a") == "罐子a"
    listed = [each.owner for each in by_rule.due(kit.ctx)]
    assert listed == (["c1"] if "verified" in change else []), "what waits for somebody is listed"


def test_what_somebody_still_reads_is_kept(kit: Kit) -> None:
    kit.now.forward(days=20)
    kit.ctx.reading("officer", "c1", "jar", "查档")
    kit.now.forward(days=11)
    assert list(by_rule.due(kit.ctx)) == []
    kit.now.forward(days=20)
    assert [each.owner for each in by_rule.due(kit.ctx)] == ["c1"]


@pytest.mark.parametrize("owner", ["c2", "b"])
def test_nobody_erases_what_a_running_case_needs(kit: Kit, owner: str) -> None:
    kit.ctx.seal(owner, "name", "x")
    with pytest.raises(OutOfOrder, match="still_needed"):
        doing.erase(kit.ctx, owner, "admin", "个人信息保护法.47")
    assert list(doing.book(kit.ctx).erasures()) == []
    assert name_of(kit, "b") == "罐子b"


def test_what_one_of_several_told_goes_with_the_case(kit: Kit) -> None:
    told = kit.ctx.seal("c1/mediator1", "confidence", "我愿意赔三千")
    other = kit.ctx.seal("c10", "name", "别的案子")
    doing.erase(kit.ctx, "c1", "admin", "决定 3 号")
    with pytest.raises(Erased):
        kit.ctx.open("c1/mediator1", "confidence", told)
    assert kit.ctx.open("c10", "name", other) == "别的案子"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_restored_backup_forgets_again(kit: Kit, tmp_path: Path, elsewhere: bool) -> None:
    backup = list(kit.ctx.db["keys"].find())
    doing.erase(kit.ctx, "c1", "admin", "决定 3 号")
    kit.ctx.db["keys"].delete_many({})
    kit.ctx.db["keys"].insert_many(backup)
    kit.ctx.vault._known.clear()
    assert name_of(kit, "a") == "罐子a", "the backup has the key"
    if elsewhere:  # the data folder is that of the backup, too; the book was kept in another place
        (tmp_path / "kept").mkdir()
        doing.book(kit.ctx).path.rename(tmp_path / "kept" / "ledger.jsonl")
        assert doing.replay(kit.ctx, Book(tmp_path / "kept", "ledger")) == 1
    else:
        found = [str(finding) for finding in check.check(kit.runtime)]
        assert [text.split(": ")[0] for text in found] == ["V2 ledger/keys/c1"]
        worker = Worker(kit.runtime)
        worker.start()
        worker.stop()
    with pytest.raises(Erased):
        name_of(kit, "a")
    assert list(check.check(kit.runtime)) == []
    assert doing.replay(kit.ctx) == 0


def test_killed_between_the_book_and_the_key(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as during:
        during.setattr(kit.ctx.vault, "erase", killed)
        with pytest.raises(SystemExit):
            doing.erase(kit.ctx, "c1", "admin", "决定 3 号")
    assert doing.replay(kit.ctx) == 1
    with pytest.raises(Erased):
        name_of(kit, "a")


def test_a_line_that_was_cut_off_harms_no_other(tmp_path: Path) -> None:
    book = Book(tmp_path, "ledger")
    one, other = (Erasure(owner, "2026-11-30T00:00:00.000Z", "admin", "x") for owner in ("c1", "c2"))
    book.add(one)
    with book.path.open("a") as out:
        out.write('\n{"owner": "c9", "at')
    book.add(other)
    assert list(book.erasures()) == [one, other]
