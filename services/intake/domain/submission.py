"""Asking for help (提交): one work order from any of the three channels."""

from dataclasses import dataclass, field
from datetime import datetime

from kernel.words import Actor, Invalid, OutOfOrder
from services.intake.domain.case import Case
from services.intake.domain.promises import ACCEPT, promised
from services.intake.events import CaseSubmitted, Channel, Destination, Facts, Group
from services.intake.law import Category, category

STAFF = ("operator", "officer", "service")


@dataclass(frozen=True)
class Request:
    """What is asked, with people already turned into person ids and words already sealed."""

    case: str
    receipt: str
    region: str
    category: str
    channel: Channel
    applicant: str
    opponent: str | None = None
    groups: tuple[Group, ...] = ()
    facts: Facts = field(default_factory=dict)
    preferred: Destination | None = None
    quiet: bool = False
    sealed: dict[str, str] = field(default_factory=dict)


def submit(existing: Case | None, actor: Actor, request: Request, now: datetime) -> list[CaseSubmitted]:
    """A new case; an outside number that is here already names its receipt."""
    if existing is not None:
        raise entered(existing)
    kind = known(request.category)
    allowed(actor, request.channel)
    urgent = kind.urgent or bool(request.groups)
    due = promised(ACCEPT, request.region, urgent, now)
    return [
        CaseSubmitted(
            case=request.case,
            receipt=request.receipt,
            region=request.region,
            category=request.category,
            channel=request.channel,
            applicant=request.applicant,
            opponent=request.opponent,
            groups=request.groups,
            facts=request.facts,
            submitter=actor.id,
            at=now,
            due=due.at,
            suggested=kind.service,
            preferred=request.preferred,
            urgent=urgent,
            quiet=request.quiet or kind.quiet,
            provisional=due.provisional,
            sealed=request.sealed,
            basis=(*kind.basis, *due.basis),
        )
    ]


def entered(case: Case) -> OutOfOrder:
    """The refusal for an outside number that is a case already: it names the receipt."""
    return OutOfOrder("already_entered", field="external", receipt=case.receipt)


def known(code: str) -> Category:
    """The category, or a refusal that says where the list is."""
    found = category(code)
    if found is None:
        raise Invalid("unknown_category", field="category", category=code)
    return found


def allowed(actor: Actor, channel: Channel, external: str | None = None) -> None:
    """A resident asks by the page; who answers a call enters it, wherever the caller lives (首问负责制)."""
    if channel is not Channel.WEB and not actor.has(*STAFF):
        raise Invalid("channel_not_yours", field="channel", channel=channel.value)
    if external is not None and not actor.has(*STAFF):
        raise Invalid("external_not_yours", field="external")
