"""Intake as a client sees it, beside an identity that the test can send away."""

from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from services.intake.service import SERVICE
from tests.intake.desk import Desk, StandIn


@pytest.fixture(scope="module")
def kit(mongo_url: str) -> Iterator[Kit]:
    """One service and database for the tests of a module."""
    made = Kit([SERVICE], mongo_url)
    made.runtime.known_types |= frozenset(SERVICE.consumed)
    yield made
    made.close()


@pytest.fixture
def desk(kit: Kit) -> Desk:
    """The people of Shandan county, with an identity that knows nobody yet."""
    identity = StandIn()
    kit.runtime._clients["identity"] = identity.client()
    return Desk(kit, identity)
