"""Any sequence of commands, clocks and events, with repeats and delays, keeps the rules of a case."""

from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kernel import codec
from kernel.words import Actor, Refusal
from services.intake.domain import (
    Case,
    Step,
    accept,
    clocks,
    close,
    evolve,
    follow,
    miss,
    route,
    submit,
    withdraw,
)
from services.intake.events import (
    CONSUMED,
    AidDecided,
    CaseClosed,
    CaseEvent,
    CaseRouted,
    CaseWithdrawn,
    Destination,
    Fact,
    LawyerAssigned,
    LawyerReplaced,
    MediationClosed,
    MediatorNamed,
    Outcome,
    ReviewAssigned,
    ReviewEnded,
    State,
)
from tests.intake.making import ELSEWHERE, MONDAY, OFFICER, RESIDENT, fold, request

ACTORS = st.sampled_from([OFFICER, ELSEWHERE, RESIDENT, Actor("lawyer1", frozenset({"lawyer"}))])


@st.composite
def facts(draw: st.DrawFn) -> tuple[str, Fact]:
    """Any event of another service about c1."""
    name = draw(st.sampled_from(sorted(CONSUMED)))
    kind = CONSUMED[name]
    if kind is AidDecided:
        return name, AidDecided("c1", draw(st.sampled_from(["granted", "refused", "advance"])))
    if kind is MediationClosed:
        return name, MediationClosed("c1", draw(st.sampled_from(["performed", "refused", "failed", "odd"])))
    who = draw(st.sampled_from("ab"))
    if kind is LawyerAssigned or kind is LawyerReplaced or kind is MediatorNamed:
        return name, kind("c1", who)
    if kind is ReviewAssigned:
        return name, ReviewAssigned("c1", draw(st.sampled_from(["r1", "r2"])), who)
    if kind is ReviewEnded:
        return name, ReviewEnded("c1", draw(st.sampled_from(["r1", "r2"])))
    return name, kind("c1")  # type: ignore[call-arg]


class CaseInAnyOrder(RuleBasedStateMachine):
    """One case, driven at random."""

    @initialize()
    def begin(self) -> None:
        self.now = MONDAY
        self.log: list[CaseEvent] = list(submit(None, RESIDENT, request(), self.now))
        self.case: Case = fold(self.log)
        self.heard: list[Step] = []

    def take(self, events: list[CaseEvent]) -> None:
        self.log += events
        for event in events:
            self.case = evolve(self.case, event)

    def refused_or(self, act: str, actor: Actor, *rest: object, **more: object) -> None:
        act_of = {"accept": accept, "route": route, "close": close, "withdraw": withdraw}[act]
        before = self.case
        try:
            self.take(list(act_of(self.case, actor, *rest, self.now, **more)))  # type: ignore[operator]
        except Refusal:
            assert self.case is before

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(actor=ACTORS)
    def accepts(self, actor: Actor) -> None:
        self.refused_or("accept", actor)

    @rule(actor=ACTORS, service=st.sampled_from(Destination))
    def routes(self, actor: Actor, service: Destination) -> None:
        self.refused_or("route", actor, service)

    @rule(actor=ACTORS, outcome=st.sampled_from(Outcome))
    def closes(self, actor: Actor, outcome: Outcome) -> None:
        self.refused_or("close", actor, outcome, into="c2" if outcome is Outcome.MERGED else None)

    @rule(actor=ACTORS)
    def withdraws(self, actor: Actor) -> None:
        self.refused_or("withdraw", actor)

    @rule()
    def clock_fires(self) -> None:
        for clock in clocks(self.case):
            self.take(list(miss(self.case, clock, self.now)))

    @rule(fact=facts(), delay=st.integers(0, 300))
    def hears(self, fact: tuple[str, Fact], delay: int) -> None:
        step = Step(*fact, self.now - timedelta(hours=delay), f"event:{len(self.heard)}")
        self.heard.append(step)
        self.take(follow(self.case, step))

    @rule(data=st.data())
    def hears_again(self, data: st.DataObject) -> None:
        if self.heard:
            assert follow(self.case, data.draw(st.sampled_from(self.heard))) == []

    @invariant()
    def the_record_folds_to_the_state_also_through_json(self) -> None:
        again = [msgspec.convert(codec.plain(event), type(event)) for event in self.log]
        assert codec.plain(fold(again)) == codec.plain(self.case)
        assert codec.build(codec.plain(self.case), Case) == self.case

    @invariant()
    def state_outcome_and_clock_agree(self) -> None:
        case = self.case
        assert (case.state is State.CLOSED) == (case.outcome is not None)
        waiting = case.state in (State.SUBMITTED, State.ACCEPTED, State.ROUTED)
        assert (case.promise is not None) == waiting
        assert len(clocks(case)) == int(waiting and not case.overdue)
        assert (case.service is not None) or case.state not in (State.ROUTED, State.IN_PROGRESS)

    @invariant()
    def what_the_applicant_took_back_stays_closed(self) -> None:
        taken = [i for i, event in enumerate(self.log) if isinstance(event, CaseWithdrawn)]
        assert len(taken) <= 1
        if taken:
            rest = self.log[taken[0] + 2 :]
            assert not any(isinstance(event, CaseRouted | CaseClosed) for event in rest)
            assert self.case.state is State.CLOSED

    @invariant()
    def every_promise_fires_at_most_once_for_each_start(self) -> None:
        assert len({(each.promise, each.due) for each in self.case.missed}) == len(self.case.missed)

    @invariant()
    def nobody_reads_but_the_last_appointed(self) -> None:
        assert set(self.case.readers) == set(self.case.appointed.values())

    @invariant()
    def no_review_reads_once_its_end_was_heard(self) -> None:
        ended = {step.fact.review for step in self.heard if isinstance(step.fact, ReviewEnded)}
        assert not [review for review in ended if self.case.lent[review]]


TestAnyOrder = CaseInAnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
