"""Staff rules, without a database: who may appoint whom, and what ends sign-ins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.identity.domain import appointment as rules
from services.identity.domain.appointment import Change
from services.identity.domain.staff import Staff, evolve
from services.identity.events import SessionsRevoked, StaffAppointed, StaffEvent, StaffNamed

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
ADMIN = Actor("admin", frozenset({"admin"}), "620725")
CITY = Actor("cityadmin", frozenset({"admin"}), "620700")
OFFICER = Actor("officer", frozenset({"officer"}), "620725")
LAUNCHER = Actor("service:launcher", frozenset({"service"}))
INTAKE = Actor("service:intake", frozenset({"service"}))
NEW = Staff("lawyer1", ("lawyer",), "620725", name="赵律师", profile={"licence": "A1"})


def after(state: Staff | None, events: list[StaffEvent]) -> Staff:
    for event in events:
        state = evolve(state, event)
    assert state is not None
    return state


def lawyer() -> Staff:
    return after(None, list(rules.appoint(None, LAUNCHER, NEW, NOW)))


def kinds(events: list[StaffEvent]) -> list[str]:
    return [type(event).__name__ for event in events]


@pytest.mark.parametrize("who", [ADMIN, CITY, LAUNCHER])
def test_who_may_appoint(who: Actor) -> None:
    state = after(None, list(rules.appoint(None, who, NEW, NOW)))
    assert state == replace(NEW, active=True)


@pytest.mark.parametrize(
    ("who", "new", "refusal", "code"),
    [
        (OFFICER, NEW, Forbidden, "not_allowed"),
        (INTAKE, NEW, Forbidden, "not_allowed"),
        (ADMIN, replace(NEW, region="620721"), Forbidden, "region_beyond"),
        (ADMIN, replace(NEW, region="620700"), Forbidden, "region_beyond"),
        (ADMIN, replace(NEW, roles=()), Invalid, "roles_missing"),
        (ADMIN, replace(NEW, username="1abc"), Invalid, "username_shape"),
        (ADMIN, replace(NEW, username="service:intake"), Invalid, "username_shape"),
        (ADMIN, replace(NEW, profile={"Phone": "13800138000"}), Invalid, "profile_personal"),
    ],
)
def test_appointments_that_cannot_be(who: Actor, new: Staff, refusal: type[Refusal], code: str) -> None:
    with pytest.raises(refusal, match=code):
        rules.appoint(None, who, new, NOW)


def test_a_user_name_is_given_once() -> None:
    with pytest.raises(OutOfOrder, match="staff_exists"):
        rules.appoint(lawyer(), ADMIN, NEW, NOW)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Change(), []),
        (Change(roles=("lawyer",), region="620725", active=True), []),
        (Change(name="赵大律师"), ["StaffNamed"]),
        (Change(profile={"licence": "A2"}), ["StaffAppointed"]),
        (Change(roles=("lawyer", "evaluator")), ["StaffAppointed"]),
        (Change(roles=("evaluator",)), ["StaffAppointed", "SessionsRevoked"]),
        (Change(active=False), ["StaffAppointed", "SessionsRevoked"]),
        (Change(region="620700"), ["StaffAppointed"]),
        (Change(region="620721"), ["StaffAppointed", "SessionsRevoked"]),
    ],
)
def test_less_than_before_ends_sign_ins(wanted: Change, expected: list[str]) -> None:
    events = list(rules.change(lawyer(), CITY, wanted, NOW))
    assert kinds(events) == expected
    assert (after(lawyer(), events).revoked_before == NOW) is ("SessionsRevoked" in expected)


def test_what_is_published_says_all_of_the_account_and_no_name() -> None:
    [event] = rules.change(lawyer(), ADMIN, Change(active=False, profile={"years": 3}), NOW)[:1]
    assert event == StaffAppointed("lawyer1", ("lawyer",), "620725", False, {"years": 3})


@pytest.mark.parametrize(
    "wanted", [Change(roles=("supervisor",)), Change(active=False), Change(region="620700")]
)
def test_nobody_changes_his_own_access(wanted: Change) -> None:
    me = Staff("cityadmin", ("admin",), "620725", name="钱")
    with pytest.raises(Forbidden, match="own_access"):
        rules.change(me, CITY, wanted, NOW)
    assert kinds(list(rules.change(me, CITY, Change(name="孙"), NOW))) == ["StaffNamed"]


@pytest.mark.parametrize("wanted", [Change(region="620700"), Change(region="330000")])
def test_an_account_cannot_be_lifted_out_of_ones_region(wanted: Change) -> None:
    with pytest.raises(Forbidden, match="region_beyond"):
        rules.change(lawyer(), ADMIN, wanted, NOW)


def test_an_account_elsewhere_is_not_ones_own_to_change() -> None:
    far = replace(lawyer(), region="330106")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: rules.change(far, ADMIN, Change(active=False), NOW),
        lambda: rules.set_password(far, ADMIN, NOW),
        lambda: rules.set_second_factor(far, ADMIN, False),
    )
    for refused in refusals:
        with pytest.raises(Forbidden, match="region_beyond"):
            refused()


def test_a_new_password_ends_sign_ins() -> None:
    me = Actor("lawyer1", frozenset({"lawyer"}), "620725")
    for who in (me, ADMIN):
        assert SessionsRevoked("lawyer1", NOW) in rules.set_password(lawyer(), who, NOW)


def test_the_second_factor_is_turned_on_by_oneself_and_off_by_an_admin_too() -> None:
    me = Actor("lawyer1", frozenset({"lawyer"}), "620725")
    with pytest.raises(Forbidden, match="otp_own"):
        rules.set_second_factor(lawyer(), ADMIN, True)
    state = after(lawyer(), list(rules.set_second_factor(lawyer(), me, True)))
    assert state.second_factor
    assert rules.set_second_factor(state, me, True) == []
    assert not after(state, list(rules.set_second_factor(state, ADMIN, False))).second_factor


def test_nobody_there() -> None:
    refusals: tuple[Callable[[], object], ...] = (
        lambda: rules.change(None, ADMIN, Change(), NOW),
        lambda: rules.set_password(None, ADMIN, NOW),
        lambda: rules.set_second_factor(None, ADMIN, False),
        lambda: rules.sign_out(None, None, NOW),
    )
    for refused in refusals:
        with pytest.raises(NotFound, match="staff_unknown"):
            refused()
    with pytest.raises(ValueError, match="before StaffAppointed"):
        evolve(None, StaffNamed("x", "y"))
