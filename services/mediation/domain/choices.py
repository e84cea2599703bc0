"""What somebody may do here and now: the pages offer this and no more. The rules decide anyway."""

from kernel.words import Actor
from services.mediation.domain.standing import ALLOWED, NAMED, may, standings
from services.mediation.domain.state import LIVE, Mediation, Stage

_ASKING = frozenset({Stage.PROPOSED, Stage.CONSENTING})
_MEETING = frozenset({Stage.OPEN, Stage.AGREED})
_WHEN: dict[str, frozenset[Stage]] = {
    "name_mediator": LIVE,
    "name_party": LIVE,
    "consent": _ASKING,
    "set_session": _MEETING,
    "extend": _MEETING,
    "draft": _MEETING,
    "sign": frozenset({Stage.AGREED}),
    "seal": frozenset({Stage.AGREED}),
    "finish": frozenset({Stage.CONFIRMED}),
    "fail": _MEETING | {Stage.CONSENTING},
    "withdraw": LIVE,
    "wish_mediator": frozenset({Stage.PROPOSED}),
    "declare_conflict": LIVE,
    "invite": LIVE,
    "answer_guest": LIVE,
    "ask_openness": LIVE,
}


def actions(actor: Actor, state: Mediation) -> tuple[str, ...]:
    """The names of the steps that are open to this actor now."""
    return tuple(name for name in ALLOWED if may(actor, name, state) and _now(actor, name, state))


def _now(actor: Actor, action: str, state: Mediation) -> bool:
    if action in _WHEN and state.closed_at is not None:
        return False
    if action == "fail" and any(term.breached_at for term in state.terms):
        return state.binds
    if action in ("write_minutes", "confirm_minutes"):
        return any(session.minutes or action == "write_minutes" for session in state.sessions)
    if action == "register":
        return state.closed_at is None
    if action == "answer_guest":
        return bool(state.guests) and state.stage in LIVE
    if action == "answer_handoff":
        return any(one.answer is None for one in state.handoffs)
    if action == "perform":
        return state.binds and _receives(actor, state)
    if action == "ask_confirmation":
        return _can_ask(state)
    if action == "record_confirmation":
        return state.stage is Stage.EFFECTIVE and state.confirmation.applied_at is not None
    return state.stage in _WHEN.get(action, frozenset(Stage))


def _receives(actor: Actor, state: Mediation) -> bool:
    """A party can tell only of what it is to receive."""
    owed = {term.to for term in state.terms}
    return NAMED in standings(actor, state) or any(
        party.name in owed and actor.id in party.speakers() for party in state.parties
    )


def _can_ask(state: Mediation) -> bool:
    version, known = state.agreement, state.confirmation
    written = version is not None and not version.oral
    in_time = not state.confirmation_lapsed and known.applied_at is None
    return state.stage is Stage.EFFECTIVE and written and in_time
