"""Facts of notified defence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Notified
from services.legalaid.events import NoticeRegistered, OrganTold


def _registered(application: Application, event: NoticeRegistered) -> Application:
    notice = Notified(event.organ, event.ground, event.experienced, event.received, event.sealed)
    return replace(application, notice=replace(notice, letter=event.letter))


def _told(application: Application, event: OrganTold) -> Application:
    notice = application.notice and replace(application.notice, told=event.at)
    return replace(application, notice=notice)


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    NoticeRegistered: _registered,
    OrganTold: _told,
}
