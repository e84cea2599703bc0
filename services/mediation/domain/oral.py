"""An oral agreement (口头协议): the parties want no paper; it is recorded and valid at once. Art. 28, 30."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid
from services.mediation import law
from services.mediation.domain.draft import Draft, complete, digest_of, plans
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Version
from services.mediation.domain.sessions import meeting
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import OralAgreementReached, TermsFixed


def agree_orally(
    state: Mediation,
    actor: Actor,
    parties: tuple[str, ...],
    said: Draft,
    sealed: dict[str, str],
    now: datetime,
) -> list[Any]:
    """Record what the parties agreed without a paper. Every party must have said so."""
    must(actor, "draft", state)
    meeting(state)
    if missing := [party.name for party in state.parties if party.name not in parties]:
        raise Invalid("oral_needs_all", field="parties", missing="、".join(missing))
    complete(state, said, china_day(now))
    number = len(state.versions) + 1
    digest = digest_of(state, number, said)
    cited = law.basis(china_day(now), "oral_agreement", "oral_validity")
    reached = OralAgreementReached(state.case, state.id, number, digest, now, cited, sealed)
    return [reached, TermsFixed(state.case, state.id, number, plans(said))]


def reached(state: Mediation, event: OralAgreementReached) -> Mediation:
    """Valid from the moment it was reached."""
    version = Version(event.version, event.digest, event.at, event.sealed, oral=True)
    versions = (*state.versions, version)
    return replace(
        state, stage=Stage.EFFECTIVE, versions=versions, signatures=(), terms=(), effective_at=event.at
    )
