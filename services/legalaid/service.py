"""What the legal aid service is made of."""

from pathlib import Path

from kernel.service import Aggregate, Retention, Service
from services.legalaid.api import blueprint
from services.legalaid.domain import batch, duty, roster, transfer
from services.legalaid.domain.application import Application
from services.legalaid.domain.batch import Batch
from services.legalaid.domain.documents import running
from services.legalaid.domain.duty import Post
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.roster import Lawyer
from services.legalaid.domain.soundness import flaws
from services.legalaid.domain.transfer import Transfer
from services.legalaid.events import BATCH, CONSUMED, KEPT, PUBLISHED, ROSTER, ROTA, TRANSFER
from services.legalaid.handlers import CHORES, CONCERNS, DEADLINES, SUBSCRIPTIONS
from services.legalaid.store import APPLICATIONS, BATCHES, INDEXES, LAWYERS, ROTAS, TRANSFERS

HERE = Path(__file__).parent
RULES = HERE / "law/retention.json"

SERVICE = Service(
    name="legalaid",
    blueprint=blueprint,
    aggregates=(
        Aggregate(APPLICATIONS, Application, PUBLISHED + KEPT, evolve, lambda s: str(s.case), running, flaws),
        Aggregate(LAWYERS, Lawyer, ROSTER, roster.evolve, lambda state: str(state.username)),
        Aggregate(ROTAS, Post, ROTA, duty.evolve, lambda state: str(state.id)),
        Aggregate(
            TRANSFERS, Transfer, TRANSFER, transfer.evolve, lambda state: str(state.id), transfer.clocks
        ),
        Aggregate(
            BATCHES, Batch, BATCH, batch.evolve, lambda state: str(state.id), batch.clocks, batch.flaws
        ),
    ),
    published=PUBLISHED,
    messages=HERE / "messages.json",
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    concerns=CONCERNS,
    deadlines=DEADLINES,
    chores=CHORES,
    indexes=INDEXES,
    retention=(
        Retention(APPLICATIONS, RULES, lambda state: state.over and not running(state)),
        Retention(TRANSFERS, RULES, lambda state: not transfer.clocks(state), owner="_id"),
        Retention(BATCHES, RULES, lambda state: state.state in ("settled", "dropped"), owner="_id"),
    ),
)
