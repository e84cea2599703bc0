"""Facts of choosing a lawyer: the reasons beside an offer, waiting for a round, what the recipient needs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Needs
from services.legalaid.events import LawyerChosen, MatchAwaited, NeedsNoted


def _chosen(application: Application, event: LawyerChosen) -> Application:
    offers = tuple(
        replace(offer, why=event) if offer.id == event.offer else offer for offer in application.offers
    )
    return replace(application, offers=offers)


def _awaited(application: Application, event: MatchAwaited) -> Application:
    return replace(application, match_at=event.due)


def _needs(application: Application, event: NeedsNoted) -> Application:
    return replace(application, needs=Needs(event.languages, event.place))


def seeking(application: Application) -> Application:
    """Whether it waits for a lawyer to be asked, and in which regions: what a round looks for."""
    if application.waiting:
        return replace(application, seeking=application.within)
    return replace(application, seeking=(), match_at=None)


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    LawyerChosen: _chosen,
    MatchAwaited: _awaited,
    NeedsNoted: _needs,
}
