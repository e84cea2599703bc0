"""Whatever order closings, draws, scores, clocks and answers come in, evaluation stays fair."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kernel.words import Forbidden, NotFound, OutOfOrder
from services.evaluation.domain import clocks, closing, rating, reviewing, soundness, staffing
from services.evaluation.domain.case import ReviewState
from services.evaluation.events import (
    CaseScored,
    FollowUpOpened,
    ReviewAssigned,
    ReviewScored,
    SurveyAnswered,
    SurveyOpened,
)
from services.evaluation.rubric import PRACTICE
from tests.evaluation.closed import EVIDENCE, NOW, RUBRIC, Told, all_at, bench, ending, evaluator

NAMES = ("evaluator1", "evaluator2", "evaluator3", "evaluator4")
PEOPLE = st.sampled_from([*NAMES, "lawyer1"])
ABLE = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)


class AnyOrder(RuleBasedStateMachine):
    """Facts are folded again after every step, as the record is."""

    @initialize(handler=PEOPLE)
    def begin(self, handler: str) -> None:
        self.now: datetime = NOW
        self.told = Told(ending(handler=handler))

    @rule(handler=PEOPLE, service=st.sampled_from(["legalaid", "mediation"]))
    def close_again(self, handler: str, service: str) -> None:
        if len(self.told.state.closings) < 3:
            self.told.add(closing.receive(self.told.state, "doc-1", ending(handler=handler, service=service)))

    def hand_out(self, facts: Sequence[Any]) -> None:
        handlers = self.told.state.handlers
        assert not [f for f in facts if isinstance(f, ReviewAssigned) and f.evaluator in handlers]
        self.told.add(facts)

    @rule(sample=st.sampled_from(["s1", "s2", "s3"]), able=ABLE)
    def draw(self, sample: str, able: Sequence[str]) -> None:
        self.hand_out(staffing.join(self.told.state, sample, bench(able, self.now)))

    @rule(name=PEOPLE, number=st.integers(1, 9), part=st.sampled_from([0.2, 0.5, 0.6, 0.9, 1]))
    def score(self, name: str, number: int, part: float) -> None:
        state, review, who = self.told.state, f"doc-1.r{number}", evaluator(name)
        try:
            self.told.add(reviewing.score(state, who, review, all_at(part), EVIDENCE, {}, RUBRIC, self.now))
        except (Forbidden, NotFound, OutOfOrder):
            return
        assert name not in state.handlers
        assert name in state.open_for

    @rule(able=ABLE)
    def third(self, able: Sequence[str]) -> None:
        self.hand_out(staffing.staff(self.told.state, bench(able, self.now)))

    @rule(days=st.integers(0, 20), able=ABLE)
    def time_passes(self, days: int, able: Sequence[str]) -> None:
        self.now += timedelta(days=days)
        for clock in clocks.clocks(self.told.state):
            if clock.due <= self.now:
                self.fire(clock.name, able)
        assert all(clock.due > self.now for clock in clocks.clocks(self.told.state)), "no clock stays due"

    def fire(self, name: str, able: Sequence[str]) -> None:
        state, now = self.told.state, self.now
        facts: dict[str, Sequence[Any]] = {
            clocks.REVIEW: staffing.lapse(state, bench(able, now)),
            clocks.REVIEWERS: staffing.seek_again(state, bench(able, now)),
            clocks.FOLLOW_UP: rating.follow_up_late(state, now),
        }
        self.hand_out(facts[name])

    @rule(satisfied=st.integers(1, 5))
    def rate(self, satisfied: int) -> None:
        try:
            self.told.add(rating.answer(self.told.state, satisfied, True, True, {}, PRACTICE, self.now))
        except OutOfOrder:
            assert self.told.state.survey is not None

    @invariant()
    def nobody_reviews_twice_and_nobody_is_named_too_often(self) -> None:
        state = self.told.state
        for place, closed in enumerate(state.closings):
            reviews = state.reviews_of(place)
            assert len({review.evaluator for review in reviews}) == len(reviews)
            assert sum(r.state != ReviewState.LAPSED for r in reviews) <= closed.reviewers <= 3

    @invariant()
    def a_score_rests_on_all_its_reviews_and_comes_once(self) -> None:
        state, scored = self.told.state, self.of(CaseScored)
        assert all(times == 1 for times in Counter(event.closing for event in scored).values())
        for place, closed in enumerate(state.closings):
            scores = [r.score for r in state.reviews_of(place) if r.score is not None]
            assert (closed.score is not None) == (len(scores) == closed.reviewers and bool(scores))
            assert closed.score is None or min(scores) <= closed.score <= max(scores)

    @invariant()
    def the_checker_has_nothing_to_say(self) -> None:
        assert soundness.flaws(self.told.state) == ()

    @invariant()
    def each_review_is_scored_at_most_once(self) -> None:
        assert all(times == 1 for times in Counter(e.review for e in self.of(ReviewScored)).values())

    @invariant()
    def one_survey_one_answer_and_a_call_for_the_dissatisfied(self) -> None:
        assert len(self.of(SurveyOpened)) == 1
        answers = self.of(SurveyAnswered)
        assert len(answers) <= 1
        assert len(self.of(FollowUpOpened)) == sum(a.satisfied <= PRACTICE.dissatisfied_to for a in answers)

    @invariant()
    def what_is_missing_is_sought(self) -> None:
        state = self.told.state
        third_is_on_its_way = type(self.told.facts[-1]).__name__ == "ThirdReviewSought"
        lacking = sum(state.missing(place) for place in range(len(state.closings)))
        assert not lacking or state.wanted or third_is_on_its_way or self.unheard_third()

    def unheard_third(self) -> bool:
        """A third was called for, and its event has not been handled since."""
        names = [type(fact).__name__ for fact in self.told.facts]
        if "ThirdReviewSought" not in names:
            return False
        after = names[len(names) - 1 - names[::-1].index("ThirdReviewSought") :]
        return not {"ReviewAssigned", "ReviewersWanted"} & set(after)

    def of(self, kind: type) -> list[Any]:
        return [fact for fact in self.told.facts if isinstance(fact, kind)]


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
