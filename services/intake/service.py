"""Intake (受理): one work order for every channel, its promises, and the resident's tracker."""

from pathlib import Path

from kernel.service import Aggregate, Retention, Service
from services.intake.api import blueprint
from services.intake.domain import Case, Paper, arriving, clocks, evolve
from services.intake.events import CONSUMED, KEPT, OF_PAPERS, PUBLISHED, State
from services.intake.handlers import CHORES, DEADLINES, SUBSCRIPTIONS
from services.intake.store import CASES, INDEXES, PAPERS

HERE = Path(__file__).parent


def _key(case: Case) -> str:
    return case.case


def _over(case: Case) -> bool:
    return case.state is State.CLOSED


def _case_of(paper: Paper) -> str:
    return paper.case


SERVICE = Service(
    name="intake",
    blueprint=blueprint,
    aggregates=(
        Aggregate(CASES, Case, (*PUBLISHED, *KEPT), evolve, key=_key, clocks=clocks),
        Aggregate(PAPERS, Paper, OF_PAPERS, arriving.grow, key=_case_of, clocks=arriving.looks),
    ),
    published=PUBLISHED,
    messages=HERE / "messages.json",
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    deadlines=DEADLINES,
    chores=CHORES,
    indexes=INDEXES,
    retention=(
        Retention(CASES, HERE / "law/retention.json", _over, people=("state.owners", "state.opponent")),
    ),
)
