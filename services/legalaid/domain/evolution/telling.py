"""Facts of notices."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.kept import PutOff, Told
from services.legalaid.events import NoticeGiven, NoticesPutOff


def _given(application: Application, event: NoticeGiven) -> Application:
    told = Told(event.kind, event.about, event.to, event.outcome, event.at)
    return replace(application, told=(*application.told, told), put_off=None)


def _put_off(application: Application, event: NoticesPutOff) -> Application:
    return replace(application, put_off=PutOff(event.tries, event.until))


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    NoticeGiven: _given,
    NoticesPutOff: _put_off,
}
