"""What the parties want (自愿): nobody is mediated who does not want it. Art. 17, 23."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.calendar import Deadline, days
from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.ending import refuse, withdraw
from services.mediation.domain.moments import add_months, china_day
from services.mediation.domain.standing import VIOLENCE, must, speaks_for
from services.mediation.domain.state import APPLICANT, Mediation, Stage, with_party
from services.mediation.events import ConsentGiven, MediationOpened


def consent(state: Mediation, actor: Actor, party: str, agrees: bool, now: datetime) -> list[Any]:
    """A party says yes or no. A clear no ends it at once, whenever it comes. Art. 17, 23, 26."""
    must(actor, "consent", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    if not agrees:
        return _refusal(state, actor, party, now)
    ready_for_consent(state, party)
    cited = law.basis(china_day(now), "refusal", "consent")
    given = ConsentGiven(state.case, state.id, party, now, cited)
    waiting = [p.name for p in state.parties if p.consented_at is None and p.name != party]
    return [given] if waiting else [given, _open(state, now)]


def _refusal(state: Mediation, actor: Actor, party: str, now: datetime) -> list[Any]:
    if state.stage in (Stage.OPEN, Stage.AGREED):
        return withdraw(state, actor, party, now)
    return refuse(state, party, now)


def ready_for_consent(state: Mediation, party: str) -> None:
    """Raise unless this party can be asked now. In a matter of violence the applicant is asked first."""
    if state.stage is Stage.PROPOSED:
        raise OutOfOrder("mediator_missing")
    if state.stage is not Stage.CONSENTING:
        raise OutOfOrder("mediation_ended" if state.closed_at else "consents_are_closed")
    found = state.party(party)
    if found is None or found.person is None:
        raise OutOfOrder("party_not_named")
    if found.consented_at is not None:
        raise OutOfOrder("consented_already")
    first = state.party(APPLICANT)
    if state.category.startswith(VIOLENCE) and party != APPLICANT and first and first.consented_at is None:
        raise OutOfOrder("applicant_first")


def _open(state: Mediation, now: datetime) -> MediationOpened:
    """The term begins."""
    term = law.clock("mediation_term", china_day(now))
    end = month_from(now)
    return MediationOpened(state.case, state.id, now, end.due, end.provisional, (term.basis,))


def month_from(now: datetime) -> Deadline:
    """The end of a term that begins now: a month as a rule, kept as dated data."""
    term = law.clock("mediation_term", china_day(now))
    length = (add_months(china_day(now), term.values["months"]) - china_day(now)).days
    return days(now, length, term.values["day_type"], roll=term.values["roll"])


def consent_given(state: Mediation, event: ConsentGiven) -> Mediation:
    """One more yes."""
    return replace(state, parties=with_party(state.parties, event.party, consented_at=event.at))


def opened(state: Mediation, event: MediationOpened) -> Mediation:
    """All have said yes. A term that runs already (mediator replaced) goes on."""
    began = state.opened_at or event.at
    return replace(state, stage=Stage.OPEN, opened_at=began, term_due=state.term_due or event.due)
