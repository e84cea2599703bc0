"""Identity on a fresh database of a real server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kernel import notices
from kernel.testkit import Kit
from services.identity.service import SERVICE
from tests.identity.people import Town


@pytest.fixture
def town(mongo_url: str) -> Iterator[Town]:
    """Identity as on a developer's machine."""
    kit = Kit([SERVICE], mongo_url)
    yield Town(kit)
    kit.close()


class Post:
    """A sender that keeps what it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def send(self, phone: str, code: str) -> None:
        """Keep it."""
        self.sent.append((phone, code))


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    """What was sent to phones."""
    made = Post()
    monkeypatch.setattr(notices, "codes_by_phone", lambda *_: made)
    return made


@pytest.fixture
def live(town: Town, post: Post) -> Town:
    """Identity as it runs for residents: no code in any answer, waits and quotas on."""
    town.kit.ctx.settings = replace(town.kit.settings, dev_codes=False)
    return town
