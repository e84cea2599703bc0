"""Persons (群众): the same person is the same id, whoever names him and however often.

Found by ID number first; else by phone and name; else the person who signs in with this phone and
has no name yet is the one who is named. What is unique is reserved before the person is made, so
that two requests at the same instant come to the same person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kernel import ids
from kernel.context import Context
from kernel.step import By
from kernel.words import NotFound
from services.identity.domain.likeness import same_name
from services.identity.domain.person import Person, enter
from services.identity.events import Origin
from services.identity.store.likeness import owner, reserve
from services.identity.store.phones import known_under
from services.identity.store.repeats import remember
from services.identity.store.secrets import mark


@dataclass(frozen=True)
class Given:
    """What a service says of a person: the name, and what it knows besides."""

    name: str
    phone: str | None = None
    id_number: str | None = None


def register(ctx: Context, by: By, given: Given) -> str:
    """The id of this person; made on first sight, and found by the phone number from then on."""
    person = _register(ctx, by, given)
    if given.phone:
        known_under(ctx, given.phone, person)
    return person


def _register(ctx: Context, by: By, given: Given) -> str:
    remember(ctx, by)
    fresh = ids.of("identity", by.cause)
    number = mark(ctx, "id_number", given.id_number) if given.id_number else None
    if number and (known := owner(ctx, number)):
        return _by_number(ctx, by, known, given)
    person = _by_phone(ctx, given.phone, given.name, fresh) if given.phone else fresh
    if number:
        if reserve(ctx, f"number:{person}", number) != number:
            person = ids.of(fresh, "another number")  # same phone, same name, another card: another person
        if (holder := reserve(ctx, number, person)) != person:
            return _by_number(ctx, by, holder, given)
    return enter_person(ctx, by, person, Origin.SERVICE, vars(given))


def with_phone(ctx: Context, by: By, phone: str) -> str:
    """The id of the person who signs in with this phone; made on the first sign-in."""
    fresh = ids.of("identity", by.cause, "phone")
    person = reserve(ctx, mark(ctx, "phone", phone), fresh)
    return enter_person(ctx, by, person, Origin.SIGN_IN, {"phone": phone})


def enter_person(ctx: Context, by: By, person: str, origin: Origin, known: Mapping[str, str | None]) -> str:
    """Make the person, or add what is missing; takes no step where nothing is."""
    loaded = ctx.load("persons", person)
    there = loaded.state.sealed if loaded else {}
    new = {name: value for name, value in known.items() if value and name not in there}
    if loaded is None or new:
        sealed = {name: ctx.seal(person, name, value) for name, value in new.items()}
        step = replace(by, if_match=None)
        ctx.step("persons", person, lambda state: enter(state, person, origin, sealed), step)
    return person


def known_person(ctx: Context, person: str) -> Person:
    """The person as he is now. Raises NotFound."""
    loaded = ctx.load("persons", person)
    if loaded is None:
        raise NotFound("person_unknown")
    state: Person = loaded.state
    return state


def opened(ctx: Context, person: Person, field: str) -> str | None:
    """One sealed field in clear. Whoever calls this records the reading first."""
    sealed = person.sealed.get(field)
    return ctx.open(person.id, field, sealed) if sealed else None


def _by_number(ctx: Context, by: By, person: str, given: Given) -> str:
    """The phone is not added: knowing somebody's number must not let one sign in as him."""
    known = {"name": given.name, "id_number": given.id_number}
    return enter_person(ctx, by, person, Origin.SERVICE, known)


def _by_phone(ctx: Context, phone: str, name: str, fresh: str) -> str:
    contact = mark(ctx, "contact", phone, same_name(name))
    if known := owner(ctx, contact):
        return known
    holder = reserve(ctx, mark(ctx, "phone", phone), fresh)
    mine = reserve(ctx, f"named:{holder}", contact) == contact
    return reserve(ctx, contact, holder if mine else ids.of(fresh, "another name"))
