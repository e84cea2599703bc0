"""One county for all tests of this folder, with a case at every stage; who changes it puts it back."""

from collections.abc import Iterator

import pytest

from tests.abuse.people import People
from tests.abuse.scenes import Stage, prepare
from tests.abuse.town import Town


@pytest.fixture(scope="session")
def stage(mongo_url: str) -> Iterator[Stage]:
    """Every scene, prepared once."""
    town = Town(mongo_url)
    yield prepare(town, People(town))
    town.close()
