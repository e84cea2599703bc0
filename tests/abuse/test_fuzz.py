"""A few requests from every description in each run; `make abuse` sends 200 of each sort (ABUSE_EXAMPLES)."""

import os
from collections.abc import Iterator

import pytest

from launcher.roster import SERVICES
from tests.abuse.asking import ASKS
from tests.abuse.fuzzing import Fuzz
from tests.abuse.scenes import Stage

EXAMPLES = int(os.environ.get("ABUSE_EXAMPLES", "4"))
SEED = int(os.environ.get("ABUSE_SEED", "0"))


@pytest.fixture
def whole(stage: Stage) -> Iterator[Stage]:
    """The county as it was before and after: good requests change things."""
    yield stage
    for service in SERVICES:
        stage.town.put_back(service)


@pytest.mark.parametrize("service", SERVICES)
def test_answers_are_what_the_description_says(whole: Stage, service: str) -> None:
    """No 5xx, no status, header, type or field that is not described, no bad input accepted."""
    fuzz, faults = Fuzz(whole, service), list[str]()
    for call, operation in fuzz.operations().items():
        if call in ASKS[service]:
            faults += fuzz.attack(call, operation, EXAMPLES, SEED)
            whole.town.put_back(service)
    assert not faults, "\n\n".join(faults)
