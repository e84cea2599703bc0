"""Consent of proxies (委托代办): given on the page or before staff, withdrawn as easily."""

from dataclasses import dataclass
from datetime import date

from kernel import ids
from kernel.clock import CHINA
from kernel.context import Context
from kernel.step import By
from kernel.words import Actor
from services.identity.domain import proxies
from services.identity.domain.likeness import masked_name
from services.identity.domain.person import Consent, Person
from services.identity.domain.proxies import Authority
from services.identity.events import Act, Manner
from services.identity.handlers.persons import known_person, opened, with_phone


@dataclass(frozen=True)
class Wish:
    """Whom a person wants to act for him, and in what."""

    name: str
    phone: str
    acts: tuple[Act, ...]
    manner: Manner
    until: date | None


@dataclass(frozen=True)
class Standing:
    """A consent as one side of it sees it: `name` is the other side's."""

    person: str
    consent: Consent
    name: str | None
    stands: bool


def allow(ctx: Context, by: By, person: str, wish: Wish) -> Standing:
    """Record that this person lets another act for him."""
    known_person(ctx, person)
    proxy = with_phone(ctx, by, wish.phone)
    authority = Authority(proxy, wish.acts, wish.manner, wish.until)

    def decide(state: Person | None) -> list[object]:
        name = ctx.seal(person, f"c{len(state.consents) + 1 if state else 1}.name", wish.name)
        return list(proxies.allow(state, by.actor, authority, name, ctx.now(), _today(ctx)))

    state: Person = ctx.step("persons", person, decide, by).state
    given = max((c for c in state.consents if c.proxy == proxy), key=lambda c: c.given)
    return _standing(ctx, state, given)


def withdraw(ctx: Context, by: By, consent: str) -> Standing:
    """Take a consent back."""
    now, today = ctx.now(), _today(ctx)
    outcome = ctx.step(
        "persons", ids.owner(consent), lambda s: proxies.withdraw(s, by.actor, consent, now, today), by
    )
    return _standing(ctx, outcome.state, outcome.state.consent(consent))


def given_by(ctx: Context, actor: Actor, person: str) -> list[Standing]:
    """Whom this person lets act for him; staff who ask are recorded."""
    state = known_person(ctx, person)
    if actor.id != person:
        ctx.reading(actor.id, person, "consents", "consents")
    return [_standing(ctx, state, consent) for consent in state.consents]


def received_by(ctx: Context, proxy: str) -> list[Standing]:
    """For whom this person may act; of the other's name only the first character is shown."""
    found = []
    for loaded in ctx.find("persons", {"state.consents.proxy": proxy}):
        ctx.reading(proxy, loaded.id, "first character of the name", "received consents")
        name = opened(ctx, loaded.state, "name")
        found += [
            Standing(loaded.id, consent, masked_name(name) if name else None, consent.stands(_today(ctx)))
            for consent in loaded.state.consents
            if consent.proxy == proxy
        ]
    return found


def allowed(ctx: Context, person: str, proxy: str, act: Act) -> bool:
    """True if the proxy may do this for the person today."""
    loaded = ctx.load("persons", person)
    return loaded is not None and proxies.allows(loaded.state, proxy, act, _today(ctx))


def _standing(ctx: Context, person: Person, consent: Consent) -> Standing:
    name = opened(ctx, person, consent.id.removeprefix(f"{person.id}.") + ".name")
    return Standing(person.id, consent, name, consent.stands(_today(ctx)))


def _today(ctx: Context) -> date:
    return ctx.now().astimezone(CHINA).date()
