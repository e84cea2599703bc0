"""Consent of proxies (委托代办): a person lets another apply for him, and can take it back.

民法典 161, 173: a person may act through an agent; the authority ends when its term is over or the
principal takes it back. 法律援助法 40 says who may apply for a person who cannot do so himself: that is
legal aid's rule, and needs no consent recorded here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, Refusal
from services.identity import law
from services.identity.domain.person import Person
from services.identity.events import Act, Manner, PersonEvent, ProxyAllowed, ProxyWithdrawn

AT_THE_DESK = ("officer", "operator")


@dataclass(frozen=True)
class Authority:
    """What a person allows: whom, what, how he said so, until which day (inclusive)."""

    proxy: str
    acts: tuple[Act, ...]
    manner: Manner
    until: date | None = None


def allow(
    state: Person | None, actor: Actor, authority: Authority, sealed_name: str, now: datetime, today: date
) -> Sequence[PersonEvent]:
    """Record the consent. Staff record what was said or signed before them; the page is one's own."""
    if state is None or not may(actor, "allow", state):
        raise NotFound("person_unknown")
    if (authority.manner == Manner.PAGE) != (actor.id == state.id):
        raise Forbidden("consent_manner", field="manner")
    if authority.proxy == state.id:
        raise Refusal("proxy_self", field="phone")
    if authority.until is not None and authority.until < today:
        raise Invalid("until_past", field="until")
    if any(c.proxy == authority.proxy and c.stands(today) for c in state.consents):
        raise OutOfOrder("consent_stands", field="phone")
    name = f"c{len(state.consents) + 1}"
    return [
        ProxyAllowed(
            f"{state.id}.{name}", state.id, authority.proxy, authority.acts, authority.manner, now,
            authority.until, law.basis("allow", today), {f"{name}.name": sealed_name},
        )
    ]  # fmt: skip


def withdraw(
    state: Person | None, actor: Actor, consent: str, now: datetime, today: date
) -> Sequence[PersonEvent]:
    """Take a consent back. Who neither gave nor received it does not learn that it is there."""
    if state is None:
        raise NotFound("consent_unknown")
    found = state.consent(consent)
    if actor.id != found.proxy and not may(actor, "allow", state):
        raise NotFound("consent_unknown")
    if found.withdrawn is not None:
        raise OutOfOrder("consent_withdrawn")
    return [ProxyWithdrawn(consent, now, law.basis("withdraw", today))]


def allows(state: Person, proxy: str, act: Act, today: date) -> bool:
    """True if this proxy may do this for the person today."""
    return any(c.proxy == proxy and act in c.acts and c.stands(today) for c in state.consents)


def may(actor: Actor, action: str, state: Person) -> bool:
    """Who may do what to this person: only `allow` depends on the person."""
    return action == "allow" and (actor.id == state.id or actor.has(*AT_THE_DESK))
