"""The agreement (调解协议书): its text in one canonical form, its versions, its completeness. Art. 29."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kernel.words import Actor, Invalid
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.sessions import meeting
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Stage, Term, Version
from services.mediation.events import AgreementDrafted, TermPlan, TermsFixed


@dataclass(frozen=True)
class TermText:
    """One term in words: who does what, and by when."""

    text: str
    due: date


@dataclass(frozen=True)
class Draft:
    """What the parties agreed, in words. `nonce` keeps a short text from being guessed by its digest."""

    facts: str
    terms: tuple[TermText, ...]
    nonce: str
    responsibility: str = ""
    manner: str = ""


def canonical(state: Mediation, version: int, draft: Draft) -> str:
    """The one text that all sign: parties, mediator, version, facts, terms - in one way to write it."""
    value = {
        "mediation": state.id,
        "version": version,
        "parties": [[party.name, party.person] for party in state.parties],
        "mediator": state.mediator,
        "facts": draft.facts,
        "responsibility": draft.responsibility,
        "terms": [[term.text, term.due.isoformat()] for term in draft.terms],
        "manner": draft.manner,
        "nonce": draft.nonce,
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(state: Mediation, version: int, draft: Draft) -> str:
    """SHA-256 of the canonical text, in hex, with the algorithm's name."""
    return "sha256:" + hashlib.sha256(canonical(state, version, draft).encode()).hexdigest()


def lacking(draft: Draft, on: date) -> tuple[str, ...]:
    """What Art. 29 names and the draft does not say; `parties` are known by their persons."""
    said = {
        "parties": True,
        "facts": bool(draft.facts.strip()),
        "responsibility": bool(draft.responsibility.strip()),
        "terms": bool(draft.terms) and all(term.text.strip() for term in draft.terms),
        "manner": bool(draft.manner.strip()),
        "due": bool(draft.terms),
    }
    return tuple(item.name for item in law.contents(on) if not said[item.name])


def complete(draft: Draft, on: date) -> None:
    """Raise unless the draft says what an agreement needs."""
    missing = set(lacking(draft, on))
    for item in law.contents(on):
        if item.values["needed"] and item.name in missing:
            raise Invalid("agreement_incomplete", field=item.name, item=item.values["zh"])


def plans(draft: Draft) -> tuple[TermPlan, ...]:
    """What the clocks need to know of the terms."""
    return tuple(TermPlan(term.due) for term in draft.terms)


def draft_agreement(
    state: Mediation, actor: Actor, draft: Draft, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Write a version. It is a new text: whoever signed an older one signs again. Art. 29."""
    must(actor, "draft", state)
    meeting(state)
    complete(draft, china_day(now))
    number = len(state.versions) + 1
    digest = digest_of(state, number, draft)
    drafted = AgreementDrafted(state.case, state.id, number, digest, now, sealed)
    return [drafted, TermsFixed(state.case, state.id, number, plans(draft))]


def drafted(state: Mediation, event: AgreementDrafted) -> Mediation:
    """A new version on the table; signatures on the old one are void."""
    version = Version(event.version, event.digest, event.at, event.sealed)
    return replace(state, stage=Stage.AGREED, versions=(*state.versions, version), signatures=(), terms=())


def terms_fixed(state: Mediation, event: TermsFixed) -> Mediation:
    """The days of the current version's terms."""
    return replace(state, terms=tuple(Term(plan.due) for plan in event.terms))
