"""The officer's decision (43, 44): the law answers first, the officer decides, the record keeps both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid.domain import eligibility, periods, permission
from services.legalaid.domain.application import Application, situation
from services.legalaid.domain.eligibility import Assessment, Finding, Truth
from services.legalaid.events import AidDecided, Ground, LawConsulted, Ruling

NAMES = ("scope", "hardship", "standing")


@dataclass(frozen=True)
class Request:
    """What the officer sends. `sealed` holds the reason's ciphertext where a reason was given."""

    grant: bool
    advance: bool = False
    sealed: dict[str, str] = field(default_factory=dict)

    @property
    def ruling(self) -> Ruling:
        """In the law's words."""
        if not self.grant:
            return Ruling.REFUSED
        return Ruling.ADVANCE if self.advance else Ruling.GRANTED


def assess(application: Application) -> Assessment:
    """The law's answer, under the law of the day on which the application came."""
    return eligibility.assess(situation(application), periods.day_of(application.received))


def urgency(application: Application) -> Finding:
    """Whether aid may come before the papers (先行援助, 44)."""
    return eligibility.advance(situation(application), periods.day_of(application.received))


def jurisdiction(application: Application) -> Finding:
    """Whether this is the agency to apply to (38)."""
    return eligibility.jurisdiction(situation(application), periods.day_of(application.received))


def decide(application: Application, actor: Actor, request: Request, now: datetime) -> Sequence[Any]:
    """Grant, refuse, or aid first. A decision that the law does not carry needs a reason in writing."""
    permission.require(actor, "decide", application)
    if not application.undecided:
        raise OutOfOrder("decision.made")
    if request.advance and not request.grant:
        raise Invalid("decision.advance_is_a_grant", field="advance")
    found = assess(application)
    findings = dict(zip(NAMES, found.findings, strict=True)) | {"jurisdiction": jurisdiction(application)}
    if request.advance:
        findings["advance"] = urgency(application)
    if not request.sealed and needs_reason(request.ruling, found, findings):
        raise Invalid(f"decision.reason_needed_{found.answer}", field="reason")
    return (
        LawConsulted(
            found.answer, tuple(_ground(name, finding) for name, finding in findings.items()), found.on
        ),
        _decided(application, actor, request, found, now),
    )


def needs_reason(ruling: Ruling, found: Assessment, findings: dict[str, Finding]) -> bool:
    """True where the law says otherwise, or says nothing that could stand as the written reason (43).

    An unknown hardship is the officer's to check (41) and does not contradict a grant; an unknown
    scope does, because some rule must carry the grant (31(九)).
    """
    if ruling == Ruling.REFUSED:
        return Truth.NO not in (found.answer, findings["jurisdiction"].answer)
    elsewhere = findings["jurisdiction"].answer == Truth.NO
    hindered = elsewhere or "no" in (found.hardship.answer, found.standing.answer)
    too_early = ruling == Ruling.ADVANCE and findings["advance"].answer == Truth.NO
    return found.scope.answer != Truth.YES or hindered or too_early


def _decided(
    application: Application, actor: Actor, request: Request, found: Assessment, now: datetime
) -> AidDecided:
    ruling = request.ruling
    contrary = Truth.YES if ruling == Ruling.REFUSED else Truth.NO
    end = periods.end("assignment", now)
    aid = ruling != Ruling.REFUSED
    rules = (urgency(application).basis,) if ruling == Ruling.ADVANCE else ()
    return AidDecided(
        case=application.case,
        application=application.id,
        decision=ruling,
        by=actor.id,
        at=now,
        against_law=found.answer == contrary,
        late=now > application.decide_by,
        papers_by=periods.end("advance_papers", now).due if ruling == Ruling.ADVANCE else None,
        assign_by=end.due if aid else None,
        alert_at=periods.before("assignment_near", end.due) if aid else None,
        provisional=end.provisional and aid,
        sealed=request.sealed,
        basis=tuple(dict.fromkeys((end.basis, *(rule for rule in rules if rule), *found.basis))),
    )


def _ground(name: str, finding: Finding) -> Ground:
    return Ground(name, finding.answer, finding.basis, finding.verified, finding.used, finding.missing)
