"""Notified defence (通知辩护): a lawyer within three days, and the organ is told (25-28, 36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.events import AidDecided, Ground, LawConsulted, NoticeRegistered, OrganTold, Ruling

CRIMINAL = "criminal"
OLDEST = timedelta(days=366)  # older than that is a slip of the pen


@dataclass(frozen=True)
class Notice:
    """What the officer enters of the notice; `sealed` holds the organ's name and the notice's number."""

    organ: str
    ground: str
    received: datetime
    sealed: dict[str, str]


def register(application: Application, actor: Actor, notice: Notice, now: datetime) -> Sequence[Any]:
    """Enter a notice: scope and hardship are not asked, and the three days run from its receipt."""
    permission.require(actor, "notice", application)
    if not application.undecided:
        raise OutOfOrder("decision.made")
    if application.category != CRIMINAL:
        raise Invalid("notice.criminal_only", field="ground")
    ground = law.notice_grounds()[notice.ground]
    if notice.organ not in ground.organs:
        raise Invalid("notice.wrong_organ", field="organ")
    if notice.received > now:
        raise Invalid("notice.not_yet", field="received")
    if now - notice.received > OLDEST:
        raise Invalid("notice.too_old", field="received")
    end = periods.end("notified_assignment", notice.received)
    basis = (ground.source.basis, end.basis)
    answer = Ground("notice", "yes", ground.source.basis, ground.source.verified, {"ground": ground.code})
    return (
        NoticeRegistered(
            organ=notice.organ,
            ground=ground.code,
            experienced=ground.experienced,
            received=notice.received,
            by=actor.id,
            at=now,
            sealed=notice.sealed,
            basis=basis,
            letter=True,
        ),
        LawConsulted("yes", (answer,), periods.day_of(notice.received).isoformat()),
        AidDecided(
            case=application.case,
            application=application.id,
            decision=Ruling.GRANTED,
            by=actor.id,
            at=now,
            assign_by=end.due,
            alert_at=periods.before("assignment_near", end.due),
            provisional=end.provisional,
            basis=basis,
        ),
    )


def tell(application: Application, actor: Actor, now: datetime) -> Sequence[Any]:
    """The organ was told of the lawyer, within the same three days."""
    permission.require(actor, "tell_organ", application)
    notice, decision = application.notice, application.decision
    if notice is None or application.open_matter is None or notice.told is not None:
        raise OutOfOrder("notice.nothing_to_tell")
    late = decision is not None and decision.assign_by is not None and now > decision.assign_by
    return (OrganTold(actor.id, now, late, (law.assigned_in().basis,)),)
