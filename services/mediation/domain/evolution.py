"""The fold: which event changes a mediation how. Nothing is decided here."""

from collections.abc import Callable
from typing import Any

from services.mediation import events as e
from services.mediation.domain import (
    agreement,
    choosing,
    confirmation,
    consent,
    danger,
    deadlines,
    ending,
    guests,
    handoffs,
    opening,
    openness,
    oral,
    parties,
    performance,
    register,
    reminders,
    risks,
    sessions,
    signing,
    talks,
)
from services.mediation.domain.state import Mediation

_CHANGES: dict[type, Callable[[Any, Any], Mediation]] = {
    e.MediationProposed: opening.proposed,
    e.PartyNamed: parties.party_named,
    e.PartyJoined: parties.party_joined,
    e.AgentNamed: parties.agent_named,
    e.MediatorNamed: opening.mediator_named,
    e.ConsentGiven: consent.consent_given,
    e.MediationOpened: consent.opened,
    e.MediationOverdue: deadlines.overdue,
    e.SessionSet: sessions.session_set,
    e.SessionCancelled: sessions.session_cancelled,
    e.TermExtended: talks.extended,
    e.MinutesWritten: talks.minutes_written,
    e.MinutesConfirmed: talks.minutes_confirmed,
    e.ConfidenceKept: talks.confidence_kept,
    e.DangerReported: danger.reported,
    e.DangerTold: danger.told_of,
    e.DangerOver: danger.over,
    e.AgreementDrafted: agreement.drafted,
    e.TermsFixed: agreement.terms_fixed,
    e.AgreementSigned: signing.signed,
    e.AgreementSealed: signing.agreement_sealed,
    e.OralAgreementReached: oral.reached,
    e.ConfirmationAsked: confirmation.asked,
    e.ConfirmationApplied: confirmation.applied,
    e.ConfirmationDecided: confirmation.decided,
    e.ConfirmationLapsed: deadlines.confirmation_lapsed,
    e.InstalmentPerformed: performance.part_performed,
    e.TermPerformed: performance.performed,
    e.TermBreached: performance.breached,
    e.TermsLate: deadlines.terms_late,
    e.MediationRefused: ending.refused,
    e.MediationWithdrawn: ending.withdrawn,
    e.MediationFailed: ending.failed,
    e.MediationClosed: ending.closed,
    e.MediationRegistered: register.registered,
    e.CommitteeCharged: register.charged,
    e.MediatorWished: choosing.wished,
    e.MediatorJoined: choosing.joined,
    e.MediatorLeft: choosing.left,
    e.ConflictDeclared: choosing.declared,
    e.GuestInvited: guests.invited,
    e.GuestAnswered: guests.answered,
    e.OpennessAsked: openness.asked,
    e.RisksAsked: risks.asked,
    e.DangerRaised: danger.raised,
    e.DangerUntold: danger.left_untold,
    e.ReminderDue: reminders.reminded,
    e.HandedOver: handoffs.handed,
    e.HandOffAnswered: handoffs.answered,
    e.HandOffUnanswered: handoffs.waited,
}


def evolve(state: Mediation | None, event: Any) -> Mediation:
    """The mediation after one more fact."""
    return _CHANGES[type(event)](state, event)
