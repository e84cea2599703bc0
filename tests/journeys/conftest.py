"""One machine for all journeys, started once; tests that kill it start it again."""

from collections.abc import Iterator

import pytest

from tests.journeys.calling import Town
from tests.journeys.machine import Machine


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """`./fengqiao up` on a fresh data folder, with sample staff."""
    made = Machine(tmp_path_factory.mktemp("machine"))
    made.start()
    yield made
    made.end()


@pytest.fixture(scope="session")
def town(machine: Machine) -> Town:
    """The people."""
    return Town(machine.url)
