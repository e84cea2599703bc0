"""Past facts of evaluation: what others are told, what only the record keeps, what is read."""

from services.evaluation.events.closing import ClosingReceived, SurveyOpened
from services.evaluation.events.consumed import CONSUMED, MatterClosed, MediationClosed, StaffAppointed
from services.evaluation.events.frame import FrameFixed, Listed, SampleDrawn, Stratum
from services.evaluation.events.rating import FollowUpDone, FollowUpLate, FollowUpOpened, SurveyAnswered
from services.evaluation.events.reviewing import (
    CaseScored,
    ReviewAssigned,
    ReviewersWanted,
    ReviewLapsed,
    ReviewScored,
    SampleJoined,
    ScoreGiven,
    ThirdReviewSought,
)
from services.evaluation.events.staff import ColleagueListed

PUBLISHED: tuple[type, ...] = (
    SurveyOpened,
    SampleDrawn,
    ReviewAssigned,
    ReviewScored,
    ReviewLapsed,
    ThirdReviewSought,
    CaseScored,
    SurveyAnswered,
    FollowUpOpened,
)
KEPT: tuple[type, ...] = (
    ClosingReceived,
    FrameFixed,
    SampleJoined,
    ReviewersWanted,
    ScoreGiven,
    FollowUpLate,
    FollowUpDone,
    ColleagueListed,
)

__all__ = [
    "CONSUMED",
    "KEPT",
    "PUBLISHED",
    "CaseScored",
    "ClosingReceived",
    "ColleagueListed",
    "FollowUpDone",
    "FollowUpLate",
    "FollowUpOpened",
    "FrameFixed",
    "Listed",
    "MatterClosed",
    "MediationClosed",
    "ReviewAssigned",
    "ReviewLapsed",
    "ReviewScored",
    "ReviewersWanted",
    "SampleDrawn",
    "SampleJoined",
    "ScoreGiven",
    "StaffAppointed",
    "Stratum",
    "SurveyAnswered",
    "SurveyOpened",
    "ThirdReviewSought",
]
