"""One running system for all journeys, and the four ways to go them: script or none, usual or large print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.whole import Person, Whole, whole


@dataclass
class Way:
    """How everybody in a journey reads, and who has taken part."""

    browser: Browser
    at: Whole
    script: bool
    large: bool
    people: list[Person] = field(default_factory=list)

    def somebody(self) -> Person:
        """At a phone; an officer too: he may be at a village."""
        person = Person(self.browser, self.at, script=self.script, large=self.large)
        self.people.append(person)
        return person

    def staff(self, username: str) -> Person:
        """Signed in."""
        return self.somebody().staff(username)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with whole(Path(tmp_path_factory.mktemp("whole"))) as at:
        yield at


@pytest.fixture(
    params=[(True, False), (False, False), (True, True), (False, True)],
    ids=["script", "no script", "large print", "large print, no script"],
)
def way(request: pytest.FixtureRequest, browser: Browser, running: Whole) -> Iterator[Way]:
    script, large = request.param
    going = Way(browser, running, script, large)
    yield going
    for person in going.people:
        person.close()
