"""Whatever order people act in: no agreement is valid without every signature on its own digest.

400 runs of up to 60 steps; more with ANY_ORDER=5000.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kernel.words import Actor, Refusal
from services.mediation.domain import (
    agreement,
    choosing,
    confirmation,
    consent,
    deadlines,
    ending,
    guests,
    opening,
    openness,
    oral,
    parties,
    performance,
    reminders,
    signing,
    soundness,
)
from services.mediation.domain.draft import Draft, digest_of
from services.mediation.domain.evolution import evolve
from services.mediation.domain.moments import china_day
from services.mediation.domain.state import BINDING, LIVE, Stage
from services.mediation.events import AgreementSealed, MediationClosed
from tests.mediation.table import (
    APPLICANT,
    LISTED,
    NAMED,
    OFFICER,
    OPPONENT,
    OTHER_MEDIATOR,
    SECOND,
    STRANGER,
    draft,
    proposed,
    routed,
)

THIRD = Actor("person-c", frozenset({"resident"}))
AGENT = Actor("person-g", frozenset({"resident"}))
ACTORS = st.sampled_from(
    [NAMED, NAMED, NAMED, APPLICANT, OPPONENT, OTHER_MEDIATOR, OFFICER, STRANGER, THIRD, AGENT]
)
NAMES = ["applicant", "opponent", "opponent-2"]
PARTIES = st.sampled_from(NAMES)
SIGNERS = st.sampled_from([*NAMES, "mediator"])

FIRE = (
    deadlines.term_over,
    deadlines.confirmation_over,
    deadlines.performance_over,
    reminders.remind,
)
REACHED: Counter[str] = Counter()
RUNS = int(os.environ.get("ANY_ORDER") or 400)


class AnyOrder(RuleBasedStateMachine):
    """A model beside the rules: which signatures count, and what was sealed."""

    def names(self) -> set[str]:
        return {party.name for party in self.table.state.parties}

    def __init__(self) -> None:
        super().__init__()
        self.table = proposed()
        self.texts: dict[str, Draft] = {}
        self.on_paper: dict[str, set[str]] = {}
        self.wanting: set[str] = set()
        self.count = 0
        self.seen: set[str] = set()

    @initialize(
        steps=st.integers(0, 6),
        third=st.booleans(),
        special=st.sampled_from([None, True, False]),
        aside=st.sampled_from([None, None, None, "joined", "declared", "withdrawn"]),
    )
    def begin(self, steps: int, third: bool, special: bool | None, aside: str | None) -> None:
        """Runs begin at different places of the straight way and beside it, or few would get far."""
        if third:
            self.join(OFFICER)
        if special is not None:
            self.name_agent(OFFICER, "opponent", special)
        walk: list[Callable[[], object]] = [
            lambda: self.name_mediator(OFFICER, False, None),
            lambda: [self.say(NAMED, party, True) for party in sorted(self.names())],
            lambda: self.draft(NAMED, 20),
            lambda: self.all_sign([*NAMES, "mediator"], False),
            self.all_ask_the_court,
            lambda: self.court_answers(NAMED, "confirmed"),
        ]
        for step in walk[:steps]:
            step()
        if aside == "joined":
            self.further_mediator(OFFICER, set(NAMES), False)
        elif aside == "declared":
            self.declare(NAMED)
        elif aside == "withdrawn":
            self.take_back(NAMED, "applicant")

    def _try(self, decide: Callable[[], list[Any]]) -> list[str]:
        before = self.table.state
        try:
            events = decide()
        except Refusal:
            assert self.table.state == before
            return []
        return self.table.take(events)

    @rule(actor=ACTORS, second=st.booleans(), reason=st.sampled_from([None, "conflict"]))
    def name_mediator(self, actor: Actor, second: bool, reason: str | None) -> None:
        found = SECOND if second else LISTED
        named = self._try(
            lambda: opening.name_mediator(self.table.state, actor, found, reason, self.table.now)
        )
        if named:
            self.wanting.clear()

    @rule(actor=ACTORS)
    def join(self, actor: Actor) -> None:
        self._try(
            lambda: parties.name_party(
                self.table.state, actor, "opponent-2", THIRD.id, (LISTED,), self.table.now
            )
        )

    @rule(actor=ACTORS, party=PARTIES, special=st.booleans())
    def name_agent(self, actor: Actor, party: str, special: bool) -> None:
        agent = (party, AGENT.id, special)
        self._try(lambda: parties.name_agent(self.table.state, actor, agent, (LISTED,), {}, self.table.now))

    @rule(actor=ACTORS, party=PARTIES, second=st.booleans())
    def wish_mediator(self, actor: Actor, party: str, second: bool) -> None:
        found = SECOND if second else LISTED
        named = self._try(lambda: choosing.wish(self.table.state, actor, party, found, self.table.now))
        if "MediatorNamed" in named:
            assert {p.wishes for p in self.table.state.parties} == {found.username}
            self.wanting.clear()

    @rule(
        actor=st.sampled_from([OFFICER, OFFICER, NAMED]),
        parties=st.sampled_from([set(NAMES), {"applicant"}]),
        leaves=st.booleans(),
    )
    def further_mediator(self, actor: Actor, parties: set[str], leaves: bool) -> None:
        state, now = self.table.state, self.table.now
        if leaves:
            self._try(lambda: choosing.leave(state, actor, SECOND.username, now))
        else:
            self._try(lambda: choosing.join(state, actor, SECOND, tuple(parties), now))

    @rule(actor=st.sampled_from([OTHER_MEDIATOR, OTHER_MEDIATOR, NAMED, OFFICER]))
    @precondition(lambda self: self.count % 2 == 1)
    def step_aside(self, actor: Actor) -> None:
        self.declare(actor)

    def declare(self, actor: Actor) -> None:
        state, now = self.table.state, self.table.now
        self._try(lambda: choosing.declare(state, actor, {}, now))

    @rule(actor=st.sampled_from([NAMED, NAMED, APPLICANT, AGENT]), party=PARTIES, says=st.booleans())
    def others_at_the_table(self, actor: Actor, party: str, says: bool) -> None:
        state, now = self.table.state, self.table.now
        if not state.guests:
            self._try(lambda: guests.invite(state, actor, "neighbour", None, {}, now))
        else:
            self._try(lambda: guests.answer(state, actor, state.guests[0].id, party, says, now))
        self._try(lambda: openness.ask(self.table.state, actor, party, says, now))

    @rule(actor=ACTORS, party=PARTIES, agrees=st.sampled_from([True, True, True, False]))
    def say(self, actor: Actor, party: str, agrees: bool) -> None:
        given = self._try(lambda: consent.consent(self.table.state, actor, party, agrees, self.table.now))
        if given and agrees:
            self.wanting.add(party)

    @rule(actor=ACTORS, party=PARTIES)
    @precondition(lambda self: self.count % 3 == 2)
    def withdraw(self, actor: Actor, party: str) -> None:
        self.take_back(actor, party)

    def take_back(self, actor: Actor, party: str) -> None:
        self._try(lambda: ending.withdraw(self.table.state, actor, party, self.table.now))

    @rule(actor=ACTORS)
    @precondition(lambda self: self.count % 2 == 0)
    def fail(self, actor: Actor) -> None:
        self._try(lambda: ending.fail(self.table.state, actor, "other", {}, self.table.now))

    @rule()
    @precondition(lambda self: self.table.state.stage in (Stage.REFUSED, Stage.WITHDRAWN, Stage.FAILED))
    def ask_again(self) -> None:
        self._try(lambda: opening.propose(self.table.state, "m-1", routed(), self.table.now))
        self.wanting.clear()

    @rule(actor=ACTORS, days=st.integers(0, 60))
    def draft(self, actor: Actor, days: int) -> None:
        self.count += 1
        text = replace(draft(due=date(2026, 3, 1) + timedelta(days=days)), nonce=str(self.count))
        self._try(lambda: agreement.draft_agreement(self.table.state, actor, text, {}, self.table.now))
        if (version := self.table.state.agreement) and version.digest not in self.texts:
            self.texts[version.digest] = text

    @rule(actor=ACTORS, party=SIGNERS, stale=st.booleans())
    def sign(self, actor: Actor, party: str, stale: bool) -> None:
        versions = self.table.state.versions
        digest = versions[0].digest if stale and versions else None
        seen = self.table.state.agreement
        signed = self._try(lambda: signing.sign(self.table.state, actor, party, digest, {}, self.table.now))
        if signed and seen:
            own = {"applicant": APPLICANT, "opponent": OPPONENT, "opponent-2": THIRD}
            acting = next((p.agent for p in self.table.state.parties if p.name == party), None)
            by_agent = acting is not None and acting.special and actor == AGENT
            assert actor.id == self.table.state.mediator or own.get(party) == actor or by_agent
            self.on_paper.setdefault(seen.digest, set()).add(party)

    @rule(order=st.permutations([*NAMES, "mediator"]), between=st.booleans())
    def all_sign(self, order: list[str], between: bool) -> None:
        """A round of the table; sometimes the text is changed between two signatures."""
        for place, party in enumerate(order):
            if between and place == 2:
                self.draft(NAMED, 3)
            self.sign(self.hand(party), party, False)
        self.seal(NAMED)

    def hand(self, party: str) -> Actor:
        """Who signs for a party at the table: the agent, where one may."""
        known = self.table.state.party(party)
        return AGENT if known and known.agent and known.agent.special else NAMED

    @rule(third=st.booleans(), special=st.sampled_from([None, True, False]), order=st.permutations(NAMES))
    def go_on(self, third: bool, special: bool | None, order: list[str]) -> None:
        """The next step of the straight way, so that many runs get far between the others' steps."""
        stage = self.table.state.stage
        if stage is Stage.PROPOSED:
            if third:
                self.join(OFFICER)
            if special is not None:
                self.name_agent(OFFICER, order[0], special)
            self.name_mediator(OFFICER, False, None)
        elif stage is Stage.CONSENTING:
            for party in order:
                self.say(NAMED, party, True)
        elif stage is Stage.OPEN:
            self.draft(NAMED, 20)
        elif stage is Stage.AGREED:
            self.all_sign([*order, "mediator"], False)

    @rule(actor=ACTORS, parties=st.sets(PARTIES))
    @precondition(lambda self: self.count % 3 == 2)
    def agree_orally(self, actor: Actor, parties: set[str]) -> None:
        self.count += 1
        text = replace(draft(), nonce=str(self.count))
        said = tuple(sorted(parties))
        if self._try(lambda: oral.agree_orally(self.table.state, actor, said, text, {}, self.table.now)):
            version = self.table.state.agreement
            assert version is not None
            assert parties >= self.names()
            self.texts[version.digest] = text

    @rule(actor=ACTORS, party=PARTIES)
    def ask_the_court(self, actor: Actor, party: str) -> None:
        self._try(lambda: confirmation.ask(self.table.state, actor, party, self.table.now))

    @rule()
    def all_ask_the_court(self) -> None:
        for party in sorted(self.names()):
            self.ask_the_court(NAMED, party)

    @rule(actor=ACTORS, result=st.sampled_from(["confirmed", "rejected", "withdrawn"]))
    def court_answers(self, actor: Actor, result: str) -> None:
        now = self.table.now
        self._try(
            lambda: confirmation.decided_by_court(self.table.state, actor, result, china_day(now), {}, now)
        )

    @rule(actor=ACTORS)
    def finish(self, actor: Actor) -> None:
        self._try(lambda: confirmation.finish(self.table.state, actor, self.table.now))

    @rule(actor=ACTORS)
    def seal(self, actor: Actor) -> None:
        self._try(lambda: signing.seal(self.table.state, actor, self.table.now))

    @rule(actor=ACTORS, term=st.integers(-1, 2), done=st.booleans())
    def perform(self, actor: Actor, term: int, done: bool) -> None:
        self._try(lambda: performance.perform(self.table.state, actor, term, done, self.table.now))

    @rule()
    def perform_all(self) -> None:
        for term in (0, 1):
            self.perform(NAMED, term, True)

    @rule(days=st.integers(1, 40))
    def pass_days(self, days: int) -> None:
        self.table.pass_days(days)
        for fire in FIRE:
            self._try(lambda fire=fire: fire(self.table.state, self.table.now))  # type: ignore[misc]

    @invariant()
    def valid_only_with_every_signature_on_its_own_digest(self) -> None:
        state = self.table.state
        if state.stage in BINDING | {Stage.PERFORMED}:
            version = state.agreement
            assert version is not None
            if not version.oral:
                assert self.on_paper[version.digest] == {*self.names(), "mediator"}
            assert version.digest == digest_of(state, version.number, self.texts[version.digest])

    @invariant()
    def sound(self) -> None:
        assert soundness.sound(self.table.state) == []

    @invariant()
    def what_was_lived_through(self) -> None:
        """So that the end can tell whether three parties and agents really got as far as a seal."""
        state = self.table.state
        if state.stage is Stage.EFFECTIVE and state.signatures:
            self.seen.add(f"valid with {len(state.parties)} parties")
            if any(signature.agent for signature in state.signatures):
                self.seen.add("valid with an agent's signature")
            if len(state.versions) > 1:
                self.seen.add("valid after another version")

    @invariant()
    def every_seal_was_on_a_signed_digest(self) -> None:
        for event in self.table.happened:
            if isinstance(event, AgreementSealed):
                assert self.on_paper[event.digest] >= {"applicant", "opponent", "mediator"}

    @invariant()
    def the_court_was_asked_by_all_in_time_and_on_paper(self) -> None:
        state = self.table.state
        if state.confirmation.applied_at is not None:
            assert set(state.confirmation.asked) == self.names()
            assert state.agreement is not None
            assert not state.agreement.oral
            assert state.confirm_by is not None
            assert state.confirmation.applied_at <= state.confirm_by

    @invariant()
    def nobody_is_at_the_table_who_did_not_say_yes(self) -> None:
        if self.table.state.stage in BINDING | {Stage.OPEN, Stage.AGREED}:
            assert self.wanting == self.names()

    @invariant()
    def a_clock_that_fired_is_gone(self) -> None:
        state = self.table.state
        for fire in FIRE:
            for event in fire(state, self.table.now):
                state = evolve(state, event)
        assert all(clock.due > self.table.now for clock in deadlines.clocks(state))
        if self.table.state.stage not in LIVE | BINDING:
            assert deadlines.clocks(self.table.state) == []

    @invariant()
    def nobody_takes_part_whom_a_party_does_not_want(self) -> None:
        state = self.table.state
        for guest in state.guests:
            if guests.takes_part(state, guest):
                assert set(guest.agreed) >= self.names()

    @invariant()
    def one_closing_a_round(self) -> None:
        closings = sum(isinstance(event, MediationClosed) for event in self.table.happened)
        ended = self.table.state.closed_at is not None
        assert closings == self.table.state.round - (0 if ended else 1)

    def teardown(self) -> None:
        REACHED.update(type(event).__name__ for event in self.table.happened)
        REACHED.update(self.seen)
        state = None
        for event in self.table.happened:
            state = evolve(state, event)
        assert state == self.table.state


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=RUNS, stateful_step_count=60, deadline=None)


def test_the_runs_got_to_where_it_matters() -> None:
    """Runs after the machine: seals, performances and endings all happened, or it proved nothing."""
    lived = ("valid with 3 parties", "valid with an agent's signature", "valid after another version")
    ended = (
        "GuestAnswered",
        "MediatorJoined",
        "ConflictDeclared",
        "AgreementSealed",
        "ConfirmationDecided",
        "TermPerformed",
        "MediationClosed",
        "MediationWithdrawn",
    )
    for name in (*lived, *ended):
        assert REACHED[name] > 0, REACHED
