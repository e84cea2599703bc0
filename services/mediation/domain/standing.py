"""Who may do what to *this* mediation. The route says which roles; this says which persons."""

from kernel.words import Actor, Forbidden, NotFound, covers
from services.mediation.domain.state import BINDING, LIVE, Mediation, Stage

NAMED, OFFICER, PARTY, SERVICE = "named mediator", "officer", "party", "service"

_ALLOWED: dict[str, frozenset[str]] = {
    "read": frozenset({NAMED, OFFICER, PARTY, SERVICE}),
    "read_signature": frozenset({NAMED, OFFICER, PARTY}),
    "read_people": frozenset({NAMED, OFFICER, PARTY}),
    "read_record": frozenset({NAMED, OFFICER}),
    "name_mediator": frozenset({OFFICER}),
    "name_party": frozenset({NAMED, OFFICER}),
    "consent": frozenset({NAMED, PARTY}),
    "set_session": frozenset({NAMED}),
    "draft": frozenset({NAMED}),
    "sign": frozenset({NAMED, PARTY}),
    "seal": frozenset({NAMED}),
    "perform": frozenset({NAMED}),
    "fail": frozenset({NAMED, OFFICER}),
    "withdraw": frozenset({NAMED, PARTY}),
}

_ASKING = frozenset({Stage.PROPOSED, Stage.CONSENTING})
_MEETING = frozenset({Stage.OPEN, Stage.AGREED})
_WHEN: dict[str, frozenset[Stage]] = {
    "name_mediator": LIVE,
    "name_party": _ASKING,
    "consent": _ASKING,
    "set_session": _MEETING,
    "draft": _MEETING,
    "sign": frozenset({Stage.AGREED}),
    "seal": frozenset({Stage.AGREED}),
    "perform": BINDING,
    "fail": _MEETING | {Stage.CONSENTING},
    "withdraw": LIVE,
}


def standings(actor: Actor, state: Mediation) -> frozenset[str]:
    """In which capacities somebody stands to a mediation; empty for a stranger."""
    found = {
        NAMED: actor.has("mediator") and actor.id == state.mediator,
        OFFICER: actor.has("officer", "supervisor") and covers(actor.region, state.region),
        PARTY: actor.id in set(state.people()),
        SERVICE: actor.has("service"),
    }
    return frozenset(name for name, true in found.items() if true)


def may(actor: Actor, action: str, state: Mediation) -> bool:
    """True if this actor may do this here, whatever the stage says."""
    return not standings(actor, state).isdisjoint(_ALLOWED[action])


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
    if own is None or own.person != actor.id:
        raise Forbidden("only_for_oneself", field="party")


def actions(actor: Actor, state: Mediation) -> tuple[str, ...]:
    """What this actor may do here and now: the pages offer no more than this."""
    return tuple(name for name in _ALLOWED if may(actor, name, state) and _now(name, state))


def _now(action: str, state: Mediation) -> bool:
    if action == "fail" and any(term.breached_at for term in state.terms):
        return state.stage in BINDING
    return state.stage in _WHEN.get(action, frozenset(Stage))
