"""What people see. Readings of sealed words are written down first."""

from services.legalaid.handlers.reading import answers, applications, duty, ending, matters, offers, words

__all__ = ["answers", "applications", "duty", "ending", "matters", "offers", "words"]
