"""Who may be asked for one case in a round, best first."""

from collections.abc import Iterable
from datetime import date

from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Bench, Candidate
from services.legalaid.domain.hindrance import hindrance
from services.legalaid.domain.matching.fitting import fit, points, seed, tie, wanted
from services.legalaid.events import Answer

FIRST, WIDER, AGAIN = 1, 2, 3


def passed_over(application: Application, round: int, on: date) -> frozenset[str]:
    """Who is not asked in this round because he was asked before.

    In the first round nobody is asked twice. The second also asks who let an offer pass without an answer,
    and lawyers of the neighbourhood. An officer may have everybody asked again, but for those in conflict.
    """
    if round == AGAIN:
        return frozenset()
    if round == FIRST:
        return application.already_asked
    now = application.offers[application.earlier_offers :]
    most = law.policy(application.region, on).asked_twice_at_most
    silent = {offer.lawyer for offer in now if offer.answer in (Answer.EXPIRED, Answer.LAPSED)}
    said_no = {offer.lawyer for offer in now if offer.answer == Answer.DECLINED}
    often = {name for name in silent if sum(offer.lawyer == name for offer in now) >= most}
    return application.already_asked - (silent - said_no - often)


def ranked(application: Application, bench: Bench, on: date, *, round: int = FIRST) -> list[Candidate]:
    """Whom to ask, best first: by a draw's order where there is one, else by points."""
    asked, wider = passed_over(application, round, on), round > FIRST
    open_to = (one for one in bench if one.lawyer not in asked)
    fit_for_it = [one for one in open_to if hindrance(application, one, on, wider=wider) is None]
    if application.draw is not None:
        place = {name: number for number, name in enumerate(application.draw.order)}
        return sorted((one for one in fit_for_it if one.lawyer in place), key=lambda one: place[one.lawyer])
    return order(application, fit_for_it, on)


def order(application: Application, candidates: Iterable[Candidate], on: date) -> list[Candidate]:
    """By points, fewest first; equals by a hash of application and lawyer, which favours nobody."""
    asks, mine = wanted(application), seed(application.id)

    def place(one: Candidate) -> tuple[int, int, str]:
        return points(fit(asks, one, on)), tie(mine, seed(one.lawyer)), one.lawyer

    return sorted(candidates, key=place)
