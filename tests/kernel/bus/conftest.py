"""Each test of the contract runs on both products."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kernel.bus import Bus
from tests.kernel.bus import places
from tests.kernel.bus.places import Place
from tests.support.plugin import only_on_apache


@pytest.fixture(params=["embedded", "kafka"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """An empty place for messages."""
    if request.param == "embedded":
        made = places.embedded(request.getfixturevalue("mongo_url"))
    else:
        made = places.kafka(request.getfixturevalue("kafka_url"))
        only_on_apache(request)
    yield made
    made.close()


@pytest.fixture
def bus(place: Place) -> Bus:
    """A bus on it."""
    return place.open()
