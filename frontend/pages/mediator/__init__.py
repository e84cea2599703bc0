"""The mediator at the parties' side (人民调解员): consents, sessions, agreement, signatures at the table,
seal.
"""

from frontend.pages.mediator.agreeing import agreement, performance, seal, signature
from frontend.pages.mediator.court import ask_confirmation, court_decision
from frontend.pages.mediator.links import links
from frontend.pages.mediator.meeting import consent, fail, party, session
from frontend.pages.mediator.views import blueprint, desk, one

__all__ = [
    "agreement",
    "ask_confirmation",
    "blueprint",
    "consent",
    "court_decision",
    "desk",
    "fail",
    "links",
    "one",
    "party",
    "performance",
    "seal",
    "session",
    "signature",
]
