"""In whatever order accounts and consents come, change and end, nobody is let in who should not be."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kernel.words import Actor, Refusal, covers
from services.identity.domain import appointment, person, proxies, staff
from services.identity.domain.appointment import Change
from services.identity.domain.proxies import Authority
from services.identity.domain.staff import LAUNCHER, Staff
from services.identity.events import Act, Manner, Origin, SessionsRevoked

REGIONS = ("620725", "620700", "620102")
NAMES = ("gao", "lin", "sun")
ROLES = ("admin", "lawyer", "officer")
PEOPLE = ("p1", "p2", "p3")
A_REGION, A_NAME = st.sampled_from(REGIONS), st.sampled_from(NAMES)
SOME_ROLES = st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True).map(tuple)
SOMEBODY, DAYS = st.sampled_from(PEOPLE), st.integers(0, 9)
ADMINS = st.sampled_from([Actor("root", frozenset({"admin"}), region) for region in REGIONS])
CALLERS = st.one_of(ADMINS, st.just(Actor(LAUNCHER, frozenset({"service"}))))


class AnyOrder(RuleBasedStateMachine):
    """Three accounts and three persons; every fact is kept, and folded again after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 2, tzinfo=UTC)
        self.accounts: dict[str, list[Any]] = {name: [] for name in NAMES}
        self.persons: dict[str, list[Any]] = {name: [] for name in PEOPLE}
        self.said: dict[tuple[str, str], str] = {}

    def account(self, name: str) -> Staff | None:
        state = None
        for fact in self.accounts[name]:
            state = staff.evolve(state, fact)
        return state

    def person(self, name: str) -> person.Person | None:
        state = None
        for fact in self.persons[name]:
            state = person.evolve(state, fact)
        return state

    def as_staff(self, name: str) -> Actor:
        known = self.account(name)
        return Actor(name, frozenset(known.roles if known else ()), known.region if known else None)

    @rule(name=A_NAME, by=CALLERS, roles=SOME_ROLES, region=A_REGION)
    def appoint(self, name: str, by: Actor, roles: tuple[str, ...], region: str) -> None:
        before = self.account(name)
        facts = _taken(lambda: appointment.appoint(before, by, Staff(name, roles, region), self.now))
        if facts:
            assert before is None
            assert by.id == LAUNCHER or covers(by.region, region)
        self.accounts[name] += facts

    @rule(name=A_NAME, by=st.one_of(CALLERS, A_NAME), roles=st.none() | SOME_ROLES,
          region=st.none() | A_REGION, active=st.none() | st.booleans())  # fmt: skip
    def change(
        self, name: str, by: Any, roles: tuple[str, ...] | None, region: str | None, active: bool | None
    ) -> None:
        actor, before = by if isinstance(by, Actor) else self.as_staff(by), self.account(name)
        wanted = Change(roles=roles, region=region, active=active)
        self.accounts[name] += (facts := _taken(lambda: appointment.change(before, actor, wanted, self.now)))
        after = self.account(name)
        if not facts or before is None or after is None:
            return
        assert actor.id != name, "nobody changes what he may do himself"
        both = covers(actor.region, before.region) and covers(actor.region, after.region)
        assert actor.id == LAUNCHER or both
        lost = set(before.roles) - set(after.roles) or (before.active and not after.active)
        if lost or not covers(after.region, before.region):
            assert after.revoked_before == self.now, "what was taken away is gone at once"

    @rule(name=A_NAME, by=A_NAME, on=st.booleans())
    def second_factor(self, name: str, by: str, on: bool) -> None:
        actor, before = self.as_staff(by), self.account(name)
        facts = _taken(lambda: appointment.set_second_factor(before, actor, on))
        assert not (facts and on) or by == name
        self.accounts[name] += facts

    @rule(name=A_NAME, token=st.none() | st.just("t1"))
    def sign_out(self, name: str, token: str | None) -> None:
        facts = _taken(lambda: appointment.sign_out(self.account(name), token, self.now))
        self.accounts[name] += facts
        assert [fact.subject for fact in facts] in ([], [f"jti:{token}" if token else name])

    @rule(who=SOMEBODY, field=st.sampled_from(["name", "phone", "id_number"]), value=st.sampled_from("ab"))
    def enter(self, who: str, field: str, value: str) -> None:
        self.persons[who] += person.enter(self.person(who), who, Origin.SERVICE, {field: value})
        self.said.setdefault((who, field), value)

    @rule(who=SOMEBODY, proxy=SOMEBODY, by=SOMEBODY | st.just("desk"), manner=st.sampled_from(list(Manner)),
          days=st.none() | DAYS)  # fmt: skip
    def allow(self, who: str, proxy: str, by: str, manner: Manner, days: int | None) -> None:
        roles = frozenset({"operator" if by == "desk" else "resident"})
        until = None if days is None else (self.now + timedelta(days=days)).date()
        given, today = Authority(proxy, (Act.APPLY,), manner, until), self.now.date()
        before = self.person(who)
        facts = _taken(lambda: proxies.allow(before, Actor(by, roles), given, "name", self.now, today))
        if facts and before:
            assert by in (who, "desk")
            assert proxy != who
            assert not proxies.allows(before, proxy, Act.APPLY, today)
        self.persons[who] += facts

    @rule(who=SOMEBODY, by=SOMEBODY, number=st.integers(1, 3))
    def withdraw(self, who: str, by: str, number: int) -> None:
        actor, consent = Actor(by, frozenset({"resident"})), f"{who}.c{number}"
        facts = _taken(lambda: proxies.withdraw(self.person(who), actor, consent, self.now, self.now.date()))
        self.persons[who] += facts
        known = self.person(who)
        if facts and known:
            kept = known.consent(consent)
            assert by in (who, kept.proxy)
            assert not kept.stands(self.now.date())

    @rule(days=DAYS)
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days, seconds=1)

    @invariant()
    def what_a_person_said_first_stays(self) -> None:
        for (who, field), value in self.said.items():
            known = self.person(who)
            assert known is not None
            assert known.sealed[field] == value

    @invariant()
    def one_proxy_has_one_standing_consent_and_none_comes_back(self) -> None:
        today = self.now.date()
        for known in filter(None, map(self.person, PEOPLE)):
            standing = [consent.proxy for consent in known.consents if consent.stands(today)]
            assert len(standing) == len(set(standing))
            assert known.id not in standing
            assert len({consent.id for consent in known.consents}) == len(known.consents)

    @invariant()
    def sign_ins_end_only_later_and_later(self) -> None:
        for facts in (*self.accounts.values(), *self.persons.values()):
            ends = [fact.before for fact in facts if isinstance(fact, SessionsRevoked)]
            assert ends == sorted(ends)


def _taken(step: Any) -> Sequence[Any]:
    """The facts of a step; none where it is refused."""
    try:
        return list(step())
    except Refusal:
        return []


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
