"""Intake over HTTP: load, handle, dump. Who may call is said here; who may touch a case, in `domain`."""

from services.intake.api import cases, consent, contact, desk, papers, saving, seen, uploads
from services.intake.api.routing import blueprint

__all__ = ["blueprint", "cases", "consent", "contact", "desk", "papers", "saving", "seen", "uploads"]
