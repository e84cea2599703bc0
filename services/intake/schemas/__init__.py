"""Intake at the HTTP edge: what comes in is checked field by field, what goes out is named field by field."""

from services.intake.schemas.answers import (
    CaseSchema,
    CategorySchema,
    ListedSchema,
    QuestionSchema,
    SubmittedSchema,
    TriageSchema,
)
from services.intake.schemas.asked import Asked, Person, SubmissionSchema
from services.intake.schemas.contact import ContactSchema
from services.intake.schemas.papers import PapersSchema
from services.intake.schemas.saving import FoundAgainSchema, PlaceSchema, SavedSchema, SavingSchema
from services.intake.schemas.shown import CaseReadSchema, FoundSchema, ToldSchema, TrackSchema
from services.intake.schemas.steps import (
    CallerSchema,
    ClosingSchema,
    ConsentCodeSchema,
    ConsentSchema,
    ListingSchema,
    NoteSchema,
    PurposeSchema,
    RoutingSchema,
    TrackingSchema,
    TriageQuestionSchema,
    WithdrawalSchema,
)
from services.intake.schemas.uploads import CreationSchema, OffsetSchema, StandingSchema

__all__ = [
    "Asked", "CallerSchema", "CaseReadSchema", "CaseSchema", "CategorySchema", "ClosingSchema",
    "ConsentCodeSchema", "ConsentSchema", "ContactSchema", "CreationSchema", "FoundAgainSchema",
    "FoundSchema", "ListedSchema", "ListingSchema", "NoteSchema", "OffsetSchema", "PapersSchema",
    "Person", "PlaceSchema", "PurposeSchema", "QuestionSchema", "RoutingSchema", "SavedSchema",
    "SavingSchema", "StandingSchema", "SubmissionSchema", "SubmittedSchema", "ToldSchema",
    "TrackSchema", "TrackingSchema", "TriageQuestionSchema", "TriageSchema", "WithdrawalSchema",
]  # fmt: skip
