"""Articles 46 and 50: reports to the recipient, the end of the work, the closing papers."""

from datetime import UTC, datetime

import pytest

from kernel.words import NotFound, OutOfOrder
from services.legalaid.domain import clocks, matter
from services.legalaid.domain.matter import Closing
from services.legalaid.events import Ending, MatterClosed, Stage, Work
from tests.legalaid.making import OFFICER, WORKER, after, assigned, later, lawyer

ME = lawyer("lawyer1")
DONE = Closing(Ending.WON, 12.5, {"report": "sealed"})


def test_reports_are_numbered_and_sealed() -> None:
    state = assigned()
    for number in (1, 2):
        state = after(state, matter.report(state, ME, "a1.m1", {"text": "sealed"}, later(days=number)))
    assert [report.id for report in state.matters[0].reports] == ["a1.m1.r1", "a1.m1.r2"]
    assert state.matters[0].reports[0].sealed == {"text": "sealed"}


def test_closing_tells_what_the_sample_needs() -> None:
    state = assigned()
    (fact,) = matter.close(state, ME, "a1.m1", DONE, later(days=40))
    assert isinstance(fact, MatterClosed)
    assert (fact.lawyer, fact.outcome, fact.hours, fact.category) == ("lawyer1", "won", 12.5, "labor.wages")
    assert fact.closed - fact.opened == later(days=40) - later()
    closed = after(state, [fact])
    assert (closed.stage, closed.matters[0].work, closed.counsel) == (Stage.CLOSED, Work.CLOSED, None)


def test_only_the_assigned_lawyer_works_on_it() -> None:
    for actor in (lawyer("lawyer2"), WORKER, OFFICER):
        with pytest.raises(NotFound):
            matter.report(assigned(), actor, "a1.m1", {}, later())
        with pytest.raises(NotFound):
            matter.close(assigned(), actor, "a1.m1", DONE, later())
    with pytest.raises(NotFound):
        matter.report(None, ME, "a1.m1", {}, later())
    with pytest.raises(NotFound):
        matter.report(assigned(), ME, "a1.m9", {}, later())


def test_nothing_after_the_end() -> None:
    state = assigned()
    closed = after(state, matter.close(state, ME, "a1.m1", DONE, later(days=1)))
    with pytest.raises(OutOfOrder):
        matter.report(closed, ME, "a1.m1", {}, later(days=2))
    with pytest.raises(OutOfOrder):
        matter.close(closed, ME, "a1.m1", DONE, later(days=2))


def test_thirty_days_for_the_closing_papers() -> None:
    state = assigned()
    with pytest.raises(OutOfOrder):
        matter.file_papers(state, ME, "a1.m1", ("judgment",), later())
    closed = after(state, matter.close(state, ME, "a1.m1", DONE, later()))
    (clock,) = clocks.clocks(closed)
    assert clock.due == datetime(2026, 4, 1, 15, 59, 59, tzinfo=UTC)
    filed = after(closed, matter.file_papers(closed, ME, "a1.m1", ("judgment",), later(days=3)))
    assert clocks.clocks(filed) == []
    with pytest.raises(OutOfOrder):
        matter.file_papers(filed, ME, "a1.m1", ("judgment",), later(days=3))
    late = after(closed, clocks.run_out(closed, clock, clock.due))
    assert clocks.clocks(late) == []
