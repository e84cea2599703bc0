"""The mediation service on a real database, with a mediator on the roster and a quarrel routed to it."""

from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from services.mediation.service import SERVICE
from tests.mediation.room import Room


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """The service alone, on databases of its own."""
    made = Kit([SERVICE], mongo_url)
    yield made
    made.close()


@pytest.fixture
def room(kit: Kit) -> Room:
    """A neighbours' quarrel, just proposed, and three mediators to choose from."""
    made = Room(kit)
    for name in ("mediator1", "mediator2"):
        made.appoint(name, person=f"person-of-{name}")
    made.appoint("mediator9", region="620102")
    made.route()
    return made
