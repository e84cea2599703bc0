"""Killed at any point, an upload goes on from what is durably stored; what is never finished is swept."""

import hashlib
import os
from collections.abc import Callable
from typing import Any

import pytest

from kernel.audit import records
from kernel.context import Context
from services.intake import store
from services.intake.domain import Paper
from services.intake.handlers.papers import finishing
from services.intake.law.papers import paper_rules
from tests.intake import evidence_files as files
from tests.intake.desk import Desk
from tests.intake.evidence_sender import Phone

DATA = files.png(filler=os.urandom(700_000))


class Killed(BaseException):
    """The process ends here: no handler of ours may catch it."""


@pytest.fixture
def phone(desk: Desk) -> Phone:
    return Phone(desk, desk.submitted()["id"])


def deadly(calls: int, what: Callable[..., Any], after: bool) -> Callable[..., Any]:
    """A function that kills the process before or after its n-th call had its effect."""
    count = 0

    def call(*args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count == calls and not after:
            raise Killed
        answer = what(*args, **more)
        if count == calls:
            raise Killed
        return answer

    return call


def resume(phone: Phone, place: str) -> None:
    """What a phone does when it has the network again."""
    offset = phone.offset(place)
    answer = phone.add(place, DATA[offset:], offset)
    assert answer.status_code == 204, answer.get_data(as_text=True)


PIECES = "services.intake.store.pieces"
WRITES = [f"{PIECES}._write", f"{PIECES}.append", "kernel.context.Context.step"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("calls", [1, 2, 3])
@pytest.mark.parametrize("place_of_death", WRITES)
def test_killed_at_any_write_it_goes_on(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, place_of_death: str, calls: int, after: bool
) -> None:
    place = phone.begun(DATA)
    with monkeypatch.context() as patch:
        module, _, name = place_of_death.rpartition(".")
        holder = Context if name == "step" else store.pieces
        patch.setattr(f"{module}.{name}", deadly(calls, getattr(holder, name), after))
        if not (name == "step" and calls == 3):  # there are two steps: the case's, and the paper's own
            with pytest.raises(Killed):
                phone.add(place, DATA)
    if phone.call("GET", place).json["state"] == "arriving":
        stored = phone.desk.kit.ctx.db[store.UPLOADS].find_one({"_id": place.rsplit("/", 1)[-1]}) or {}
        assert phone.offset(place) == sum(piece[2] for piece in stored["pieces"])
    resume(phone, place)
    (row,) = phone.papers()
    assert row["sha256"] == hashlib.sha256(DATA).hexdigest()
    assert phone.content(row["id"]).data == DATA
    left = phone.desk.kit.ctx.db[store.PIECES].count_documents({"paper": row["id"]})
    assert left == len(DATA) // store.PIECE + 1
    assert list(records.verify(phone.desk.kit.ctx)) == []


def test_a_whole_one_that_was_never_finished_is_filed_by_the_clock(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = phone.begun(DATA)
    with monkeypatch.context() as patch:
        patch.setattr("kernel.context.Context.step", deadly(1, Context.step, False))
        with pytest.raises(Killed):
            phone.add(place, DATA)
    assert phone.papers() == []
    phone.desk.kit.now.forward(minutes=11)
    assert phone.desk.kit.fire_clocks() >= 1
    assert phone.papers()[0]["sha256"] == hashlib.sha256(DATA).hexdigest()


def test_a_whole_one_is_looked_at_once_however_late(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own end is a step of its own: that step is not to have the same look fired before it."""
    place, looks = phone.begun(DATA), list[str]()
    with monkeypatch.context() as patch:
        patch.setattr("kernel.context.Context.step", deadly(1, Context.step, False))
        with pytest.raises(Killed):
            phone.add(place, DATA)

    def counted(ctx: Context, paper: Paper) -> Paper:
        looks.append(paper.paper)
        return finishing.finish(ctx, paper)

    monkeypatch.setattr("services.intake.handlers.papers.sweeping.finish", counted)
    phone.desk.kit.now.forward(minutes=11)
    assert phone.desk.kit.fire_clocks() == 1
    assert len(looks) == 1
    assert len(phone.papers()) == 1


def test_an_unfinished_one_is_thrown_away_when_its_time_is_over(phone: Phone) -> None:
    place = phone.begun(DATA)
    phone.add(place, DATA[:300_000])
    paper, db = place.rsplit("/", 1)[-1], phone.desk.kit.ctx.db
    for _ in range(20):
        phone.desk.kit.now.forward(hours=4)
        phone.desk.kit.fire_clocks()
    answer = phone.add(place, DATA[300_000:], 300_000)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (410, "paper_gone")
    assert db[store.PIECES].count_documents({"paper": paper}) == 0
    assert db[store.UPLOADS].count_documents({"_id": paper}) == 0
    history = [entry["type"] for entry in phone.desk.kit.ctx.history(store.PAPERS, paper)]
    assert history[0] == "PaperBegun"
    assert history[-1] == "PaperSettled"
    assert len(history) < 12
    assert phone.desk.kit.fire_clocks() == 0


def test_one_that_was_thrown_away_begins_anew_with_its_key_and_no_key_made_two(phone: Phone) -> None:
    """A phone keeps a paper's key however long it has no network."""
    first = phone.begun(DATA, Idempotency_Key="a")
    for _ in range(20):
        phone.desk.kit.now.forward(hours=4)
        phone.desk.kit.fire_clocks()
    second = phone.begun(DATA, Idempotency_Key="a")
    assert second != first
    assert phone.begun(DATA, Idempotency_Key="a") == second
    phone.add(second, DATA)
    assert len(phone.papers()) == 1
    phone.desk.kit.settle()
    assert list(records.doubled_keys(phone.desk.kit.ctx)) == []


def test_it_is_kept_until_then(phone: Phone) -> None:
    place = phone.begun(DATA, Idempotency_Key="k")
    phone.add(place, DATA[:300_000])
    hours = paper_rules().keep_unfinished.total_seconds() / 3600 - 1
    phone.desk.kit.now.forward(hours=hours)
    phone.desk.kit.fire_clocks()
    assert phone.offset(place) == 300_000
    phone.desk.kit.now.forward(hours=200)
    phone.desk.kit.fire_clocks()
    anew = phone.begun(DATA, Idempotency_Key="k")
    assert anew != place
    resume(phone, anew)
    assert len(phone.papers()) == 1
