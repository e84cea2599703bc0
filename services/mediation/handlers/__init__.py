"""Use cases, one function each; and what this service listens to."""

from typing import Any

from services.mediation.domain import deadlines
from services.mediation.domain.committee import TERM as MEMBER_TERM
from services.mediation.domain.danger import CLOCK as DANGER
from services.mediation.domain.handoffs import CLOCK as HANDOFF
from services.mediation.domain.reminders import REMINDER
from services.mediation.handlers.arrivals import enrol, lend, receive, take_back, withdraw_case
from services.mediation.handlers.clocks import confirmation_over, performance_over, term_over
from services.mediation.handlers.committees import term_over as member_term_over
from services.mediation.handlers.confirmation import (
    application,
    ask_confirmation,
    finish,
    record_confirmation,
)
from services.mediation.handlers.parties import consent, name_agent, name_mediator, name_party
from services.mediation.handlers.people import people
from services.mediation.handlers.reading import cases, record, show, signature
from services.mediation.handlers.reminding import remind, unanswered
from services.mediation.handlers.risks import untold
from services.mediation.handlers.sessions import calendar, cancel_session, put_off, set_session
from services.mediation.handlers.table import (
    agree_orally,
    draft,
    fail,
    perform,
    seal,
    sign,
    withdraw,
)

SUBSCRIPTIONS: dict[str, Any] = {
    "intake.CaseRouted": receive,
    "intake.CaseWithdrawn": withdraw_case,
    "identity.StaffAppointed": enrol,
    "evaluation.ReviewAssigned": lend,
    "evaluation.ReviewScored": take_back,
    "evaluation.ReviewLapsed": take_back,
}
CONCERNS: dict[str, Any] = {"intake.CaseRouted": lambda routed: routed.service == "mediation"}
DEADLINES: dict[str, Any] = {
    deadlines.TERM: term_over,
    deadlines.CONFIRMATION: confirmation_over,
    deadlines.PERFORMANCE: performance_over,
    DANGER: untold,
    HANDOFF: unanswered,
    MEMBER_TERM: member_term_over,
}
CHORES: dict[str, Any] = {REMINDER: remind}

__all__ = [
    "CHORES",
    "CONCERNS",
    "DEADLINES",
    "SUBSCRIPTIONS",
    "agree_orally",
    "application",
    "ask_confirmation",
    "calendar",
    "cancel_session",
    "cases",
    "consent",
    "draft",
    "fail",
    "finish",
    "name_agent",
    "name_mediator",
    "name_party",
    "people",
    "perform",
    "put_off",
    "record",
    "record_confirmation",
    "seal",
    "set_session",
    "show",
    "sign",
    "signature",
    "withdraw",
]
