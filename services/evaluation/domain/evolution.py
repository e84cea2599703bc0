"""How each past fact changes a closed case. No rules here: what happened, happened."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from services.evaluation import events as facts
from services.evaluation.domain.case import (
    Closing,
    EvaluatedCase,
    FollowUp,
    Review,
    ReviewState,
    Survey,
    Wanted,
    areas,
)

CHINA = ZoneInfo("Asia/Shanghai")


def evolve(state: EvaluatedCase | None, event: Any) -> EvaluatedCase:
    """The case after one more fact."""
    if isinstance(event, facts.ClosingReceived):
        return _closed(state, event)
    if state is None:
        raise ValueError(f"{type(event).__name__} before the case was closed")
    change = _CHANGES.get(type(event))
    return _indexed(change(state, event)) if change else state


def _closed(state: EvaluatedCase | None, event: facts.ClosingReceived) -> EvaluatedCase:
    day = event.closed.astimezone(CHINA).date()
    closing = Closing(
        event.service, event.category, event.handler, event.outcome, event.opened, event.closed, day
    )
    if state is None:
        return EvaluatedCase(event.id, event.case, event.region, areas(event.region), day, (closing,))
    return replace(state, closed_on=day, closings=(*state.closings, closing))


def _joined(state: EvaluatedCase, event: facts.SampleJoined) -> EvaluatedCase:
    reviewers = max(event.reviewers, state.closings[event.closing].reviewers)
    drawn = replace(state, samples=(*state.samples, event.sample))
    return _closing(drawn, event.closing, reviewers=reviewers)


def _assigned(state: EvaluatedCase, event: facts.ReviewAssigned) -> EvaluatedCase:
    review = Review(event.review, event.evaluator, event.closing, event.due, event.rubric)
    return replace(state, reviews=(*state.reviews, review), wanted=None)


def _wanted(state: EvaluatedCase, event: facts.ReviewersWanted) -> EvaluatedCase:
    return replace(state, wanted=Wanted(event.tries, event.again))


def _lapsed(state: EvaluatedCase, event: facts.ReviewLapsed) -> EvaluatedCase:
    return _review(state, event.review, state=ReviewState.LAPSED)


def _scored(state: EvaluatedCase, event: facts.ScoreGiven) -> EvaluatedCase:
    sheet = {"indicators": event.indicators, "score": event.score}
    sheet |= {"methods": event.methods, "at": event.at, "sealed": event.sealed}
    return _review(state, event.review, state=ReviewState.SCORED, **sheet)


def _diverged(state: EvaluatedCase, event: facts.ThirdReviewSought) -> EvaluatedCase:
    return _closing(state, event.closing, reviewers=state.closings[event.closing].reviewers + 1)


def _settled(state: EvaluatedCase, event: facts.CaseScored) -> EvaluatedCase:
    return _closing(state, event.closing, score=event.score)


def _answered(state: EvaluatedCase, event: facts.SurveyAnswered) -> EvaluatedCase:
    survey = Survey(event.satisfied, event.aware, event.first_choice, event.closing, event.sealed)
    return replace(state, survey=survey)


def _follow_up_opened(state: EvaluatedCase, event: facts.FollowUpOpened) -> EvaluatedCase:
    return replace(state, follow_up=FollowUp(event.due))


def _follow_up_late(state: EvaluatedCase, _event: facts.FollowUpLate) -> EvaluatedCase:
    return replace(state, follow_up=state.follow_up and replace(state.follow_up, late=True))


def _follow_up_done(state: EvaluatedCase, event: facts.FollowUpDone) -> EvaluatedCase:
    done = state.follow_up and replace(state.follow_up, by=event.by, at=event.at, sealed=event.sealed)
    return replace(state, follow_up=done)


def _review(case: EvaluatedCase, review: str, **change: Any) -> EvaluatedCase:
    after = tuple(replace(each, **change) if each.id == review else each for each in case.reviews)
    return replace(case, reviews=after)


def _closing(state: EvaluatedCase, place: int, **change: Any) -> EvaluatedCase:
    after = list(state.closings)
    after[place] = replace(after[place], **change)
    return replace(state, closings=tuple(after))


def _indexed(state: EvaluatedCase) -> EvaluatedCase:
    """The fields that lists are found by follow from the rest."""
    done = state.follow_up is None or state.follow_up.at is not None
    return replace(
        state,
        open_for=tuple(r.evaluator for r in state.reviews if r.state == ReviewState.OPEN),
        done_by=tuple(dict.fromkeys(r.evaluator for r in state.reviews if r.state == ReviewState.SCORED)),
        following=() if done else state.areas,
    )


_CHANGES: dict[type, Callable[[EvaluatedCase, Any], EvaluatedCase]] = {
    facts.SampleJoined: _joined,
    facts.ReviewAssigned: _assigned,
    facts.ReviewersWanted: _wanted,
    facts.ReviewLapsed: _lapsed,
    facts.ScoreGiven: _scored,
    facts.ThirdReviewSought: _diverged,
    facts.CaseScored: _settled,
    facts.SurveyAnswered: _answered,
    facts.FollowUpOpened: _follow_up_opened,
    facts.FollowUpLate: _follow_up_late,
    facts.FollowUpDone: _follow_up_done,
}
