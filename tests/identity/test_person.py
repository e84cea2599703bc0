"""A person's rules, without a database."""

from datetime import UTC, date, datetime

import pytest

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.identity.domain import person as rules
from services.identity.domain import proxies
from services.identity.domain.likeness import masked_id, masked_name, masked_phone, same_name
from services.identity.domain.person import Person, evolve
from services.identity.domain.proxies import Authority
from services.identity.events import Act, Manner, Origin, PersonEvent, SessionsRevoked

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
TODAY = date(2026, 3, 2)
GRANNY = Actor("p1", frozenset({"resident"}))
GRANDSON = Actor("p2", frozenset({"resident"}))
STRANGER = Actor("p3", frozenset({"resident"}))
OPERATOR = Actor("operator", frozenset({"operator"}), "620725")
LAWYER = Actor("lawyer1", frozenset({"lawyer"}), "620725")


def after(state: Person | None, *steps: list[PersonEvent]) -> Person:
    for events in steps:
        for event in events:
            state = evolve(state, event)
    assert state is not None
    return state


def granny() -> Person:
    return after(None, list(rules.enter(None, "p1", Origin.SIGN_IN, {"phone": "sealed phone"})))


def wish(manner: Manner = Manner.PAGE, until: date | None = None, proxy: str = "p2") -> Authority:
    return Authority(proxy, (Act.APPLY,), manner, until)


def allowing(state: Person, actor: Actor = GRANNY, authority: Authority | None = None) -> list[PersonEvent]:
    return list(proxies.allow(state, actor, authority or wish(), "sealed name", NOW, TODAY))


def test_what_is_known_is_never_overwritten() -> None:
    first = granny()
    second = after(first, list(rules.enter(first, "p1", Origin.SERVICE, {"phone": "x", "name": "n"})))
    assert second.sealed == {"phone": "sealed phone", "name": "n"}
    assert rules.enter(second, "p1", Origin.SERVICE, {"phone": "x", "name": "y"}) == []
    assert second.origin == Origin.SIGN_IN


def test_a_consent_is_recorded_with_its_article() -> None:
    [allowed] = allowing(granny())
    assert allowed.basis == ("民法典.161@2021-01-01",)  # type: ignore[union-attr]
    state = after(granny(), [allowed])
    assert state.consents[0].id == "p1.c1"
    assert state.sealed["c1.name"] == "sealed name"
    assert proxies.allows(state, "p2", Act.APPLY, TODAY)
    assert not proxies.allows(state, "p2", Act.FOLLOW, TODAY)
    assert not proxies.allows(state, "p3", Act.APPLY, TODAY)


def test_a_consent_ends_with_its_last_day() -> None:
    state = after(granny(), allowing(granny(), authority=wish(until=date(2026, 3, 5))))
    assert proxies.allows(state, "p2", Act.APPLY, date(2026, 3, 5))
    assert not proxies.allows(state, "p2", Act.APPLY, date(2026, 3, 6))


@pytest.mark.parametrize("who", [GRANNY, GRANDSON, OPERATOR])
def test_either_side_may_end_it(who: Actor) -> None:
    state = after(granny(), allowing(granny()))
    state = after(state, list(proxies.withdraw(state, who, "p1.c1", NOW, TODAY)))
    assert not proxies.allows(state, "p2", Act.APPLY, TODAY)
    with pytest.raises(OutOfOrder, match="consent_withdrawn"):
        proxies.withdraw(state, who, "p1.c1", NOW, TODAY)
    assert after(state, allowing(state)).consents[1].id == "p1.c2"


@pytest.mark.parametrize("who", [STRANGER, LAWYER])
def test_others_do_not_learn_that_it_is_there(who: Actor) -> None:
    state = after(granny(), allowing(granny()))
    with pytest.raises(NotFound, match="consent_unknown"):
        proxies.withdraw(state, who, "p1.c1", NOW, TODAY)
    with pytest.raises(NotFound, match="consent_unknown"):
        proxies.withdraw(state, GRANNY, "p1.c7", NOW, TODAY)
    with pytest.raises(NotFound, match="person_unknown"):
        allowing(granny(), who)


@pytest.mark.parametrize(
    ("who", "authority", "refusal", "code"),
    [
        (GRANNY, wish(Manner.SPOKEN), Forbidden, "consent_manner"),
        (OPERATOR, wish(Manner.PAGE), Forbidden, "consent_manner"),
        (GRANNY, wish(proxy="p1"), Refusal, "proxy_self"),
        (GRANNY, wish(until=date(2026, 3, 1)), Invalid, "until_past"),
    ],
)
def test_consents_that_cannot_be(who: Actor, authority: Authority, refusal: type[Refusal], code: str) -> None:
    with pytest.raises(refusal, match=code):
        allowing(granny(), who, authority)


def test_one_consent_for_one_proxy_at_a_time() -> None:
    state = after(granny(), allowing(granny(), OPERATOR, wish(Manner.PAPER)))
    with pytest.raises(OutOfOrder, match="consent_stands"):
        allowing(state)


def test_signing_out_of_one_device_leaves_the_others() -> None:
    state = granny()
    assert list(rules.sign_out(state, "t1", NOW)) == [SessionsRevoked("jti:t1", NOW)]
    assert after(state, list(rules.sign_out(state, "t1", NOW))).revoked_before is None
    assert after(state, list(rules.sign_out(state, None, NOW))).revoked_before == NOW
    with pytest.raises(NotFound):
        rules.sign_out(None, None, NOW)


def test_nothing_happens_to_nobody() -> None:
    with pytest.raises(ValueError, match="before PersonRegistered"):
        evolve(None, SessionsRevoked("p1", NOW))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("王 建国", "王建国", True),
        ("阿依古丽・买买提", "阿依古丽·买买提", True),
        ("ＷＡＮＧ", "wang", True),
        ("王建国", "王建业", False),
    ],
)
def test_ways_of_writing_a_name(one: str, other: str, same: bool) -> None:
    assert (same_name(one) == same_name(other)) is same


def test_what_is_shown_of_numbers() -> None:
    assert masked_id("11010519491231002X") == "110105********002X"
    assert masked_phone("+8613800138000") == "138****8000"
    assert (masked_name("王建国"), masked_name("王")) == ("王**", "王*")
