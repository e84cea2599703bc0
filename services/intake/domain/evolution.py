"""How each fact changes a case. Pure: the record's fold is the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.intake.domain.case import (
    Case,
    Filed,
    Happened,
    Missed,
    Note,
    in_order,
    owners,
    sortable,
    within,
)
from services.intake.domain.steps import UPCOMING
from services.intake.events import (
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRouted,
    CaseSubmitted,
    CaseWithdrawn,
    ConsentRecorded,
    FileLent,
    FileReturned,
    NoteAdded,
    PaperFiled,
    PromiseMissed,
    ReadingEnded,
    ReadingGranted,
    State,
    StepTaken,
    SurveyShown,
    WorkBegun,
)


def evolve(case: Case | None, event: CaseEvent) -> Case:
    """The case after this fact."""
    if isinstance(event, CaseSubmitted):
        return _dated(_submitted(event))
    if case is None:
        raise ValueError(f"{type(event).__name__} before CaseSubmitted")
    return _dated(_CHANGES[type(event)](case, event))


def _dated(case: Case) -> Case:
    when = sortable(case.due or case.told)
    return case if case.by_when == when else replace(case, by_when=when)


def _submitted(event: CaseSubmitted) -> Case:
    return Case(
        case=event.case,
        receipt=event.receipt,
        region=event.region,
        within=within(event.region),
        category=event.category,
        channel=event.channel,
        applicant=event.applicant,
        opponent=event.opponent,
        groups=event.groups,
        facts=event.facts,
        submitter=event.submitter,
        owners=owners(event.applicant, event.submitter),
        submitted=event.at,
        suggested=event.suggested,
        preferred=event.preferred,
        urgent=event.urgent,
        quiet=event.quiet,
        holder=event.submitter,
        promise="accept",
        due=event.due,
        provisional=event.provisional,
        timeline=(Happened("CaseSubmitted", event.at),),
        sealed=event.sealed,
    )


def _accepted(case: Case, event: CaseAccepted) -> Case:
    case = _line(case, Happened("CaseAccepted", event.at))
    return replace(
        case, state=State.ACCEPTED, holder=event.by, promise="route", due=event.due,
        provisional=event.provisional, overdue=False,
    )  # fmt: skip


def _routed(case: Case, event: CaseRouted) -> Case:
    because = f"{event.earlier_service or 'intake'}.{event.earlier}" if event.earlier else None
    what = f"CaseRerouted.{event.service}" if because else f"CaseRouted.{event.service}"
    case = _line(case, Happened(what, event.at, because=because))
    return replace(
        case, state=State.ROUTED, service=event.service, outcome=None, holder=event.by, promise="begin",
        due=event.due, provisional=event.provisional, overdue=False, quiet=event.quiet,
        upcoming=None, told=None, sealed=case.sealed | event.sealed,
    )  # fmt: skip


def _withdrawn(case: Case, event: CaseWithdrawn) -> Case:
    case = _line(case, Happened("CaseWithdrawn", event.at))
    return replace(case, final=True, sealed=case.sealed | event.sealed)


def _closed(case: Case, event: CaseClosed) -> Case:
    case = _line(case, Happened(f"CaseClosed.{event.outcome}", event.at))
    return replace(
        case, state=State.CLOSED, outcome=event.outcome, promise=None, due=None, overdue=False,
        upcoming=None, told=None, into=event.into, sealed=case.sealed | event.sealed,
    )  # fmt: skip


def _step_taken(case: Case, event: StepTaken) -> Case:
    case = _line(case, Happened(event.what, event.at, event.cause))
    at_work = case.state in (State.ROUTED, State.IN_PROGRESS)
    if not at_work or case.service != event.what.split(".", 1)[0] or event.what not in UPCOMING:
        return case
    told = event.due or (case.told if UPCOMING[event.what] == case.upcoming else None)
    return replace(case, upcoming=UPCOMING[event.what], told=told)


def _begun(case: Case, event: WorkBegun) -> Case:
    return replace(
        case,
        state=State.IN_PROGRESS,
        outcome=None,
        holder=str(event.service),
        promise=None,
        due=None,
        overdue=False,
    )


def _granted(case: Case, event: ReadingGranted) -> Case:
    appointed = case.appointed | {str(event.service): event.reader}
    return replace(case, appointed=appointed, readers=tuple(dict.fromkeys(appointed.values())))


def _ended(case: Case, event: ReadingEnded) -> Case:
    appointed = {service: who for service, who in case.appointed.items() if service != event.service}
    return replace(case, appointed=appointed, readers=tuple(dict.fromkeys(appointed.values())))


def _lent(case: Case, event: FileLent) -> Case:
    return replace(case, lent=case.lent | {event.review: event.reader})


def _returned(case: Case, event: FileReturned) -> Case:
    return replace(case, lent=case.lent | {event.review: ""})


def _noted(case: Case, event: NoteAdded) -> Case:
    note = Note(event.note, event.by, event.role, event.at, dict(event.sealed))
    return replace(_line(case, Happened("NoteAdded", event.at)), notes=(*case.notes, note))


def _consented(case: Case, event: ConsentRecorded) -> Case:
    return replace(_line(case, Happened("ConsentRecorded", event.at)), consent=event.manner)


def _survey(case: Case, event: SurveyShown) -> Case:
    return replace(case, survey="open" if event.open else "answered")


def _missed(case: Case, event: PromiseMissed) -> Case:
    case = _line(case, Happened(f"PromiseMissed.{event.promise}", event.due))
    return replace(case, overdue=True, missed=(*case.missed, Missed(event.promise, event.due)))


def _paper(case: Case, event: PaperFiled) -> Case:
    """Papers that come one after another are one line of the tracker."""
    if case.timeline[-1].what == "PaperFiled":
        case = replace(case, timeline=case.timeline[:-1])
    case = _line(case, Happened("PaperFiled", event.at))
    filed = Filed(event.paper, event.kind, event.size, event.at, event.by, event.scanned, dict(event.sealed))
    return replace(case, papers=(*case.papers, filed))


def _line(case: Case, line: Happened) -> Case:
    return replace(case, timeline=in_order((*case.timeline, line)))


_CHANGES: Mapping[type, Callable[[Case, Any], Case]] = {
    CaseAccepted: _accepted,
    CaseRouted: _routed,
    CaseWithdrawn: _withdrawn,
    CaseClosed: _closed,
    StepTaken: _step_taken,
    WorkBegun: _begun,
    ReadingGranted: _granted,
    ReadingEnded: _ended,
    SurveyShown: _survey,
    PromiseMissed: _missed,
    PaperFiled: _paper,
    FileLent: _lent,
    FileReturned: _returned,
    NoteAdded: _noted,
    ConsentRecorded: _consented,
}
