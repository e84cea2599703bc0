"""The agreement (调解协议书) in its versions: each new text is a new one. Art. 29."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor
from services.mediation.domain.draft import Draft, complete, digest_of, plans
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Instalment, Term, Version
from services.mediation.domain.sessions import meeting
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import AgreementDrafted, TermPlan, TermsFixed


def draft_agreement(
    state: Mediation, actor: Actor, draft: Draft, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Write a version. It is a new text: whoever signed an older one signs again. Art. 29."""
    must(actor, "draft", state)
    meeting(state)
    complete(state, draft, china_day(now))
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
    return replace(state, terms=tuple(_term(plan) for plan in event.terms))


def _term(plan: TermPlan) -> Term:
    return Term(plan.due, to=plan.to, instalments=tuple(Instalment(due) for due in plan.instalments))
