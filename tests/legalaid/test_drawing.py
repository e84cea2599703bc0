"""L4: nobody can steer the draw, anybody can recompute it."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.words import Clock, Invalid, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import assignment, clocks, decision, drawing
from services.legalaid.domain.application import Application
from services.legalaid.domain.decision import Request
from services.legalaid.events import Alert, Decline
from tests.legalaid.making import (
    MONDAY,
    OFFICER,
    after,
    bench,
    granted,
    later,
    lawyer,
    proven,
)
from tests.legalaid.office import OFFICER as DESK
from tests.legalaid.office import Office
from tests.legalaid.office import lawyer as signed_in

NAMES = tuple(f"lawyer{number}" for number in range(1, 9))
SECRET, RESULT, LOTTERY = "5ec2e7", "03 07 11 19 26 30", "双色球第2026023期"


@pytest.fixture
def by_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    """A region whose policy is the draw."""
    monkeypatch.setattr(law, "way", lambda region: law.DRAW)


def committed() -> Application:
    state = granted()
    facts = drawing.commit(
        state, OFFICER, bench(*NAMES), LOTTERY, later(days=1), SECRET, {"secret": "sealed"}, MONDAY
    )
    return after(state, facts)


def made(state: Application, result: str = RESULT) -> Application:
    state = after(state, drawing.make(state, OFFICER, "a1.d1", result, SECRET, later(days=1, hours=1)))
    return after(state, assignment.next_offer(state, bench(*NAMES), later(days=1, hours=1)))


@pytest.mark.usefixtures("by_draw")
def test_where_policy_wants_a_draw_nobody_is_asked_before_it() -> None:
    state = proven()
    state = after(state, decision.decide(state, OFFICER, Request(True), MONDAY))
    (fact,) = assignment.next_offer(state, bench(*NAMES), MONDAY)
    assert after(state, [fact]).alert == Alert.DRAW_DUE
    waiting = committed()
    assert assignment.next_offer(waiting, bench(*NAMES), MONDAY) == ()


@pytest.mark.usefixtures("by_draw")
def test_a_layman_can_recompute_it() -> None:
    """Written out without our code: nothing but SHA-256 and sorting."""
    state = made(committed())
    draw = state.draws[0]

    def digest(name: str) -> str:
        return hashlib.sha256(f"{draw.secret}\n{draw.entropy}\n{draw.id}\n{name}".encode()).hexdigest()

    assert hashlib.sha256((draw.secret or "").encode()).hexdigest() == draw.commitment
    assert draw.order == tuple(sorted(draw.candidates, key=digest))
    assert state.open_offer is not None
    assert state.open_offer.lawyer == draw.order[0]
    assert drawing.flaws(draw) == []


@pytest.mark.usefixtures("by_draw")
def test_who_declines_is_followed_by_the_next_in_the_order() -> None:
    state = made(committed())
    for expected in state.draws[0].order:
        offer = state.open_offer
        assert offer is not None
        assert offer.lawyer == expected
        at = offer.at
        state = after(state, assignment.decline(state, lawyer(expected), offer.id, Decline.BUSY, at))
        state = after(state, assignment.next_offer(state, bench(*NAMES), at))
    assert state.alert == Alert.NO_CANDIDATE


def test_the_result_is_entered_once_and_not_before_its_time() -> None:
    state = committed()
    with pytest.raises(OutOfOrder, match=r"draw\.too_early"):
        drawing.make(state, OFFICER, "a1.d1", RESULT, SECRET, MONDAY)
    with pytest.raises(OutOfOrder, match=r"draw\.not_now"):
        drawing.make(made(state), OFFICER, "a1.d1", RESULT, SECRET, later(days=2))
    with pytest.raises(OutOfOrder, match=r"draw\.not_now"):
        drawing.commit(state, OFFICER, bench(*NAMES), LOTTERY, later(days=3), SECRET, {}, MONDAY)
    with pytest.raises(NotFound):
        drawing.make(state, OFFICER, "a1.d2", RESULT, SECRET, later(days=2))


def test_the_public_draw_must_be_still_to_come() -> None:
    for when in (MONDAY, MONDAY - timedelta(days=1)):
        with pytest.raises(Invalid, match=r"not_in_the_future"):
            drawing.commit(granted(), OFFICER, bench(*NAMES), LOTTERY, when, SECRET, {}, MONDAY)


def test_only_who_may_be_asked_is_on_the_list() -> None:
    lawyers = (*bench("b", "a"), *bench("c", conflict=True), *bench("d", active=False))
    (fact,) = drawing.commit(granted(), OFFICER, lawyers, LOTTERY, later(days=1), SECRET, {}, MONDAY)
    assert fact.candidates == ("a", "b")
    with pytest.raises(OutOfOrder, match=r"assignment\.nobody"):
        drawing.commit(granted(), OFFICER, (), LOTTERY, later(days=1), SECRET, {}, MONDAY)


def test_a_result_that_nobody_enters_is_seen() -> None:
    state = committed()
    clock = Clock("draw", later(days=2))
    assert clock in clocks.clocks(state)
    late = after(state, clocks.run_out(state, clock, clock.due))
    assert "overdue" in late.attention


@pytest.mark.parametrize(
    "change",
    [
        {"secret": "another"},
        {"entropy": "01 02 03 04 05 06"},
        {"order": NAMES[::-1]},
        {"candidates": NAMES[1:]},
        {"made": MONDAY},
    ],
)
def test_any_tampering_is_found(change: dict[str, Any]) -> None:
    draw = made(committed()).draws[0]
    assert drawing.flaws(replace(draw, **change)) != []


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_every_candidate_is_in_the_order_once(secret: str, result: str) -> None:
    assert sorted(drawing.order("d", NAMES, secret, result)) == sorted(NAMES)


def test_over_many_results_nobody_is_favoured() -> None:
    first = Counter(drawing.order("d", NAMES, SECRET, str(number))[0] for number in range(4000))
    chi_square = sum((first[name] - 500) ** 2 / 500 for name in NAMES)
    assert chi_square < 24.3  # 0.1 % of fair draws are further off, with 7 degrees of freedom


@pytest.mark.usefixtures("by_draw")
def test_a_draw_over_http(office: Office) -> None:
    id = office.route()
    facts = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
    office.post(f"/applications/{id}/facts", DESK, facts)
    told = office.post(f"/applications/{id}/decision", DESK, {"grant": True}).json
    assert (told["alert"], told["offers"]) == ("draw_due", [])
    when = (office.kit.now() + timedelta(hours=3)).isoformat()
    begun = office.post(f"/applications/{id}/draws", DESK, {"source": LOTTERY, "draws_at": when})
    assert (begun.status_code, begun.json["secret"], begun.json["order"]) == (201, None, [])
    path = f"/draws/{begun.json['id']}"
    assert office.post(f"{path}/entropy", DESK, {"value": RESULT}).status_code == 409
    office.kit.now.forward(hours=4)
    done = office.post(f"{path}/entropy", DESK, {"value": RESULT}).json
    assert done["flaws"] == []
    assert office.open_offer(id)["lawyer"] == done["order"][0]
    seen = office.get(path, signed_in("lawyer1")).json
    assert hashlib.sha256(seen["secret"].encode()).hexdigest() == begun.json["commitment"]
    assert office.get("/draws/nothing.d1", DESK).status_code == 404
