"""The register (调解登记): who asked, or which organ told the parties to; which kind. Art. 17, 18, 27."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kernel.calendar import days
from kernel.words import Actor, Invalid, OutOfOrder, covers
from services.mediation import law
from services.mediation.domain.committee import Committee
from services.mediation.domain.consent import month_from
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.parts import Entry
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation
from services.mediation.events import CommitteeCharged, MediationRegistered

DELEGATED = "delegated"
ORGANS = ("court", DELEGATED, "police", "petition")
ORIGINS = ("party", "both", "committee", *ORGANS)
KINDS = ("people", "administrative", "industry", "judicial")
_BASIS = {"court": "told_by_organ", "police": "told_by_organ", DELEGATED: DELEGATED}


@dataclass(frozen=True)
class Said:
    """What the register is told.

    `informed`: when the court or the police told the parties to ask here; where a court handed the quarrel
    over itself (委派), when its papers were signed for.
    """

    origin: str
    kind: str
    dispute: str
    informed: date | None = None
    sealed: dict[str, str] = field(default_factory=dict)


def register(state: Mediation, actor: Actor, said: Said, now: datetime) -> list[Any]:
    """Enter a quarrel, or correct its entry while it runs."""
    must(actor, "register", state)
    if state.closed_at is not None:
        raise OutOfOrder("mediation_ended")
    _known(said, china_day(now))
    names = ("register", _BASIS[said.origin]) if said.origin in _BASIS else ("register", "proposal")
    cited = law.basis(china_day(now), *(names if said.origin != "petition" else names[:1]))
    about = (state.case, state.id, said.origin, said.kind, said.dispute)
    return [MediationRegistered(*about, now, said.informed, cited, said.sealed, _due(state, said))]


def _due(state: Mediation, said: Said) -> datetime | None:
    """When the term ends, where the entry decides it: 30 days from a court's papers (特邀调解规定 27)."""
    old = state.entry
    if old is not None and (old.origin, old.informed) == (said.origin, said.informed):
        return None
    if said.origin == DELEGATED and said.informed is not None:
        clock = law.clock("delegated_term", said.informed)
        received = end_of(said.informed)
        return days(received, clock.values["days"], clock.values["day_type"], roll=clock.values["roll"]).due
    was = old is not None and old.origin == DELEGATED
    return month_from(state.opened_at).due if was and state.opened_at else None


def _known(said: Said, today: date) -> None:
    if said.origin not in ORIGINS:
        raise Invalid("origin_unknown", field="origin")
    found = law.dispute(said.dispute, today)
    if found is None:
        raise Invalid("dispute_unknown", field="dispute")
    if said.kind not in found.values["kinds"]:
        raise Invalid("kind_of_dispute", field="kind")
    if said.origin in _BASIS and said.informed is None:
        raise Invalid("informed_missing", field="informed")
    if said.informed is not None and said.informed > today:
        raise Invalid("informed_later", field="informed")


def charge(state: Mediation, actor: Actor, committee: Committee | None, now: datetime) -> list[Any]:
    """Give the quarrel to a committee of the region; its head names mediators from then on. Art. 19."""
    must(actor, "register", state)
    if state.closed_at is not None:
        raise OutOfOrder("mediation_ended")
    if committee is None or (not covers(committee.region, state.region) and committee.region != state.region):
        raise Invalid("committee_unknown", field="committee")
    return [CommitteeCharged(state.case, state.id, committee.id, committee.head(china_day(now)), now)]


def registered(state: Mediation, event: MediationRegistered) -> Mediation:
    """The entry as it stands now."""
    entry = Entry(event.origin, event.kind, event.dispute, event.at, event.informed, event.sealed)
    if event.due is None:
        return replace(state, entry=entry)
    return replace(state, entry=entry, term_due=event.due, overdue=False)


def charged(state: Mediation, event: CommitteeCharged) -> Mediation:
    """This committee has it."""
    return replace(state, committee=event.committee, head=event.head)
