"""M5, Art. 26: handed on with leave, fixed by a digest, answered about the very same content."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.mediation.domain import handoffs
from services.mediation.domain.handoffs import Parcel, digest_of
from tests.mediation.table import APPLICANT, NAMED, NOW, OFFICER, Table, at

BOTH = ("applicant", "opponent")
PARCEL = Parcel("court", "confirmation", ("agreement", "parties"), BOTH, digest_of({"agreement": "x"}))
COURT = Actor("service:court", frozenset({"service"}))


def sent(parcel: Parcel = PARCEL) -> Table:
    table = at("effective")
    table.take(handoffs.hand_over(table.state, NAMED, parcel, NOW))
    return table


def test_what_all_said_goes_out_with_the_leave_of_all() -> None:
    state = at("effective").state
    with pytest.raises(Invalid, match="leave_missing") as refused:
        handoffs.hand_over(state, NAMED, replace(PARCEL, allowed=("applicant",)), NOW)
    assert refused.value.params["missing"] == "opponent"
    own = replace(PARCEL, to="notary", purpose="notarisation", party="applicant", allowed=("applicant",))
    assert handoffs.hand_over(state, APPLICANT, own, NOW)  # its own copy, Art. 29
    with pytest.raises(Invalid, match="leave_missing"):
        handoffs.hand_over(state, APPLICANT, replace(own, items=("minutes",)), NOW)
    with pytest.raises(Invalid, match="leave_missing"):
        handoffs.hand_over(at("agreed").state, APPLICANT, own, NOW)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        handoffs.hand_over(state, APPLICANT, replace(own, party="opponent"), NOW)
    with pytest.raises(Invalid):
        handoffs.hand_over(state, APPLICANT, PARCEL, NOW)


@pytest.mark.parametrize("who", [NAMED, OFFICER, COURT])
def test_answered_once_about_the_same_content(who: Actor) -> None:
    table = sent()
    with pytest.raises(OutOfOrder, match="handoff_other_content"):
        handoffs.answer(table.state, who, "m-1.h1", "received", digest_of({}), {}, NOW)
    table.take(handoffs.answer(table.state, who, "m-1.h1", "received", PARCEL.digest, {"number": "n"}, NOW))
    assert (table.state.handoffs[0].answer, table.state.handoffs[0].sealed) == ("received", {"number": "n"})
    with pytest.raises(OutOfOrder, match="handoff_answered"):
        handoffs.answer(table.state, who, "m-1.h1", "returned", PARCEL.digest, {}, NOW)
    assert handoffs.clocks(table.state) == []


@pytest.mark.parametrize(
    ("to", "own", "others"),
    [("court", ("court",), ("petition", "police", "legalaid", "intake", "frontend")),
     ("petition", ("petition",), ("court",)),
     ("legal_aid", ("legalaid", "intake"), ("court", "legal_aid"))],
)  # fmt: skip
def test_a_bodys_system_answers_for_that_body_only(
    to: str, own: tuple[str, ...], others: tuple[str, ...]
) -> None:
    table = sent(replace(PARCEL, to=to))
    for name in others:
        who = Actor(f"service:{name}", frozenset({"service"}))
        with pytest.raises(Forbidden, match="not_yours_to_do"):
            handoffs.answer(table.state, who, "m-1.h1", "received", PARCEL.digest, {}, NOW)
    for name in own:
        who = Actor(f"service:{name}", frozenset({"service"}))
        assert handoffs.answer(table.state, who, "m-1.h1", "received", PARCEL.digest, {}, NOW)


def test_no_answer_shows_as_overdue_once() -> None:
    table = sent()
    (clock,) = handoffs.clocks(table.state)
    assert handoffs.unanswered(table.state, clock.due - timedelta(seconds=1)) == []
    table.take(handoffs.unanswered(table.state, clock.due))
    assert table.state.handoffs[0].overdue
    assert handoffs.clocks(table.state) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [({"to": "friend"}, "receiver_unknown"), ({"purpose": "fun"}, "purpose_unknown"),
     ({"items": ("confidences",)}, "items_unknown"), ({"items": ()}, "items_unknown")],
)  # fmt: skip
def test_only_known_things_to_known_receivers(change: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        handoffs.hand_over(at("effective").state, NAMED, replace(PARCEL, **change), NOW)  # type: ignore[arg-type]
