"""Facts of finding a lawyer: offers and their answers, the assignment, a change of lawyer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution.shared import UNTIL_ASSIGNED, anew, answered, in_matter, mark
from services.legalaid.domain.inside import Matter, Offer, Replacement
from services.legalaid.domain.periods import day_of
from services.legalaid.events import (
    Answer,
    LawyerAssigned,
    LawyerReplaced,
    OfferDeclined,
    OfferExpired,
    OfferLapsed,
    OfferMade,
    ReplacementAsked,
    ReplacementRefused,
    Stage,
    Work,
)


def _offered(application: Application, event: OfferMade) -> Application:
    offer = Offer(event.offer, event.lawyer, event.at, event.expires)
    asked = (*application.asked, f"{day_of(event.at).year}:{event.lawyer}")
    offers = (*application.offers, offer)
    return replace(application, offers=offers, offered_to=event.lawyer, asked=asked, alert=None)


def _declined(application: Application, event: OfferDeclined) -> Application:
    return answered(application, event.offer, Answer.DECLINED, event.reason)


def _expired(application: Application, event: OfferExpired) -> Application:
    return answered(application, event.offer, Answer.EXPIRED)


def _lapsed(application: Application, event: OfferLapsed) -> Application:
    return answered(application, event.offer, Answer.LAPSED)


def _assigned(application: Application, event: LawyerAssigned) -> Application:
    if event.offer:
        application = answered(application, event.offer, Answer.ACCEPTED)
    matter = Matter(event.matter, event.lawyer, event.at, event.offer)
    return replace(
        application,
        stage=Stage.ASSIGNED,
        matters=(*application.matters, matter),
        current_draw=None,
        counsel=event.lawyer,
        lawyers=tuple(dict.fromkeys((*application.lawyers, event.lawyer))),
        alert=None,
    )


def _replacement_asked(application: Application, event: ReplacementAsked) -> Application:
    wish = Replacement(event.by, event.at, event.due, event.sealed)
    return in_matter(anew(application, "replacement"), event.matter, lambda m: replace(m, replacement=wish))


def _replacement_refused(application: Application, event: ReplacementRefused) -> Application:
    def refused(matter: Matter) -> Matter:
        wish = matter.replacement
        if wish is None:
            return matter
        return replace(matter, replacement=replace(wish, refused=event.at, answer=event.sealed))

    return in_matter(application, event.matter, refused)


def _replaced(application: Application, event: LawyerReplaced) -> Application:
    application = in_matter(
        application,
        event.matter,
        lambda m: replace(m, work=Work.REPLACED, ended=event.at, sealed=m.sealed | event.sealed),
    )
    decision = application.decision
    if decision is not None:
        decision = replace(decision, assign_by=event.assign_by, alert_at=event.alert_at)
    notice = application.notice and replace(application.notice, told=None)
    application = anew(replace(application, notice=notice), *UNTIL_ASSIGNED, "replacement", "tell_organ")
    looking = replace(application, stage=Stage.DECIDED, decision=decision, counsel=None, alert=None)
    return mark(looking, "assignment", event.provisional)


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    OfferMade: _offered,
    OfferDeclined: _declined,
    OfferExpired: _expired,
    OfferLapsed: _lapsed,
    LawyerAssigned: _assigned,
    ReplacementAsked: _replacement_asked,
    ReplacementRefused: _replacement_refused,
    LawyerReplaced: _replaced,
}
