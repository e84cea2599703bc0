"""What the evaluation service is made of."""

from pathlib import Path

from kernel.service import Aggregate, Retention, Service
from services.evaluation.api import blueprint
from services.evaluation.domain import evolution, sample, staff
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.domain.clocks import clocks
from services.evaluation.domain.sample import Sample
from services.evaluation.domain.soundness import flaws
from services.evaluation.domain.staff import Colleague
from services.evaluation.events import CONSUMED, KEPT, PUBLISHED, ColleagueListed, FrameFixed, SampleDrawn
from services.evaluation.handlers import CHORES, CONCERNS, DEADLINES, SUBSCRIPTIONS
from services.evaluation.store import CASES, INDEXES, RESULTS, SAMPLES, STAFF

HERE = Path(__file__).parent

SERVICE = Service(
    name="evaluation",
    blueprint=blueprint,
    aggregates=(
        Aggregate(
            CASES, EvaluatedCase, PUBLISHED + KEPT, evolution.evolve, lambda s: str(s.case), clocks, flaws
        ),
        Aggregate(SAMPLES, Sample, (FrameFixed, SampleDrawn), sample.evolve, lambda s: str(s.id)),
        Aggregate(STAFF, Colleague, (ColleagueListed,), staff.evolve, lambda s: str(s.username)),
    ),
    published=PUBLISHED,
    messages=HERE / "messages.json",
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    concerns=CONCERNS,
    deadlines=DEADLINES,
    chores=CHORES,
    indexes=INDEXES,
    views=(RESULTS,),
    retention=(Retention(CASES, HERE / "rubric/retention.json", lambda state: not clocks(state)),),
)
