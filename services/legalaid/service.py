"""What the legal aid service is made of."""

from pathlib import Path

from kernel.service import Aggregate, Service
from services.legalaid.api import blueprint
from services.legalaid.domain import duty, roster, transfer
from services.legalaid.domain.application import Application
from services.legalaid.domain.documents import running
from services.legalaid.domain.duty import Post
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.roster import Lawyer
from services.legalaid.domain.soundness import flaws
from services.legalaid.domain.transfer import Transfer
from services.legalaid.events import CONSUMED, KEPT, PUBLISHED, ROSTER, ROTA, TRANSFER
from services.legalaid.handlers import CONCERNS, DEADLINES, SUBSCRIPTIONS
from services.legalaid.store import APPLICATIONS, INDEXES, LAWYERS, ROTAS, TRANSFERS

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
    ),
    published=PUBLISHED,
    messages=Path(__file__).with_name("messages.json"),
    consumed=CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    concerns=CONCERNS,
    deadlines=DEADLINES,
    indexes=INDEXES,
)
