"""Facts of the file that is lent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.events import FileLent, LoanEnded


def _lent(application: Application, event: FileLent) -> Application:
    return replace(application, lent=application.lent | {event.review: event.reader})


def _ended(application: Application, event: LoanEnded) -> Application:
    return replace(application, lent=application.lent | {event.review: ""})


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {FileLent: _lent, LoanEnded: _ended}
