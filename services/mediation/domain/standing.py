"""Who may do what to *this* mediation. The route says which roles; this says which persons."""

from kernel.words import Actor, Forbidden, NotFound, covers
from services.mediation.domain.parts import Party
from services.mediation.domain.state import APPLICANT, Mediation

NAMED, OFFICER, PARTY, SERVICE = "named mediator", "officer", "party", "service"
FURTHER, HEAD = "further mediator", "head of the committee"
REVIEWER = "evaluator at his review"

VIOLENCE = "family.violence"

ALLOWED: dict[str, frozenset[str]] = {
    "read": frozenset({NAMED, FURTHER, HEAD, OFFICER, PARTY, SERVICE, REVIEWER}),
    "read_signature": frozenset({NAMED, FURTHER, HEAD, OFFICER, PARTY}),
    "read_people": frozenset({NAMED, FURTHER, HEAD, OFFICER, PARTY}),
    "read_versions": frozenset({NAMED, FURTHER, HEAD, OFFICER, PARTY}),
    "read_record": frozenset({NAMED, FURTHER, HEAD, OFFICER}),
    "register": frozenset({NAMED, HEAD, OFFICER}),
    "name_mediator": frozenset({HEAD, OFFICER}),
    "wish_mediator": frozenset({PARTY, OFFICER}),
    "declare_conflict": frozenset({NAMED, FURTHER}),
    "name_party": frozenset({NAMED, HEAD, OFFICER}),
    "invite": frozenset({NAMED}),
    "answer_guest": frozenset({NAMED, PARTY}),
    "ask_openness": frozenset({NAMED, PARTY}),
    "consent": frozenset({NAMED, PARTY}),
    "set_session": frozenset({NAMED}),
    "extend": frozenset({NAMED}),
    "write_minutes": frozenset({NAMED, FURTHER}),
    "confirm_minutes": frozenset({NAMED, PARTY}),
    "keep_confidence": frozenset({NAMED, FURTHER}),
    "report_danger": frozenset({NAMED, FURTHER, HEAD, OFFICER}),
    "ask_risks": frozenset({NAMED, FURTHER, OFFICER}),
    "draft": frozenset({NAMED}),
    "sign": frozenset({NAMED, PARTY}),
    "seal": frozenset({NAMED}),
    "ask_confirmation": frozenset({NAMED, PARTY}),
    "record_confirmation": frozenset({NAMED, OFFICER}),
    "finish": frozenset({NAMED, OFFICER}),
    "perform": frozenset({NAMED, PARTY}),
    "fail": frozenset({NAMED, OFFICER}),
    "withdraw": frozenset({NAMED, PARTY}),
    "hand_over": frozenset({NAMED, OFFICER, PARTY}),
    "answer_handoff": frozenset({NAMED, OFFICER, SERVICE}),
}


def standings(actor: Actor, state: Mediation) -> frozenset[str]:
    """In which capacities somebody stands to a mediation; empty for a stranger."""
    found = {
        NAMED: actor.has("mediator") and actor.id == state.mediator,
        FURTHER: actor.has("mediator") and actor.id in state.further,
        HEAD: actor.has("mediator") and state.head is not None and actor.id == state.head,
        OFFICER: actor.has("officer", "supervisor") and covers(actor.region, state.region),
        PARTY: any(actor.id in party.speakers() for party in state.parties if not _hidden(party, state)),
        SERVICE: actor.has("service"),
        REVIEWER: actor.has("evaluator") and actor.id in state.lent.values(),
    }
    return frozenset(name for name, true in found.items() if true)


def _hidden(party: Party, state: Mediation) -> bool:
    """After violence the other side does not learn of it before the applicant has agreed."""
    first = state.party(APPLICANT)
    agreed = state.opened_at is not None or (first is not None and first.consented_at is not None)
    return state.category.startswith(VIOLENCE) and not agreed and not party.name.startswith(APPLICANT)


def may(actor: Actor, action: str, state: Mediation) -> bool:
    """True if this actor may do this here, whatever the stage says."""
    return not standings(actor, state).isdisjoint(ALLOWED[action])


def must(actor: Actor, action: str, state: Mediation) -> None:
    """Raise `NotFound` for a stranger, `Forbidden` for somebody who may only look."""
    if not standings(actor, state):
        raise NotFound("mediation_unknown")
    if not may(actor, action, state):
        raise Forbidden("not_yours_to_do")


def speaks_for(actor: Actor, party: str, state: Mediation) -> None:
    """A party acts for itself only; at the table the named mediator records for each. Art. 17, 23, 29."""
    if NAMED in standings(actor, state):
        return
    own = state.party(party)
    if own is None or actor.id not in own.speakers():
        raise Forbidden("only_for_oneself", field="party")
