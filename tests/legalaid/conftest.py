"""The legal aid service on a real database, with lawyers on the roster."""

from collections.abc import Iterator

import httpx
import pytest

from kernel.testkit import Kit
from services.legalaid.service import SERVICE
from tests.legalaid.office import Office


def away(request: httpx.Request) -> httpx.Response:
    """intake and identity do not answer, unless a test says what they say."""
    raise httpx.ConnectError("away", request=request)


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """The service alone, on databases of its own."""
    made = Kit([SERVICE], mongo_url)
    for service in ("intake", "identity"):
        client = httpx.Client(transport=httpx.MockTransport(away), base_url=f"http://{service}")
        made.runtime._clients[service] = client
    yield made
    made.close()


@pytest.fixture
def office(kit: Kit) -> Office:
    """A county's office with three lawyers."""
    made = Office(kit)
    for name in ("lawyer1", "lawyer2", "lawyer3"):
        made.appoint(name)
    return made
