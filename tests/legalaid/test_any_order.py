"""Any order of commands, with duplicates and clocks, keeps the rules of legal aid."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kernel import codec
from kernel.words import Clock, Refusal
from services.legalaid.domain import (
    advance,
    assignment,
    clocks,
    decision,
    matter,
    objection,
    reception,
    replacement,
    termination,
)
from services.legalaid.domain.application import Application
from services.legalaid.domain.assignment import Candidate
from services.legalaid.domain.decision import Request
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.matter import Closing
from services.legalaid.events import Answer, Decline, Ending, Facts, OfferMade, Stage, Work
from tests.legalaid.making import MONDAY, OFFICER, REGION, SUPERVISOR, WORKER, lawyer, routed

LAWYERS = ("lawyer1", "lawyer2", "lawyer3", "lawyer4")
WHO = st.sampled_from(LAWYERS)
Command = Callable[[Application], Sequence[Any]]


class AnyOrder(RuleBasedStateMachine):
    """One application, four lawyers, an officer and a worker who press everything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = MONDAY
        self.state: Application | None = None
        self.inactive: set[str] = set()
        self.facts: list[Any] = []
        self.conflicts: set[str] = set()
        self.offers_after_conflict: list[str] = []

    def bench(self) -> tuple[Candidate, ...]:
        return tuple(Candidate(name, REGION, name not in self.inactive) for name in LAWYERS)

    def take(self, events: Sequence[Any]) -> None:
        for event in events:
            if isinstance(event, OfferMade) and event.lawyer in self.conflicts:
                self.offers_after_conflict.append(event.lawyer)
            self.state = evolve(self.state, event)
            self.facts.append(event)

    def attempt(self, command: Command) -> None:
        """A command and what follows from it in the same step; a refusal changes nothing."""
        if self.state is None:
            return
        try:
            self.take(command(self.state))
        except Refusal:
            return
        assert self.state is not None
        self.take(assignment.next_offer(self.state, self.bench(), self.now))

    @rule()
    def receive(self) -> None:
        self.take(reception.receive(self.state, routed(), "a1", self.now))

    @rule(paper=st.booleans())
    def establish(self, paper: bool) -> None:
        facts: Facts = {"paper_migrant_worker": paper}
        self.attempt(lambda s: reception.establish(s, OFFICER, facts, "paper", self.now))

    @rule()
    def ask_supplement(self) -> None:
        self.attempt(lambda s: reception.ask_supplement(s, OFFICER, ("identity_paper",), self.now))

    @rule()
    def supplement(self) -> None:
        self.attempt(lambda s: reception.supplement(s, WORKER, ["identity_paper"], {}, "statement", self.now))

    @rule(grant=st.booleans(), advance=st.booleans(), reason=st.booleans())
    def decide(self, grant: bool, advance: bool, reason: bool) -> None:
        request = Request(grant, advance, {"reason": "sealed"} if reason else {})
        self.attempt(lambda s: decision.decide(s, OFFICER, request, self.now))

    @rule(who=WHO, number=st.integers(1, 9))
    def accept(self, who: str, number: int) -> None:
        self_ = next(c for c in self.bench() if c.lawyer == who)
        self.attempt(lambda s: assignment.accept(s, lawyer(who), f"a1.o{number}", self_, self.now))

    @precondition(lambda self: self.state is not None and self.state.open_offer is not None)
    @rule(twice=st.booleans())
    def accept_the_open_one(self, twice: bool) -> None:
        assert self.state is not None
        offer = self.state.open_offer
        assert offer is not None
        for _ in range(1 + twice):
            self.accept(offer.lawyer, int(offer.id.removeprefix("a1.o")))

    @precondition(lambda self: self.state is not None and self.state.open_offer is not None)
    @rule(reason=st.sampled_from(Decline))
    def decline(self, reason: Decline) -> None:
        assert self.state is not None
        offer = self.state.open_offer
        assert offer is not None
        before = len(self.facts)
        who = lawyer(offer.lawyer)
        try:
            said = assignment.decline(self.state, who, offer.id, reason, self.now)
        except Refusal:
            return
        if reason == Decline.CONFLICT:
            self.conflicts.add(offer.lawyer)
        self.attempt(lambda s: said)
        assert len(self.facts) > before

    @rule(who=WHO)
    def assign(self, who: str) -> None:
        chosen = next(c for c in self.bench() if c.lawyer == who)
        self.attempt(lambda s: assignment.assign(s, OFFICER, chosen, self.now))

    @rule()
    def ask_wider(self) -> None:
        self.attempt(lambda s: assignment.next_offer(s, self.bench(), self.now, wider=True))

    @rule(who=WHO, number=st.integers(1, 3))
    def report(self, who: str, number: int) -> None:
        self.attempt(lambda s: matter.report(s, lawyer(who), f"a1.m{number}", {"text": "x"}, self.now))

    @rule(who=WHO, number=st.integers(1, 3))
    def close(self, who: str, number: int) -> None:
        closing = Closing(Ending.WON, 3.0, {"report": "x"})
        self.attempt(lambda s: matter.close(s, lawyer(who), f"a1.m{number}", closing, self.now))

    @rule(who=WHO, number=st.integers(1, 3))
    def file_papers(self, who: str, number: int) -> None:
        self.attempt(lambda s: matter.file_papers(s, lawyer(who), f"a1.m{number}", ("x",), self.now))

    @rule(number=st.integers(1, 3), replace=st.booleans())
    def replace_the_lawyer(self, number: int, replace: bool) -> None:
        why = {"answer": "x"}
        self.attempt(lambda s: replacement.decide(s, OFFICER, f"a1.m{number}", replace, why, self.now))

    @rule(who=st.sampled_from((*LAWYERS, WORKER.id)), number=st.integers(1, 3))
    def ask_for_another(self, who: str, number: int) -> None:
        actor = WORKER if who == WORKER.id else lawyer(who)
        self.attempt(lambda s: replacement.ask(s, actor, f"a1.m{number}", {"wish": "x"}, self.now))

    @rule()
    def terminate(self) -> None:
        self.attempt(
            lambda s: termination.terminate(s, OFFICER, "own_lawyer", {"termination": "x"}, self.now)
        )

    @rule()
    def object(self) -> None:
        self.attempt(lambda s: objection.make(s, WORKER, {"objection": "x"}, self.now))

    @rule(uphold=st.booleans())
    def review(self, uphold: bool) -> None:
        self.attempt(lambda s: objection.review(s, SUPERVISOR, uphold, {"review": "x"}, self.now))

    @rule()
    def confirm(self) -> None:
        self.attempt(lambda s: advance.confirm(s, OFFICER, {"confirmation": "x"}, self.now))

    @rule()
    def withdraw(self) -> None:
        self.attempt(lambda s: reception.withdraw(s, self.now))

    @rule(who=WHO)
    def leave_or_return(self, who: str) -> None:
        self.inactive ^= {who}

    @rule(hours=st.integers(1, 24 * 12))
    def time_passes(self, hours: int) -> None:
        """Time passes, and every clock that runs out meanwhile fires once, in order."""
        until = self.now + timedelta(hours=hours)
        for _ in range(200):
            due = [c for c in self.running() if c.due <= until]
            if not due:
                break
            clock = min(due, key=lambda c: (c.due, c.name))
            self.now = max(self.now, clock.due)
            self.attempt(partial(self.fired, clock=clock))
            assert clock not in self.running(), f"{clock.name} still runs after it fired"
        else:
            raise AssertionError("clocks never come to rest")
        self.now = until

    def fired(self, state: Application, clock: Clock) -> Sequence[Any]:
        match clock.name:
            case "supplement":
                return reception.deem_withdrawn(state, clock, self.now)
            case "offer":
                return assignment.expire(state, clock, self.now)
            case "assignment_near":
                return clocks.assignment_near(state, clock, self.now)
        return clocks.run_out(state, clock, self.now)

    def running(self) -> list[Clock]:
        return [c for c in clocks.clocks(self.state) if not c.paused] if self.state else []

    @invariant()
    def one_lawyer_at_most(self) -> None:
        if self.state is None:
            return
        open_ = [m for m in self.state.matters if m.work == Work.OPEN]
        assert len(open_) <= 1
        assert bool(open_) == (self.state.stage == Stage.ASSIGNED)
        assert self.state.counsel == (open_[0].lawyer if open_ else None)

    @invariant()
    def one_open_offer_at_most_and_only_while_looking(self) -> None:
        if self.state is None:
            return
        open_ = [o for o in self.state.offers if o.answer == Answer.OPEN]
        assert len(open_) <= 1
        assert not open_ or self.state.to_assign
        assert self.state.offered_to == (open_[0].lawyer if open_ else None)

    @invariant()
    def nobody_in_conflict_is_asked_or_appointed(self) -> None:
        assert self.offers_after_conflict == []
        assert self.state is None or self.state.counsel is None or self.state.counsel not in self.conflicts

    @invariant()
    def nobody_gets_it_back_after_being_replaced(self) -> None:
        if self.state is not None and self.state.counsel is not None:
            assert self.state.counsel not in self.state.replaced

    @invariant()
    def a_granted_application_is_never_forgotten(self) -> None:
        """Somebody is asked, somebody is told, or a clock runs."""
        if self.state is not None and self.state.to_assign:
            assert self.state.open_offer or self.state.alert or self.running()

    @invariant()
    def the_state_is_the_fold_of_what_happened(self) -> None:
        folded: Application | None = None
        for fact in self.facts:
            folded = evolve(folded, codec.build(codec.plain(fact), type(fact)))
        assert folded == self.state
        if folded is not None:
            assert codec.build(codec.plain(folded), Application) == folded


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
