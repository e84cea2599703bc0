"""How each fact changes an application. Pure: the record's fold is the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.legalaid.domain.application import (
    Application,
    Decision,
    Matter,
    Offer,
    Report,
    Supplement,
    within,
)
from services.legalaid.domain.periods import day_of
from services.legalaid.events import (
    AidDecided,
    AidTerminated,
    Alert,
    Answer,
    ApplicantStated,
    ApplicationReceived,
    ApplicationWithdrawn,
    ClockRanOut,
    Decline,
    FactsEstablished,
    LawConsulted,
    LawyerAssigned,
    MatterClosed,
    OfferDeclined,
    OfferExpired,
    OfferLapsed,
    OfferMade,
    OfficerAlerted,
    PapersFiled,
    ProgressReported,
    Stage,
    SupplementAsked,
    SupplementGiven,
    Work,
)


def evolve(application: Application | None, event: Any) -> Application:
    """The application after this fact."""
    if isinstance(event, ApplicationReceived):
        return _received(application, event)
    if application is None:
        raise ValueError(f"{type(event).__name__} before ApplicationReceived")
    return _CHANGES[type(event)](application, event)


def _received(before: Application | None, event: ApplicationReceived) -> Application:
    """A new round keeps the offers and matters of earlier ones: conflicts are for ever."""
    fresh = Application(
        id=event.application,
        case=event.case,
        region=event.region,
        within=within(event.region),
        category=event.category,
        received=event.at,
        decide_by=event.due,
        provisional=("decision",) if event.provisional else (),
    )
    if before is None:
        return fresh
    return replace(
        fresh,
        offers=before.offers,
        matters=before.matters,
        earlier_offers=len(before.offers),
        lawyers=before.lawyers,
        asked=before.asked,
    )


def _stated(application: Application, event: ApplicantStated) -> Application:
    return replace(
        application,
        applicant=event.applicant,
        opponent=event.opponent,
        groups=event.groups,
        facts=event.facts,
        papers_claimed=event.papers_claimed,
    )


def _established(application: Application, event: FactsEstablished) -> Application:
    return replace(application, facts=application.facts | event.facts)


def _supplement_asked(application: Application, event: SupplementAsked) -> Application:
    notice = Supplement(event.items, event.at, event.due)
    return _mark(
        replace(application, stage=Stage.SUPPLEMENTING, supplement=notice), "supplement", event.provisional
    )


def _supplement_given(application: Application, event: SupplementGiven) -> Application:
    notice = application.supplement and replace(application.supplement, given=event.at)
    application = replace(application, stage=Stage.RECEIVED, supplement=notice, decide_by=event.due)
    return _mark(_running(application, "decision"), "decision", event.provisional)


def _withdrawn(application: Application, event: ApplicationWithdrawn) -> Application:
    return _ended(application, Stage.WITHDRAWN, event.at, Work.WITHDRAWN)


def _consulted(application: Application, event: LawConsulted) -> Application:
    return replace(application, consulted=event.grounds, answered=event.answer)


def _decided(application: Application, event: AidDecided) -> Application:
    decision = Decision(
        ruling=event.decision,
        by=event.by,
        at=event.at,
        answer=application.answered,
        grounds=application.consulted,
        basis=event.basis,
        against_law=event.against_law,
        late=event.late,
        assign_by=event.assign_by,
        alert_at=event.alert_at,
        sealed=event.sealed,
    )
    application = _running(application, "assignment")
    return _mark(
        replace(application, stage=Stage.DECIDED, decision=decision), "assignment", event.provisional
    )


def _ran_out(application: Application, event: ClockRanOut) -> Application:
    return replace(application, ran_out=(*application.ran_out, event.clock))


def _alerted(application: Application, event: OfficerAlerted) -> Application:
    return replace(application, alert=Alert(event.alert))


def _offered(application: Application, event: OfferMade) -> Application:
    offer = Offer(event.offer, event.lawyer, event.at, event.expires)
    asked = (*application.asked, f"{day_of(event.at).year}:{event.lawyer}")
    return replace(
        application, offers=(*application.offers, offer), offered_to=event.lawyer, asked=asked, alert=None
    )


def _declined(application: Application, event: OfferDeclined) -> Application:
    return _answered(application, event.offer, Answer.DECLINED, event.reason)


def _expired(application: Application, event: OfferExpired) -> Application:
    return _answered(application, event.offer, Answer.EXPIRED)


def _lapsed(application: Application, event: OfferLapsed) -> Application:
    return _answered(application, event.offer, Answer.LAPSED)


def _assigned(application: Application, event: LawyerAssigned) -> Application:
    if event.offer:
        application = _answered(application, event.offer, Answer.ACCEPTED)
    return replace(
        application,
        stage=Stage.ASSIGNED,
        matters=(*application.matters, Matter(event.matter, event.lawyer, event.at, event.offer)),
        counsel=event.lawyer,
        lawyers=tuple(dict.fromkeys((*application.lawyers, event.lawyer))),
        alert=None,
    )


def _reported(application: Application, event: ProgressReported) -> Application:
    report = Report(event.report, event.at, event.sealed)
    return _matter(application, event.matter, lambda m: replace(m, reports=(*m.reports, report)))


def _closed(application: Application, event: MatterClosed) -> Application:
    application = _matter(
        application,
        event.matter,
        lambda m: replace(
            m, outcome=event.outcome, hours=event.hours, papers_due=event.papers_due, sealed=event.sealed
        ),
    )
    application = _mark(_running(application, "closing_papers"), "closing_papers", event.provisional)
    return _ended(application, Stage.CLOSED, event.closed, Work.CLOSED)


def _filed(application: Application, event: PapersFiled) -> Application:
    return _matter(application, event.matter, lambda m: replace(m, papers=event.papers))


def _terminated(application: Application, event: AidTerminated) -> Application:
    application = _matter(
        application, event.matter, lambda m: replace(m, ground=event.ground, sealed=event.sealed)
    )
    return _ended(application, Stage.TERMINATED, event.at, Work.TERMINATED)


def _ended(application: Application, stage: Stage, at: datetime, work: Work) -> Application:
    """Whatever ends the application ends the work on it."""
    open_ = application.open_matter
    if open_ is not None:
        application = _matter(application, open_.id, lambda m: replace(m, work=work, ended=at))
    return replace(application, stage=stage, ended=at, counsel=None, alert=None)


def _answered(
    application: Application, id: str, answer: Answer, reason: Decline | None = None
) -> Application:
    offers = tuple(
        replace(offer, answer=answer, reason=reason) if offer.id == id else offer
        for offer in application.offers
    )
    return replace(application, offers=offers, offered_to=None)


def _matter(application: Application, id: str, change: Callable[[Matter], Matter]) -> Application:
    matters = tuple(change(matter) if matter.id == id else matter for matter in application.matters)
    return replace(application, matters=matters)


def _running(application: Application, clock: str) -> Application:
    """A clock that begins anew has not run out."""
    return replace(application, ran_out=tuple(name for name in application.ran_out if name != clock))


def _mark(application: Application, clock: str, provisional: bool) -> Application:
    """Remember that a clock reaches past the announced calendar."""
    others = tuple(name for name in application.provisional if name != clock)
    return replace(application, provisional=(*others, clock) if provisional else others)


_CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    ApplicantStated: _stated,
    FactsEstablished: _established,
    SupplementAsked: _supplement_asked,
    SupplementGiven: _supplement_given,
    ApplicationWithdrawn: _withdrawn,
    LawConsulted: _consulted,
    AidDecided: _decided,
    ClockRanOut: _ran_out,
    OfficerAlerted: _alerted,
    OfferMade: _offered,
    OfferDeclined: _declined,
    OfferExpired: _expired,
    OfferLapsed: _lapsed,
    LawyerAssigned: _assigned,
    ProgressReported: _reported,
    MatterClosed: _closed,
    PapersFiled: _filed,
    AidTerminated: _terminated,
}
