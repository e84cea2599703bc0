"""What the mediation service is made of."""

from pathlib import Path

from kernel.service import Aggregate, Retention, Service
from services.mediation.api import blueprint
from services.mediation.domain import committee, link, on_paper, roster, visit
from services.mediation.domain.committee import Committee
from services.mediation.domain.deadlines import clocks
from services.mediation.domain.evolution import evolve
from services.mediation.domain.parts import Mediator
from services.mediation.domain.soundness import sound
from services.mediation.domain.state import Mediation
from services.mediation.events import COMMITTEES as FOUNDED
from services.mediation.events import CONSUMED, KEPT, PUBLISHED, ROSTER
from services.mediation.events.links import LINKS
from services.mediation.events.on_paper import ON_PAPER
from services.mediation.events.visits import VISITS as ARRIVED
from services.mediation.handlers import CHORES, CONCERNS, DEADLINES, SUBSCRIPTIONS, video
from services.mediation.handlers.on_paper import KIND
from services.mediation.store import CASES, COMMITTEES, INDEXES, MEDIATORS
from services.mediation.store import links as stored_links
from services.mediation.store.visits import VISITS

video.address()  # a wrong setting refuses to start, and says why

HERE = Path(__file__).parent
SERVICE = Service(
    name="mediation",
    blueprint=blueprint,
    aggregates=(
        Aggregate(CASES, Mediation, PUBLISHED + KEPT, evolve, lambda state: str(state.case), clocks, sound),
        Aggregate(MEDIATORS, Mediator, ROSTER, roster.evolve, lambda state: str(state.username)),
        Aggregate(
            COMMITTEES, Committee, FOUNDED, committee.evolve, lambda state: str(state.id), committee.clocks
        ),
        Aggregate(stored_links.LINKS, link.Link, LINKS, link.evolve, lambda state: str(state.case)),
        Aggregate(VISITS, visit.Visits, ARRIVED, visit.evolve, lambda state: str(state.case)),
        Aggregate(KIND, on_paper.OnPaper, ON_PAPER, on_paper.evolve, lambda state: str(state.case)),
    ),
    published=PUBLISHED,
    messages=HERE / "messages.json",
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    concerns=CONCERNS,
    deadlines=DEADLINES,
    chores=CHORES,
    indexes={**INDEXES, **stored_links.INDEXES},
    retention=(Retention(CASES, HERE / "law/retention.json", lambda state: state.closed_at is not None),),
)
