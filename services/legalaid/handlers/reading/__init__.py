"""What people see. Readings of sealed words are written down first."""

from services.legalaid.handlers.reading import answers, applications, ending, matters, offers, words

__all__ = ["answers", "applications", "ending", "matters", "offers", "words"]
