"""Facts of the verifiable draw."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution.shared import anew
from services.legalaid.domain.inside import Draw
from services.legalaid.events import DrawCommitted, DrawMade


def _committed(application: Application, event: DrawCommitted) -> Application:
    draw = Draw(
        id=event.draw,
        method=event.method,
        candidates=event.candidates,
        commitment=event.commitment,
        source=event.source,
        draws_at=event.draws_at,
        overdue_at=event.overdue_at,
        committed=event.at,
        sealed=event.sealed,
    )
    waiting = anew(application, "draw")
    return replace(waiting, draws=(*application.draws, draw), current_draw=event.draw, alert=None)


def _made(application: Application, event: DrawMade) -> Application:
    def made(draw: Draw) -> Draw:
        if draw.id != event.draw:
            return draw
        return replace(draw, entropy=event.entropy, secret=event.secret, order=event.order, made=event.at)

    return replace(application, draws=tuple(made(draw) for draw in application.draws))


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    DrawCommitted: _committed,
    DrawMade: _made,
}
