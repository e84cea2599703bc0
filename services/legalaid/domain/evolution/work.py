"""Facts of the lawyer's days on a matter."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution.shared import anew, in_matter
from services.legalaid.domain.kept import Hearing, Meeting, Noted
from services.legalaid.events import HearingDropped, HearingSet, RecipientMet, RetainerSigned, WorkNoted


def _met(application: Application, event: RecipientMet) -> Application:
    meeting = Meeting(event.on, event.late, event.sealed)
    return anew(in_matter(application, event.matter, lambda m: replace(m, met=meeting)), "first_meeting")


def _retained(application: Application, event: RetainerSigned) -> Application:
    return anew(in_matter(application, event.matter, lambda m: replace(m, retained=event.on)), "retainer")


def _noted(application: Application, event: WorkNoted) -> Application:
    line = Noted(event.entry, event.kind, event.hours, event.on, event.at, event.sealed)
    return in_matter(application, event.matter, lambda m: replace(m, diary=(*m.diary, line)))


def _hearing_set(application: Application, event: HearingSet) -> Application:
    hearing = Hearing(event.hearing, event.starts, event.minutes, event.sealed)
    return in_matter(application, event.matter, lambda m: replace(m, hearings=(*m.hearings, hearing)))


def _hearing_dropped(application: Application, event: HearingDropped) -> Application:
    def dropped(one: Hearing) -> Hearing:
        return replace(one, dropped=event.at) if one.id == event.hearing else one

    return in_matter(
        application, event.matter, lambda m: replace(m, hearings=tuple(map(dropped, m.hearings)))
    )


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    RecipientMet: _met,
    RetainerSigned: _retained,
    WorkNoted: _noted,
    HearingSet: _hearing_set,
    HearingDropped: _hearing_dropped,
}
