"""Any order of commands, with duplicates and clocks, keeps the rules of legal aid."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kernel import codec
from kernel.words import Clock, Refusal
from services.legalaid.domain import (
    advance,
    assignment,
    clocks,
    decision,
    matter,
    objection,
    payment,
    reception,
    replacement,
    termination,
)
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.decision import Request
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.matter import Closing
from services.legalaid.events import Answer, Decline, Ending, OfferMade, Stage, SubsidyPaid, Work
from tests.legalaid.making import MONDAY, OFFICER, REGION, SUPERVISOR, WORKER, lawyer, routed

LAWYERS = ("lawyer1", "lawyer2", "lawyer3", "lawyer4")
WHO = st.sampled_from(LAWYERS)
Command = Callable[[Application], Sequence[Any]]
WORDS = {"words": "sealed"}
ENDS = ("terminate", "withdraw")
NAMES = (
    *("paper", "notice", "supplement", "decide", "first", "accept", "assign", "wider", "report", "close"),
    *("file", "replace", "wish", "ground", "terminate", "object", "review", "confirm", "withdraw", "again"),
    *("return", "check", "approve", "pay"),
)


driven: Counter[str] = Counter()


class AnyOrder(RuleBasedStateMachine):
    """One application, four lawyers, an officer and a worker who press everything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = MONDAY
        self.state: Application | None = None
        self.inactive: set[str] = set()
        self.facts: list[Any] = []
        self.conflicts: set[str] = set()
        self.fired_once: set[tuple[str, datetime]] = set()
        self.offers_after_conflict: list[str] = []

    def bench(self) -> tuple[Candidate, ...]:
        return tuple(Candidate(name, REGION, name not in self.inactive) for name in LAWYERS)

    def candidate(self, who: str) -> Candidate:
        return next(one for one in self.bench() if one.lawyer == who)

    def take(self, events: Sequence[Any]) -> None:
        for event in events:
            if isinstance(event, OfferMade) and event.lawyer in self.conflicts:
                self.offers_after_conflict.append(event.lawyer)
            self.state = evolve(self.state, event)
            self.facts.append(event)
            driven["facts"] += 1

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

    @initialize(grant=st.sampled_from((True, True, False)))
    def begin(self, grant: bool) -> None:
        """Most runs begin with a lawyer being asked: the interesting orders come after that."""
        driven["lives"] += 1
        self.take(reception.receive(None, routed(), "a1", self.now))
        if grant:
            self.attempt(lambda s: decision.decide(s, OFFICER, Request(True), self.now))

    @rule(name=st.sampled_from(NAMES), who=WHO, number=st.integers(1, 3), yes=st.booleans())
    def press_out_of_turn(self, name: str, who: str, number: int, yes: bool) -> None:
        """Anybody presses anything."""
        self.attempt(lambda s: self.command(name, s, who, f"a1.m{number}", yes))

    @rule(data=st.data(), who=WHO, yes=st.booleans())
    def press(self, data: st.DataObject, who: str, yes: bool) -> None:
        """Somebody takes a step that is possible now; the ends of the road are taken seldom."""
        assert self.state is not None
        who = self.state.counsel or self.state.offered_to or who
        work = self.state.matters[-1].id if self.state.matters else "a1.m1"
        possible = [name for name in NAMES if self.possible(name, who, work, yes)]
        going_on = [name for name in possible if name not in ENDS] * 4
        name = data.draw(st.sampled_from(going_on + possible or NAMES))
        self.attempt(lambda s: self.command(name, s, who, work, yes))

    def possible(self, name: str, who: str, work: str, yes: bool) -> bool:
        assert self.state is not None
        try:
            return bool(self.command(name, self.state, who, work, yes))
        except Refusal:
            return False

    def command(self, name: str, s: Application, who: str, work: str, yes: bool) -> Sequence[Any]:
        now, me, chosen = self.now, lawyer(who), self.candidate(who)
        closing, offer = Closing(Ending.WON, 3.0, WORDS), f"a1.o{len(s.offers)}"
        grant = Request(yes, sealed=WORDS)
        commands: dict[str, Callable[[], Sequence[Any]]] = {
            "paper": lambda: reception.establish(s, OFFICER, {"paper_migrant_worker": yes}, "paper", now),
            "notice": lambda: reception.ask_supplement(s, OFFICER, ("identity_paper",), now),
            "supplement": lambda: reception.supplement(s, WORKER, ["identity_paper"], {}, "statement", now),
            "decide": lambda: decision.decide(s, OFFICER, grant, now),
            "first": lambda: decision.decide(s, OFFICER, Request(True, True, WORDS), now),
            "accept": lambda: assignment.accept(s, me, offer, chosen, now),
            "assign": lambda: assignment.assign(s, OFFICER, chosen, now),
            "wider": lambda: assignment.next_offer(s, self.bench(), now, wider=True),
            "report": lambda: matter.report(s, me, work, WORDS, now),
            "close": lambda: matter.close(s, me, work, closing, now),
            "file": lambda: matter.file_papers(s, me, work, ("x",), now),
            "replace": lambda: replacement.decide(s, OFFICER, work, yes, WORDS, now),
            "wish": lambda: replacement.ask(s, WORKER if yes else me, work, WORDS, now),
            "ground": lambda: termination.report_ground(s, me, work, "deceit", WORDS, now),
            "terminate": lambda: termination.terminate(s, OFFICER, "own_lawyer", WORDS, now),
            "object": lambda: objection.make(s, WORKER, WORDS, now),
            "review": lambda: objection.review(s, SUPERVISOR, yes, WORDS, now),
            "confirm": lambda: advance.confirm(s, OFFICER, WORDS, now),
            "return": lambda: payment.return_file(s, OFFICER, work, ("x",), now),
            "check": lambda: payment.accept_file(s, OFFICER, work, None, now),
            "approve": lambda: payment.approve(s, SUPERVISOR, work, now),
            "pay": lambda: payment.pay(s, OFFICER, work, "v1", now),
            "withdraw": lambda: reception.withdraw(s, now),
            "again": lambda: reception.receive(s, routed(), "a1", now),
        }
        return commands[name]()

    @precondition(lambda self: self.state is not None and self.state.open_offer is not None)
    @rule(reason=st.sampled_from((None, None, *Decline)), twice=st.booleans())
    def answer(self, reason: Decline | None, twice: bool) -> None:
        """The lawyer who is asked accepts, or declines; perhaps twice."""
        assert self.state is not None
        offer = self.state.open_offer
        assert offer is not None
        who, before = lawyer(offer.lawyer), len(self.facts)
        for _ in range(1 + twice):
            if reason is None:
                chosen = self.candidate(offer.lawyer)
                self.attempt(partial(assignment.accept, actor=who, id=offer.id, self_=chosen, now=self.now))
                continue
            if reason == Decline.CONFLICT:
                self.conflicts.add(offer.lawyer)
            self.attempt(partial(assignment.decline, actor=who, id=offer.id, reason=reason, now=self.now))
        answers = [f for f in self.facts[before:] if getattr(f, "offer", "") == offer.id]
        assert len(answers) <= 1

    @rule(who=WHO)
    def leave_or_return(self, who: str) -> None:
        self.inactive ^= {who}

    @rule(hours=st.sampled_from((1, 1, 1, 5, 25, 80, 400)))
    def time_passes(self, hours: int) -> None:
        """Time passes, and every clock that runs out meanwhile fires once, in order."""
        until = self.now + timedelta(hours=hours)
        for _ in range(200):
            due = [c for c in self.running() if c.due <= until]
            if not due:
                break
            clock = min(due, key=lambda c: (c.due, c.name))
            self.now = max(self.now, clock.due)
            assert (clock.name, clock.due) not in self.fired_once, "the same clock twice"
            self.fired_once.add((clock.name, clock.due))
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
            case "match":
                return assignment.try_again(state, self.now)
            case "assignment_near":
                return clocks.assignment_near(state, clock, self.now)
        return clocks.run_out(state, clock, self.now)

    def running(self) -> list[Clock]:
        return [c for c in clocks.clocks(self.state) if not c.paused] if self.state else []

    @invariant()
    def a_step_was_driven(self) -> None:
        driven["steps"] += 1

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
    def nothing_is_paid_twice_or_without_a_file(self) -> None:
        if self.state is not None:
            for one in self.state.matters:
                assert one.payment is None or (one.papers and one.checked_by)
            paid = [fact.matter for fact in self.facts if isinstance(fact, SubsidyPaid)]
            assert len(paid) == len(set(paid))

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


STEPS = int(os.environ.get("LEGALAID_STEPS", "2000"))
SOME_LIVES = settings(max_examples=50, stateful_step_count=40, deadline=None)


def test_any_order_keeps_the_rules() -> None:
    """LEGALAID_STEPS says how many steps are driven at least; `-s` shows how many it were."""
    driven.clear()
    while driven["steps"] < STEPS:
        run_state_machine_as_test(AnyOrder, settings=SOME_LIVES)
    print(f"{driven['steps']} steps in {driven['lives']} lives, {driven['facts']} facts")
