"""Intake (受理): one work order for every channel, its promises, and the resident's tracker."""

from pathlib import Path

from kernel.service import Aggregate, Service
from services.intake.api import blueprint
from services.intake.domain import Case, clocks, evolve
from services.intake.events import CONSUMED, KEPT, PUBLISHED
from services.intake.handlers import DEADLINES, SUBSCRIPTIONS
from services.intake.store import CASES, INDEXES


def _key(case: Case) -> str:
    return case.case


SERVICE = Service(
    name="intake",
    blueprint=blueprint,
    aggregates=(Aggregate(CASES, Case, (*PUBLISHED, *KEPT), evolve, key=_key, clocks=clocks),),
    published=PUBLISHED,
    messages=Path(__file__).with_name("messages.json"),
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    deadlines=DEADLINES,
    indexes=INDEXES,
)
