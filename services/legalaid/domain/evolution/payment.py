"""Facts of the file and of the subsidy."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution.shared import anew, in_matter, mark
from services.legalaid.domain.inside import Payment
from services.legalaid.events import (
    FileAccepted,
    FileReturned,
    SubsidyApproved,
    SubsidyBatched,
    SubsidyComputed,
    SubsidyPaid,
)


def _returned(application: Application, event: FileReturned) -> Application:
    changed = in_matter(
        application,
        event.matter,
        lambda m: replace(m, papers=(), lacking=event.lacking, papers_due=event.due),
    )
    return mark(anew(changed, "closing_papers"), "closing_papers", event.provisional)


def _accepted(application: Application, event: FileAccepted) -> Application:
    return in_matter(application, event.matter, lambda m: replace(m, checked_by=event.by, lacking=()))


def _computed(application: Application, event: SubsidyComputed) -> Application:
    def due(by: str | None) -> Payment:
        return Payment(event.kind, event.amount_fen, event.basis, by or "")

    changed = in_matter(application, event.matter, lambda m: replace(m, payment=due(m.checked_by)))
    return _listed(changed)


def _approved(application: Application, event: SubsidyApproved) -> Application:
    return _paying(application, event.matter, lambda p: replace(p, approved=event.at, approved_by=event.by))


def _batched(application: Application, event: SubsidyBatched) -> Application:
    return _paying(application, event.matter, lambda p: replace(p, batch=event.batch))


def _paid(application: Application, event: SubsidyPaid) -> Application:
    return _paying(application, event.matter, lambda p: replace(p, paid=event.at, reference=event.reference))


def _paying(application: Application, id: str, change: Callable[[Payment], Payment]) -> Application:
    return _listed(
        in_matter(application, id, lambda m: replace(m, payment=change(m.payment) if m.payment else None))
    )


def _listed(application: Application) -> Application:
    """Which lists of subsidies this application is in."""
    states = {matter.payment.state for matter in application.matters if matter.payment}
    return replace(application, subsidies=tuple(sorted(states)))


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    FileReturned: _returned,
    FileAccepted: _accepted,
    SubsidyComputed: _computed,
    SubsidyApproved: _approved,
    SubsidyBatched: _batched,
    SubsidyPaid: _paid,
}
