"""Proposal, the other side, the mediator: what comes before anybody is asked. Art. 17, 19, 23."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder, Refusal, covers
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Mediator, Party
from services.mediation.domain.standing import must
from services.mediation.domain.state import APPLICANT, LIVE, OPPONENT, Mediation, Stage, indexed
from services.mediation.events import CaseRouted, MediationProposed, MediatorNamed

REPLACEMENTS = frozenset({"party_asked", "conflict", "unable"})


def propose(state: Mediation | None, id: str, routed: CaseRouted, now: datetime) -> list[Any]:
    """Take a quarrel in (受理). One that ended may be asked for again; a running one goes on."""
    if state is not None and state.closed_at is None:
        return []
    cited = law.basis(china_day(now), "proposal")
    about = (routed.case, id, routed.region, routed.category)
    return [MediationProposed(*about, now, routed.applicant, routed.opponent, routed.groups, cited)]


def name_mediator(
    state: Mediation, actor: Actor, found: Mediator | None, reason: str | None, now: datetime
) -> list[Any]:
    """Name a mediator (指定), or with a reason another one; then the parties are asked again. Art. 19, 23."""
    must(actor, "name_mediator", state)
    if state.stage not in LIVE:
        raise OutOfOrder("mediation_ended")
    if found is None or not found.active or not covers(found.region, state.region):
        raise Invalid("not_a_mediator", field="mediator")
    if state.mediator is not None and (reason is None or found.username == state.mediator):
        raise OutOfOrder("mediator_named_already", mediator=state.mediator)
    if reason is not None and reason not in REPLACEMENTS:
        raise Invalid("reason_unknown", field="reason")
    impartial(found, state.people())
    cited = law.basis(china_day(now), "mediator")
    return [MediatorNamed(state.case, state.id, found.username, now, reason, cited)]


def impartial(found: Mediator, people: Iterable[str]) -> None:
    """Who is a party, or close to one, cannot mediate (回避): the same person is the same id. Art. 3, 15."""
    close_ones = {found.person, *found.kin} - {None}
    if not close_ones.isdisjoint(set(people)):
        raise Refusal("conflict_of_interest", field="mediator")


def region_and_above(code: str) -> tuple[str, ...]:
    """A region and those that contain it: 620725 → 620000, 620700, 620725."""
    return tuple(dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code)))


def proposed(state: Mediation | None, event: MediationProposed) -> Mediation:
    """A fresh round; the texts of earlier rounds and its dangers stay, their signatures do not."""
    fresh = Mediation(
        id=event.mediation,
        case=event.case,
        region=event.region,
        category=event.category,
        stage=Stage.PROPOSED,
        proposed_at=event.at,
        parties=(Party(APPLICANT, event.applicant), Party(OPPONENT, event.opponent)),
        within=region_and_above(event.region),
        round=state.round + 1 if state else 1,
        versions=state.versions if state else (),
        confidences=state.confidences if state else (),
        dangers=state.dangers if state else (),
        danger=state.danger if state else False,
        risks=state.risks if state else (),
        committee=state.committee if state else None,
        head=state.head if state else None,
        handoffs=state.handoffs if state else (),
        reminded=state.reminded if state else (),
    )
    return indexed(fresh)


def mediator_named(state: Mediation, event: MediatorNamed) -> Mediation:
    """Consents are given to a mediator: another one needs them anew, and a draft falls."""
    asked = tuple(replace(party, consented_at=None) for party in state.parties)
    return replace(
        state,
        stage=Stage.CONSENTING,
        mediator=event.mediator,
        further=tuple(name for name in state.further if name != event.mediator),
        conflict=False,
        parties=asked,
        signatures=(),
        terms=(),
    )
