"""What the parties agreed, in words, and the one way to write it down. Art. 29.

Money is integer fen. Who signs, signs the SHA-256 of the canonical text.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kernel.words import Invalid
from services.mediation import law
from services.mediation.domain.state import Mediation
from services.mediation.events import TermPlan


@dataclass(frozen=True)
class Instalment:
    """A part of a sum (分期): how much, by when."""

    due: date
    amount_fen: int


@dataclass(frozen=True)
class TermText:
    """One term in words: who does what for whom, how much, in which manner, and by when."""

    text: str
    due: date
    by: str | None = None
    to: str | None = None
    amount_fen: int | None = None
    manner: str = ""
    instalments: tuple[Instalment, ...] = ()


@dataclass(frozen=True)
class Draft:
    """The whole text. `nonce` keeps a short one from being guessed by its digest."""

    facts: str
    terms: tuple[TermText, ...]
    nonce: str
    responsibility: str = ""
    manner: str = ""


def as_plain(draft: Draft) -> dict[str, Any]:
    """The draft as JSON values: what is sealed and what is hashed."""
    plain: dict[str, Any] = _days_as_text(asdict(draft))
    return plain


def _days_as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _days_as_text(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_days_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(value: Mapping[str, Any]) -> Draft:
    """The draft that `as_plain` wrote."""
    return Draft(**{**value, "terms": tuple(_term(term) for term in value["terms"])})


def _term(value: Mapping[str, Any]) -> TermText:
    parts = tuple(Instalment(date.fromisoformat(p["due"]), p["amount_fen"]) for p in value["instalments"])
    return TermText(**{**value, "due": date.fromisoformat(value["due"]), "instalments": parts})


def canonical(state: Mediation, version: int, draft: Draft) -> str:
    """The one text that all sign: parties, mediator, version and words - in one way to write it."""
    value: dict[str, Any] = {
        "mediation": state.id,
        "version": version,
        "parties": [[party.name, party.person] for party in state.parties],
        "mediator": state.mediator,
        "agreed": as_plain(draft),
    }
    if state.further:
        value["further"] = list(state.further)
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
        "manner": bool(draft.manner.strip()) or (bool(draft.terms) and all(t.manner for t in draft.terms)),
        "due": bool(draft.terms),
    }
    return tuple(item.name for item in law.contents(on) if not said[item.name])


def complete(state: Mediation, draft: Draft, on: date) -> None:
    """Raise unless the draft says what an agreement needs, and its sums and days add up."""
    missing = set(lacking(draft, on))
    for item in law.contents(on):
        if item.values["needed"] and item.name in missing:
            raise Invalid("agreement_incomplete", field=item.name, item=item.values["zh"])
    adds_up(state, draft)


def adds_up(state: Mediation, draft: Draft) -> None:
    """Raise unless every term names parties that there are, and its parts make the whole."""
    for number, term in enumerate(draft.terms):
        _adds_up(state, f"terms.{number}", term)


def _adds_up(state: Mediation, field: str, term: TermText) -> None:
    for side, name in (("by", term.by), ("to", term.to)):
        if name is not None and (state.party(name) is None or term.by == term.to):
            raise Invalid("term_party", field=f"{field}.{side}")
    if not term.instalments:
        return
    if sum(part.amount_fen for part in term.instalments) != term.amount_fen:
        raise Invalid("instalments_sum", field=f"{field}.instalments")
    days = [part.due for part in term.instalments]
    if days != sorted(set(days)) or days[-1] != term.due:
        raise Invalid("instalments_days", field=f"{field}.instalments")


def plans(draft: Draft) -> tuple[TermPlan, ...]:
    """What the clocks and the follow-up need to know of the terms, without their words."""
    return tuple(TermPlan(t.due, t.to, tuple(part.due for part in t.instalments)) for t in draft.terms)
