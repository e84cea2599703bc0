"""Reading a person's data, which is recorded before it is shown; and showing him who read."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.context import Context
from kernel.readings import Reading
from kernel.vault import Erased
from kernel.words import NotFound
from services.identity.domain.likeness import masked_id
from services.identity.handlers.persons import known_person, opened
from services.identity.store import phones, readings

SHOWN = "name, phone, id_number_masked"


@dataclass(frozen=True)
class Card:
    """What a service is shown of a person."""

    id: str
    name: str | None
    phone: str | None
    id_number_masked: str | None


def read_person(ctx: Context, reader: str, person: str, purpose: str) -> Card:
    """A person's card. Raises NotFound, or vault.Erased."""
    known_person(ctx, person)
    ctx.reading(reader, person, SHOWN, purpose)
    return _card(ctx, person)


def read_persons(ctx: Context, reader: str, persons: Sequence[str], purpose: str) -> list[Card]:
    """Several cards at once, for a list; unknown and erased ones are left out."""
    found = []
    for person in dict.fromkeys(persons):
        try:
            found.append(read_person(ctx, reader, person, purpose))
        except (NotFound, Erased):
            continue
    return found


def read_with_phone(ctx: Context, reader: str, phone: str, purpose: str) -> list[Card]:
    """Everybody known by a number (来电人). Each card shown is a reading, as anywhere."""
    return read_persons(ctx, reader, phones.named_with(ctx, phone), purpose)


@dataclass(frozen=True)
class Shown:
    """A reading as the person sees it, with the public name of the staff who read."""

    reading: Reading
    name: str | None


def show_readings(
    ctx: Context, person: str, cursor: str | None, limit: int
) -> tuple[list[Shown], str | None]:
    """Who looked at this person, the newest first."""
    page, following = readings.of_person(ctx, person, cursor, limit)
    names = {reader: _public_name(ctx, reader) for reader in {reading.actor for reading in page}}
    return [Shown(reading, names[reading.actor]) for reading in page], following


def own_card(ctx: Context, person: str) -> Card:
    """What a person sees of himself, which is no reading by another."""
    return _card(ctx, person)


def _public_name(ctx: Context, reader: str) -> str | None:
    account = ctx.load("staff", reader)
    return account.state.name if account else None


def _card(ctx: Context, person: str) -> Card:
    state = known_person(ctx, person)
    number = opened(ctx, state, "id_number")
    return Card(
        person, opened(ctx, state, "name"), opened(ctx, state, "phone"), masked_id(number) if number else None
    )
