"""Submitting (提交): people to identity, words under the case's key, then one step."""

import json
from typing import Any

from kernel import ids
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Invalid
from services.intake import domain, store
from services.intake.domain import Case, Request
from services.intake.events import Channel
from services.intake.schemas import Asked, Person

PERSONS = "/api/identity/persons"


def submit(ctx: Context, by: By, asked: Asked) -> Outcome[Case]:
    """A new case, or the same one again for the same Idempotency-Key; nothing is kept of a refused one."""
    case = _case_id(by, asked)
    if not (by.fresh and asked.external is None) and ctx.load(store.CASES, case):
        return ctx.step(store.CASES, case, _entered, by)
    domain.known(asked.category)
    domain.allowed(by.actor, asked.channel, asked.external)
    request = _request(ctx, by, case, asked)
    return ctx.step(store.CASES, case, lambda now: domain.submit(now, by.actor, request, ctx.now()), by)


def _case_id(by: By, asked: Asked) -> str:
    """An outside number names its case, whoever enters it; else the cause does."""
    if asked.external is not None and asked.channel is not Channel.WEB:
        return ids.of("intake", asked.channel, asked.external)
    return ids.of("intake", by.cause)


def _entered(case: Case | None) -> list[Any]:
    """Only reached with another cause than the first: a repeat is answered before."""
    if case is None:
        raise LookupError("a case that was here is gone")
    raise domain.entered(case)


def _request(ctx: Context, by: By, case: str, asked: Asked) -> Request:
    return Request(
        case=case,
        applicant=_person(ctx, by, asked.applicant, "applicant"),
        opponent=_person(ctx, by, asked.opponent, "opponent") if asked.opponent else None,
        receipt=store.reserve_receipt(ctx, case, ctx.now()),
        region=asked.region,
        category=asked.category,
        channel=asked.channel,
        groups=asked.applicant.groups,
        facts={name: fact for name, fact in asked.facts.items() if not isinstance(fact, str)},
        preferred=asked.preferred,
        quiet=bool(asked.contact.get("say_nothing")),
        sealed=_sealed(ctx, case, asked),
    )


def _sealed(ctx: Context, case: str, asked: Asked) -> dict[str, str]:
    words = {name: fact for name, fact in asked.facts.items() if isinstance(fact, str)}
    clear = {
        "narrative": asked.narrative,
        "words": json.dumps(words, ensure_ascii=False) if words else "",
        "contact": json.dumps(asked.contact, ensure_ascii=False) if asked.contact else "",
    }
    return {field: ctx.seal(case, field, text) for field, text in clear.items() if text}


def _person(ctx: Context, by: By, person: Person, field: str) -> str:
    """The person's id from identity, which keeps name and numbers. Raises Unavailable."""
    given = {"name": person.name, "phone": person.phone, "id_number": person.id_number}
    body = {name: value for name, value in given.items() if value}
    answer = ctx.call("identity").post(PERSONS, json=body, by=by.actor.id)
    if answer.status_code in (400, 409, 422):
        raise Invalid("person_refused", field=field)
    if answer.status_code not in (200, 201):
        raise Unavailable("identity")
    return str(answer.json()["id"])
