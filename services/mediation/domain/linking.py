"""Who may be sent a link, for what, and when not: nobody hears of a quarrel before the person agrees."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, OutOfOrder, Refusal
from services.mediation.domain.consent import ready_for_consent
from services.mediation.domain.link import LIFE, Link, Purpose
from services.mediation.domain.parts import Party
from services.mediation.domain.signing import on_the_table
from services.mediation.domain.standing import must
from services.mediation.domain.state import APPLICANT, Mediation
from services.mediation.events.links import LinkMade

SEND = "name_party"  # who may say who a party is may also write to it: the named mediator, officers


@dataclass(frozen=True)
class Contact:
    """How the applicant wants to be reached, as intake tells it (安全联系方式)."""

    person: str
    quiet: bool = False
    phone: str | None = None
    hours: str | None = None
    say_nothing: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Wanted:
    """A link that somebody wants sent. `safe_now`: he has read when and how it is safe, and it is."""

    party: str
    purpose: Purpose
    agent: bool = False
    safe_now: bool = False


def make(
    state: Mediation, actor: Actor, wanted: Wanted, contact: Contact, id: str, mark: str, now: datetime
) -> list[Any]:
    """A link, if this party may be asked this now, and may be written to at all."""
    must(actor, SEND, state)
    party = state.party(wanted.party)
    if party is None:
        raise Invalid("party_unknown", field="party")
    version, digest = _asked(state, wanted)
    _nobody_else_hears(state, party, contact)
    person = _speaker(party, wanted.agent)
    safe = person == contact.person
    if safe:
        _as_is_safe(contact, wanted)
    return [
        LinkMade(
            state.case, state.id, id, party.name, person, wanted.purpose, mark, actor.id, now, now + LIFE,
            state.mediator, version, digest, safe,
        )
    ]  # fmt: skip


def _asked(state: Mediation, wanted: Wanted) -> tuple[int | None, str | None]:
    """The version and digest to sign; nothing where a consent is asked for."""
    if wanted.purpose is Purpose.CONSENT:
        ready_for_consent(state, wanted.party)
        return None, None
    version = on_the_table(state)
    if wanted.party not in state.unsigned():
        raise OutOfOrder("signed_already", field="party")
    return version.number, version.digest


def _nobody_else_hears(state: Mediation, party: Party, contact: Contact) -> None:
    """In a quiet matter nothing goes to anybody but the applicant before the applicant has agreed."""
    first = state.party(APPLICANT)
    agreed = state.opened_at is not None or (first is not None and first.consented_at is not None)
    if contact.quiet and not agreed and party.name != APPLICANT:
        raise OutOfOrder("applicant_first")


def _speaker(party: Party, agent: bool) -> str:
    if agent and (party.agent is None or not party.agent.special):
        raise Forbidden("authority_missing", field="party")
    person = party.agent.person if agent and party.agent else party.person
    if person is None:
        raise OutOfOrder("party_not_named")
    return person


def _as_is_safe(contact: Contact, wanted: Wanted) -> None:
    """`say_nothing` is obeyed without exception; hours and notes are read by a person, who then confirms."""
    if contact.say_nothing:
        raise Refusal("say_nothing", field="party")
    if (contact.hours or contact.note) and not wanted.safe_now:
        told = "；".join(part for part in (contact.hours, contact.note) if part)
        raise Refusal("safe_hours", field="safe_now", told=told)


def same_asking(link: Link, state: Mediation) -> None:
    """Raise where what was asked is no longer what stands: another mediator, another text."""
    if link.purpose is Purpose.CONSENT and link.mediator != state.mediator:
        raise OutOfOrder("link_replaced")
    version = state.agreement
    if link.purpose is Purpose.SIGN and version is not None and version.digest != link.digest:
        raise OutOfOrder("agreement_changed", field="digest", version=version.number)
