"""Receiving an application, asking once for what is missing, and ending without a decision (43)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Clock, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.eligibility import Assessment
from services.legalaid.events import (
    ApplicantStated,
    ApplicationReceived,
    ApplicationWithdrawn,
    CaseRouted,
    Facts,
    FactsEstablished,
    OfferLapsed,
    Reason,
    Stage,
    SupplementAsked,
    SupplementGiven,
)

Events = Sequence[Any]
HERE = "legalaid"
THE_OFFICES = {"matter", "regional_scope", "hardship_line", "applicable_law", "sharing_confirms_hardship"}


def receive(application: Application | None, routed: CaseRouted, id: str, now: datetime) -> Events:
    """A case comes in. One that ended here before begins a new round with its history kept."""
    if routed.service != HERE or (application is not None and not application.over):
        return ()
    end = periods.end("decision", now)
    stated, claimed = _stated(routed.facts), _claimed(routed.facts)
    return (
        ApplicationReceived(
            routed.case, id, routed.region, routed.category, now, end.due, end.provisional, (end.basis,)
        ),
        ApplicantStated(routed.applicant, routed.opponent, routed.groups, stated, claimed, documented=True),
    )


def _stated(facts: Facts) -> Facts:
    """Only what an applicant can say himself: a paper counts when an officer has seen it (42)."""
    return {name: value for name, value in facts.items() if fits(name, value) and not for_officer(name)}


def _claimed(facts: Facts) -> tuple[str, ...]:
    """The papers that the applicant says he has: an officer still has to see them."""
    return tuple(name for name, value in facts.items() if fits(name, value) and for_officer(name) and value)


def for_officer(name: str) -> bool:
    """True for a fact that an officer establishes from papers or shared data."""
    return name in law.questions() and law.questions()[name].by == "officer"


def fits(name: str, value: bool | int | float) -> bool:
    """True if the rules know this fact and its value is of its kind."""
    if name not in law.facts():
        return False
    if name not in law.numbers():
        return isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def establish(application: Application, actor: Actor, facts: Facts, source: str, now: datetime) -> Events:
    """Add facts with their source: an officer any of them, the applicant what he can say himself (41)."""
    applicant = not permission.may(actor, "establish", application)
    permission.require(actor, "state" if applicant else "establish", application)
    if not application.undecided and not application.papers_awaited:
        raise OutOfOrder("decision.made")
    for name, value in facts.items():
        if not fits(name, value):
            raise Invalid("fact.unknown", field=f"facts.{name}", fact=name)
        if applicant and for_officer(name):
            raise Invalid("fact.needs_paper", field=f"facts.{name}", fact=name)
        needed = law.proof(name)
        if needed is not None and source != needed:
            raise Invalid(f"fact.needs_{needed}", field="source", fact=name)
    return (FactsEstablished(facts, source, actor.id, now),) if facts else ()


def ask_supplement(application: Application, actor: Actor, items: tuple[str, ...], now: datetime) -> Events:
    """Tell the applicant once, and all together, what is missing: the decision's clock stands still."""
    permission.require(actor, "ask_supplement", application)
    if not application.undecided:
        raise OutOfOrder("decision.made")
    if application.supplement is not None:
        raise OutOfOrder("supplement.asked_already")
    unknown = next((item for item in items if item not in law.questions()), None)
    if unknown is not None:
        raise Invalid("supplement.item_unknown", field="items", item=unknown)
    end = periods.end("supplement", now)
    basis = (end.basis, law.pause("decision").basis)
    items = tuple(dict.fromkeys(items))
    return (SupplementAsked(application.case, application.id, items, now, end.due, end.provisional, basis),)


def suggested(application: Application, found: Assessment) -> tuple[str, ...]:
    """Everything that is missing, so that it is asked for once and together; an officer chooses from it."""
    if not application.undecided or application.supplement is not None:
        return ()
    open_ = [fact for fact in found.missing if fact not in THE_OFFICES]
    means = ["household_statement"] if found.hardship.answer == "unknown" and not application.means else []
    proxy = ["proxy_paper"] if application.facts.get("applies_for_other") else []
    return tuple(dict.fromkeys((*open_, *application.papers_claimed, *means, *proxy)))


def supplement(
    application: Application, actor: Actor, items: Collection[str], facts: Facts, source: str, now: datetime
) -> Events:
    """The papers or explanations come in; all that was asked for must be there."""
    permission.require(actor, "supplement", application)
    notice = application.supplement
    if application.stage != Stage.SUPPLEMENTING or notice is None:
        raise OutOfOrder("supplement.not_asked")
    absent = [item for item in notice.items if item not in {*items, *facts}]
    if absent:
        raise Invalid(
            "supplement.incomplete", field="items", items="、".join(law.questions()[i].zh for i in absent)
        )
    end = periods.resumed(application.decide_by, notice.asked, now)
    stated = establish(
        application, actor, facts, "pledge" if facts.get("pledge_signed") else "statement", now
    )
    return (*stated, SupplementGiven(notice.items, now, end.due, end.provisional, (end.basis,)))


def deem_withdrawn(application: Application, clock: Clock, now: datetime) -> Events:
    """Nothing came in time: deemed withdrawn (视为撤回, 43)."""
    notice = application.supplement
    if application.stage != Stage.SUPPLEMENTING or notice is None or notice.due != clock.due:
        return ()
    basis = (law.duty("deemed_withdrawal").basis,)
    return (ApplicationWithdrawn(application.case, application.id, Reason.DEEMED, now, basis),)


def withdraw(application: Application | None, now: datetime) -> Events:
    """The applicant took the case back (撤回): an open offer lapses with it."""
    if application is None or application.over:
        return ()
    offer = application.open_offer
    lapsed = (OfferLapsed(offer.id, offer.lawyer, now),) if offer else ()
    return (*lapsed, ApplicationWithdrawn(application.case, application.id, Reason.APPLICANT, now))
