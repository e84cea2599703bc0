"""What people see. Readings of sealed words are written down first."""

from services.legalaid.handlers.reading import (
    answers,
    applications,
    batches,
    duty,
    ending,
    matters,
    offers,
    parties,
    words,
)

__all__ = ["answers", "applications", "batches", "duty", "ending", "matters", "offers", "parties", "words"]
