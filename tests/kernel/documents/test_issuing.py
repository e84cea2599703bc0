"""Numbers have no gaps or doubles; what is issued is sealed, its reading recorded, its check impersonal."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kernel import documents
from kernel.documents import issuing, numbers
from kernel.testkit import Kit
from kernel.words import NotFound
from tests.kernel.documents.papers import AT, paper, slip


def test_many_at_once_get_each_a_number_and_none_is_left_out(kit: Kit) -> None:
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda n: numbers.take(kit.ctx.db, "s/2026", f"o{n % 30}"), range(90)))
    assert sorted(set(given)) == list(range(1, 31))
    assert given[:30] == given[30:60] == given[60:]
    assert list(documents.flaws(kit.ctx.db)) == []


def test_a_number_that_is_left_out_is_found(kit: Kit) -> None:
    for n in range(3):
        numbers.take(kit.ctx.db, "s/2026", f"o{n}")
    kit.ctx.db["numbers"].delete_one({"_id": "s/2026/2"})
    assert list(documents.flaws(kit.ctx.db)) == ["s/2026: 2 was left out"]


def test_each_year_and_each_kind_counts_for_itself(kit: Kit) -> None:
    for series in ("620725/援给/2026", "620725/援给/2027", "620725/援拒/2026"):
        assert numbers.take(kit.ctx.db, series, f"owner of {series}") == 1


def test_who_was_killed_after_taking_the_number_gets_the_same_one(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(issuing, "printed", killed)
        with pytest.raises(KeyboardInterrupt):
            documents.issue(kit.ctx, slip(1), paper())
    later = documents.issue(kit.ctx, slip(2), paper())
    first = documents.issue(kit.ctx, slip(1), paper())
    assert (first.number, later.number) == ("山丹援给〔2026〕1号", "山丹援给〔2026〕2号")
    assert documents.issue(kit.ctx, slip(1), paper("李四")) == first


def test_it_is_sealed_and_opens_with_its_hash_after_the_reading_was_recorded(kit: Kit) -> None:
    issued = documents.issue(kit.ctx, slip(1), paper())
    row = kit.ctx.db["shelf"].find_one({"_id": "a1.d1"})
    assert "张三" not in repr(row)
    kept = documents.read(kit.ctx, "officer", "a1.d1", subject="p1", purpose="法律援助")
    assert hashlib.sha256(kept.pdf).hexdigest() == issued.digest
    assert kept.paper["addressee"] == "张三："
    noted = kit.ctx.db["readings"].find_one({"subject": "p1"})
    assert noted is not None
    assert (noted["actor"], noted["what"]) == ("officer", "document 山丹援给〔2026〕1号")


def test_whoever_verifies_it_learns_nothing_personal_and_whether_it_still_holds(kit: Kit) -> None:
    issued = documents.issue(kit.ctx, slip(1), paper())
    told = documents.published(kit.ctx, issued.code.lower())
    assert set(told) == {"title", "issuer", "number", "at", "digest", "code", "withdrawn"}
    assert (told["number"], told["digest"], told["at"]) == (issued.number, issued.digest, AT)
    assert "张三" not in repr(told)
    documents.withdraw(kit.ctx, "a1.d1")
    assert documents.published(kit.ctx, issued.code)["withdrawn"] is not None
    with pytest.raises(NotFound):
        documents.published(kit.ctx, "AAAA-AAAA-AAAA-AAAA")
