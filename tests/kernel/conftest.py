"""A kit with the toy service."""

from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from tests.kernel.ledger import LEDGER


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    made = Kit([LEDGER], mongo_url)
    yield made
    made.close()
