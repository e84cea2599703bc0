"""The evaluation service on a real database, with three evaluators of the county."""

from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from services.evaluation.service import SERVICE
from tests.evaluation.office import Office


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """The service alone, on databases of its own."""
    made = Kit([SERVICE], mongo_url)
    yield made
    made.close()


@pytest.fixture
def office(kit: Kit) -> Office:
    """Three evaluators, one of another county, and one who left."""
    made = Office(kit)
    for name in ("evaluator1", "evaluator2", "evaluator3"):
        made.appoint(name)
    made.appoint("evaluator9", region="620102")
    made.appoint("evaluator8", active=False)
    made.appoint("lawyer1", roles=("lawyer",))
    return made
