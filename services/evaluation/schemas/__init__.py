"""What comes in and goes out over HTTP."""

from services.evaluation.schemas.asked import Answers, Calling, Drawing, Kind, Pages, Scoring, Version, Which
from services.evaluation.schemas.shown import (
    ProgressOut,
    ReviewOut,
    RubricOut,
    SampleOut,
    SampleSummaryOut,
)
from services.evaluation.schemas.told import FollowUpOut, ResultOut, SurveyOut, ThanksOut

__all__ = [
    "Answers",
    "Calling",
    "Drawing",
    "FollowUpOut",
    "Kind",
    "Pages",
    "ProgressOut",
    "ResultOut",
    "ReviewOut",
    "RubricOut",
    "SampleOut",
    "SampleSummaryOut",
    "Scoring",
    "SurveyOut",
    "ThanksOut",
    "Version",
    "Which",
]
