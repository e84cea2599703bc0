"""What a step of another service means for the case: what comes next, and how it ends."""

from collections.abc import Mapping

from services.intake.events import AidDecided, Fact, MediationClosed, Outcome

UPCOMING: Mapping[str, str] = {
    "legalaid.ApplicationReceived": "decide",
    "legalaid.SupplementAsked": "supply",
    "legalaid.AidDecided.granted": "assign",
    "legalaid.AidDecided.advance": "assign",
    "legalaid.OfferMade": "assign",
    "legalaid.OfferDeclined": "assign",
    "legalaid.OfferExpired": "assign",
    "legalaid.LawyerAssigned": "work",
    "legalaid.ProgressReported": "work",
    "legalaid.LawyerReplaced": "assign",
    "mediation.MediationProposed": "name",
    "mediation.MediatorNamed": "consent",
    "mediation.ConsentGiven": "consent",
    "mediation.MediationOpened": "agree",
    "mediation.SessionSet": "meet",
    "mediation.SessionCancelled": "agree",
    "mediation.AgreementDrafted": "sign",
    "mediation.AgreementSigned": "sign",
    "mediation.AgreementSealed": "perform",
    "mediation.OralAgreementReached": "perform",
    "mediation.ConfirmationApplied": "confirm",
    "mediation.ConfirmationDecided": "perform",
    "mediation.TermPerformed": "perform",
}
"""Step of the service that has the case → the code of what comes next."""

_MEDIATION_ENDS: Mapping[str, Outcome] = {
    "performed": Outcome.DONE,
    "confirmed": Outcome.DONE,
    "refused": Outcome.REFUSED,
    "failed": Outcome.FAILED,
    "withdrawn": Outcome.WITHDRAWN,
}

_ENDS: Mapping[str, Outcome] = {
    "legalaid.MatterClosed": Outcome.DONE,
    "legalaid.ApplicationWithdrawn": Outcome.WITHDRAWN,
    "legalaid.AidTerminated": Outcome.FAILED,
}


CORRECTABLE = frozenset({Outcome.REFUSED, Outcome.FAILED})
"""What an objection (法律援助法 49) may turn round: a refusal, a termination."""


def ending(name: str, fact: Fact) -> Outcome | None:
    """How this step ends the case, or None where work goes on."""
    if isinstance(fact, MediationClosed):
        return _MEDIATION_ENDS.get(fact.outcome, Outcome.FAILED)
    if isinstance(fact, AidDecided) and fact.decision == "refused":
        return Outcome.REFUSED
    return _ENDS.get(name)


def resumes(fact: Fact) -> bool:
    """A refusal or termination that was corrected after an objection starts the work again."""
    return isinstance(fact, AidDecided) and fact.decision in ("granted", "advance")


def told_apart(name: str, fact: Fact) -> str:
    """The step's name on the tracker; a decision and an end say which."""
    if isinstance(fact, AidDecided):
        return f"{name}.{fact.decision}"
    if isinstance(fact, MediationClosed):
        return f"{name}.{fact.outcome}"
    return name
