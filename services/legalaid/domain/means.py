"""The applicant's means (经济状况): stated truthfully (41), pledged, or looked up in shared records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.events import FactsEstablished, MeansStated, RecordsConsulted

SHARING, PLEDGE = 0, 1
CONFIRMS = "sharing_confirms_hardship"


@dataclass(frozen=True)
class Statement:
    """What is stated: how many live in the household, what comes in each month in all, and the pledge."""

    members: int
    income_month_fen: int
    pledged: bool
    signed: bool
    sealed: Mapping[str, str]


def state(application: Application, actor: Actor, said: Statement, now: datetime) -> Sequence[Any]:
    """The applicant, or an officer at the counter on his word, states the means; a pledge is signed."""
    own = not permission.may(actor, "establish", application)
    permission.require(actor, "state" if own else "establish", application)
    _open(application)
    if said.pledged and not said.signed:
        raise Invalid("means.unsigned", field="signature")
    facts = {"household_members": said.members, "household_income_month_fen": said.income_month_fen}
    source = "pledge" if said.pledged else "statement"
    basis = (law.routes()[PLEDGE].basis,) if said.pledged else ()
    stated = MeansStated(actor.id, now, said.pledged, dict(said.sealed), basis)
    pledged = {"pledge_signed": True} if said.pledged else {}
    return (stated, FactsEstablished({**facts, **pledged}, source, actor.id, now))


def consult(
    application: Application, actor: Actor, source: str, found: bool, sealed: dict[str, str], now: datetime
) -> Sequence[Any]:
    """Shared records were asked. A record confirms hardship; silence proves nothing either way."""
    permission.require(actor, "establish", application)
    _open(application)
    basis = (law.routes()[SHARING].basis,)
    asked = RecordsConsulted(source, actor.id, now, True if found else None, sealed, basis)
    return (asked, FactsEstablished({CONFIRMS: True}, "sharing", actor.id, now)) if found else (asked,)


def _open(application: Application) -> None:
    if not application.undecided and not application.papers_awaited:
        raise OutOfOrder("decision.made")
