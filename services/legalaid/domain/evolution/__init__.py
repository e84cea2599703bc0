"""How each fact changes an application. Pure: the record's fold is the state."""

from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution import (
    assignment,
    choosing,
    document,
    drawing,
    lending,
    matter,
    means,
    notice,
    payment,
    reception,
    telling,
    work,
)
from services.legalaid.domain.evolution.shared import attention
from services.legalaid.events import ApplicationReceived

__all__ = ["evolve"]

_CHANGES = {
    **reception.CHANGES,
    **assignment.CHANGES,
    **matter.CHANGES,
    **payment.CHANGES,
    **notice.CHANGES,
    **drawing.CHANGES,
    **choosing.CHANGES,
    **document.CHANGES,
    **means.CHANGES,
    **work.CHANGES,
    **lending.CHANGES,
    **telling.CHANGES,
}


def evolve(application: Application | None, event: Any) -> Application:
    """The application after this fact."""
    if isinstance(event, ApplicationReceived):
        changed = reception.received(application, event)
    elif application is None:
        raise ValueError(f"{type(event).__name__} before ApplicationReceived")
    else:
        changed = _CHANGES[type(event)](application, event)
    return replace(choosing.seeking(changed), attention=attention(changed))
