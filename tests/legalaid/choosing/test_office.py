"""Applications and lawyers at random: whatever comes in which order, no rule of assignment is broken.

`make test` runs a short version; `OFFICE_STEPS=10000` asks for that many steps in all.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kernel.words import Clock, Refusal
from services.legalaid.domain import assignment, clocks, decision, matching, matter, reception, replacement
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Acted, Candidate, Leave, Licence
from services.legalaid.domain.decision import Request
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.hindrance import FULL, hindrance
from services.legalaid.domain.matter import Closing
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.soundness import flaws
from services.legalaid.events import (
    Answer,
    Decline,
    Ending,
    LawyerAssigned,
    LawyerChosen,
    OfferMade,
    Stage,
    Work,
)
from tests.legalaid.making import MONDAY, OFFICER, REGION, lawyer, routed

STEPS = 100
WANTED = int(os.environ.get("OFFICE_STEPS", "1500"))
PERSONS = tuple(f"p{n}" for n in range(6))
LAWYERS = tuple(f"l{n}" for n in range(7))
FIRMS = {"l0": "f0", "l1": "f0", "l2": "f1", "l3": None, "l4": None, "l5": "f1", "l6": None}
WORDS = {"words": "sealed"}
Step = Callable[[Application], Sequence[Any]]


class Office(RuleBasedStateMachine):
    """Many applications, seven lawyers in two firms, an officer, and a clock that never goes back."""

    taken = 0

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = MONDAY
        self.cases: dict[str, Application] = {}
        self.traits: dict[str, dict[str, Any]] = {name: {} for name in LAWYERS}
        self.acted: list[Acted] = []
        self.declined: set[tuple[str, str]] = set()

    # what the service would read from its store

    def bench(self, case: Application | None = None) -> list[Candidate]:
        against = self.against(case) if case else frozenset[str]()
        return [replace(self.standing(name), conflict=name in against) for name in LAWYERS]

    def standing(self, name: str) -> Candidate:
        open_ = [c for c in self.cases.values() if c.counsel == name]
        asked = [c for c in self.cases.values() if c.offered_to == name]
        one = Candidate(name, REGION, open_matters=len(open_), open_offers=len(asked))
        return replace(one, **self.traits[name])

    def against(self, case: Application) -> frozenset[str]:
        return assignment.conflicted(case.applicant, case.opponent, self.acted, FIRMS)

    # what happens

    def step(self, id: str, decide: Step, then_offer: bool = True) -> None:
        try:
            facts = list(decide(self.cases[id]))
        except Refusal:
            return
        self.take(id, facts)
        if then_offer and facts and self.cases[id].waiting:
            case = self.cases[id]
            self.take(id, assignment.next_offer(case, self.bench(case), self.now))

    def take(self, id: str, facts: Sequence[Any]) -> None:
        for fact in facts:
            before = self.cases[id]
            if isinstance(fact, OfferMade):
                self.may_be_asked(before, fact.lawyer)
            if isinstance(fact, LawyerAssigned):
                self.may_have_it(before, fact.lawyer)
                self.acted.append(Acted(fact.lawyer, before.applicant, before.opponent))
            self.cases[id] = evolve(before, fact)

    def may_be_asked(self, case: Application, name: str) -> None:
        """An offer keeps every hard rule at the moment when it is made."""
        assert name not in self.against(case), "asked in conflict"
        assert (case.id, name) not in self.declined, "asked again after declining for a conflict"
        one = replace(self.standing(name), conflict=name in self.against(case))
        assert hindrance(case, one, day_of(self.now), wider=True) is None

    def may_have_it(self, case: Application, name: str) -> None:
        assert (case.id, name) not in self.declined
        one = replace(self.standing(name), conflict=name in self.against(case))
        assert hindrance(case, one, day_of(self.now), wider=True) in (None, FULL)

    @rule(
        applicant=st.sampled_from(PERSONS),
        opponent=st.sampled_from((*PERSONS, None)),
        minor=st.booleans(),
        kind=st.sampled_from(["labor.wages", "family.support", "traffic.injury"]),
    )
    def somebody_applies_and_is_granted(
        self, applicant: str, opponent: str | None, minor: bool, kind: str
    ) -> None:
        if applicant == opponent or len(self.cases) >= 40:
            return
        id = f"a{len(self.cases)}"
        groups = ("migrant_worker", *(("minor",) if minor else ()))
        case = routed(kind, case=id, applicant=applicant, opponent=opponent, groups=groups)
        state: Application | None = None
        for fact in reception.receive(None, case, id, self.now):
            state = evolve(state, fact)
        assert state is not None
        self.cases[id] = state
        self.step(id, lambda s: decision.decide(s, OFFICER, Request(True, False, WORDS), self.now))

    @rule(
        name=st.sampled_from(LAWYERS),
        trait=st.sampled_from(["active", "capacity", "licence", "leave", "juvenile", "region", "fields"]),
        number=st.integers(0, 3),
    )
    def a_lawyer_changes(self, name: str, trait: str, number: int) -> None:
        day = day_of(self.now)
        changes: dict[str, dict[str, Any]] = {
            "active": {"active": bool(number)},
            "capacity": {"capacity": (None, 1, 2, 4)[number]},
            "licence": {"licence": (None, Licence(day), Licence(day, day + timedelta(9)), None)[number]},
            "leave": {"leave": (Leave("1", day, day + timedelta(number)),) if number else ()},
            "juvenile": {"juvenile": (None, True, False, True)[number]},
            "region": {"region": (REGION, "620700", "620702", "620102")[number]},
            "fields": {"specialities": ((), ("labor",), ("family",), ("traffic", "injury"))[number]},
        }
        self.traits[name] |= changes[trait]

    @rule(data=st.data(), reason=st.sampled_from((None, None, None, *Decline)))
    def an_offer_is_answered(self, data: st.DataObject, reason: Decline | None) -> None:
        asked = [case for case in self.cases.values() if case.open_offer]
        if not asked:
            return
        case = data.draw(st.sampled_from(asked))
        offer = case.open_offer
        assert offer is not None
        who = lawyer(offer.lawyer)
        if reason is None:
            mine = next(one for one in self.bench(case) if one.lawyer == offer.lawyer)
            self.step(case.id, lambda s: assignment.accept(s, who, offer.id, mine, self.now))
            return
        if reason == Decline.CONFLICT and self.now <= offer.expires:
            self.declined.add((case.id, offer.lawyer))
        self.step(case.id, lambda s: assignment.decline(s, who, offer.id, reason, self.now))

    @rule(data=st.data(), name=st.sampled_from(LAWYERS))
    def the_officer_assigns_outright(self, data: st.DataObject, name: str) -> None:
        open_ = [case.id for case in self.cases.values() if case.to_assign]
        if open_:
            id = data.draw(st.sampled_from(open_))
            chosen = next(one for one in self.bench(self.cases[id]) if one.lawyer == name)
            self.step(id, lambda s: assignment.assign(s, OFFICER, chosen, self.now))

    @rule()
    def all_that_wait_are_matched(self) -> None:
        waiting = [case for case in self.cases.values() if case.waiting]
        barred = {case.id: self.against(case) for case in waiting}
        everybody = self.bench()
        picks = matching.together(waiting, everybody, barred, self.now, day_of(self.now))
        bench = {one.lawyer: one for one in everybody}
        for id, pick in picks.items():
            self.step(id, partial(assignment.offer, pick=pick, bench=bench, now=self.now), then_offer=False)

    @rule(data=st.data(), end=st.sampled_from(["close", "replace"]))
    def work_ends(self, data: st.DataObject, end: str) -> None:
        working = [case for case in self.cases.values() if case.open_matter]
        if not working:
            return
        case = data.draw(st.sampled_from(working))
        one = case.open_matter
        assert one is not None
        if end == "close":
            closing = Closing(Ending.WON, 3.0, WORDS)
            self.step(case.id, lambda s: matter.close(s, lawyer(one.lawyer), one.id, closing, self.now))
        else:
            self.step(case.id, lambda s: replacement.decide(s, OFFICER, one.id, True, WORDS, self.now))

    @rule(hours=st.sampled_from((1, 1, 3, 12, 25, 80)))
    def time_passes(self, hours: int) -> None:
        until = self.now + timedelta(hours=hours)
        for _ in range(5000):
            running = [(clock, id) for id, case in self.cases.items() for clock in _running(case)]
            due = [pair for pair in running if pair[0].due <= until]
            if not due:
                break
            clock, id = min(due, key=lambda pair: (pair[0].due, pair[1], pair[0].name))
            self.now = max(self.now, clock.due)
            self.fire(id, clock)
            assert clock not in _running(self.cases[id]), f"{clock.name} runs on after it fired"
        else:
            raise AssertionError("clocks never come to rest")
        self.now = until

    def fire(self, id: str, clock: Clock) -> None:
        fired: dict[str, Step] = {
            "offer": lambda s: assignment.expire(s, clock, self.now),
            "assignment_near": lambda s: clocks.assignment_near(s, clock, self.now),
            "match": lambda s: assignment.next_offer(s, self.bench(s), self.now),
        }
        usual: Step = lambda s: clocks.run_out(s, clock, self.now)  # noqa: E731
        self.step(id, fired.get(clock.name, usual), then_offer=clock.name == "offer")

    # what must always hold

    @invariant()
    def nothing_is_ever_unsound(self) -> None:
        Office.taken += 1
        assert [flaw for case in self.cases.values() for flaw in flaws(case)] == []

    @invariant()
    def every_case_is_in_somebodys_hands(self) -> None:
        """Somebody works, somebody is asked, a round comes, or an officer was told (43)."""
        for case in self.cases.values():
            if case.to_assign:
                assert case.open_offer or case.alert or case.match_at
            late = case.decision and case.decision.assign_by and self.now > case.decision.assign_by
            if case.to_assign and late:
                assert "assignment" in case.ran_out, "the three days passed unseen"

    @invariant()
    def every_offer_says_why(self) -> None:
        for case in self.cases.values():
            for offer in case.offers:
                why = offer.why
                assert isinstance(why, LawyerChosen)
                assert (why.offer, why.lawyer) == (offer.id, offer.lawyer)
                assert why.points == sum(why.parts.values())
                assert offer.lawyer not in {other.lawyer for other in why.others}

    @invariant()
    def nobody_acts_on_both_sides(self) -> None:
        now = [(m.lawyer, c) for c in self.cases.values() for m in c.matters if m.work == Work.OPEN]
        for name, case in now:
            for other, theirs in now:
                if name == other:
                    assert case.opponent is None or theirs.applicant != case.opponent

    @invariant()
    def answered_offers_stay_answered(self) -> None:
        for case in self.cases.values():
            accepted = [offer for offer in case.offers if offer.answer == Answer.ACCEPTED]
            assert len(accepted) <= len(case.matters)
            assert case.stage != Stage.ASSIGNED or case.counsel is not None


def _running(case: Application) -> list[Clock]:
    return [clock for clock in clocks.clocks(case) if not clock.paused]


RUN = settings(
    max_examples=20, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_whatever_comes_in_which_order_no_rule_is_broken() -> None:
    """As often as it takes to take all the steps."""
    while Office.taken < WANTED:
        run_state_machine_as_test(Office, settings=RUN)
    print(f"{Office.taken} steps")
