"""What identity is made of."""

from pathlib import Path

from kernel.service import Aggregate, Retention, Service
from services.identity import events
from services.identity.api import blueprint
from services.identity.domain import person, staff
from services.identity.handlers import DEADLINES, SUBSCRIPTIONS
from services.identity.store import forgetting, likeness, phones

HERE = Path(__file__).parent
PERSONS = Aggregate(
    kind="persons",
    state=person.Person,
    events=(
        events.PersonRegistered,
        events.PersonCompleted,
        events.ProxyAllowed,
        events.ProxyWithdrawn,
        events.SessionsRevoked,
    ),
    evolve=person.evolve,
    key=lambda state: str(state.id),
)
STAFF = Aggregate(
    kind="staff",
    state=staff.Staff,
    events=(
        events.StaffAppointed,
        events.StaffNamed,
        events.PasswordSet,
        events.SecondFactorSet,
        events.ContactSet,
        events.SessionsRevoked,
    ),
    evolve=staff.evolve,
    key=lambda state: str(state.username),
)

SERVICE = Service(
    name="identity",
    blueprint=blueprint,
    aggregates=(PERSONS, STAFF),
    published=events.PUBLISHED,
    messages=HERE / "messages.json",
    consumed=events.CONSUMED,
    subscriptions=SUBSCRIPTIONS,
    deadlines=DEADLINES,
    indexes={
        "persons": [([("state.consents.proxy", 1)], {"sparse": True})],
        "staff": [
            ([("state.active", 1), ("at", 1)], {}),
            ([("state.active", 1), ("state.roles", 1), ("at", 1)], {}),
            ([("state.active", 1), ("state.region", 1), ("at", 1)], {}),
            ([("state.active", 1), ("state.region", 1), ("state.roles", 1), ("at", 1)], {}),
        ],
        **forgetting.INDEXES,
        **phones.INDEXES,
    },
    retention=(Retention("persons", HERE / "law/retention.json", lambda _person: True, owner="_id"),),
    forget=likeness.forget,
)
