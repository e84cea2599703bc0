"""Go through all pages; write the table; say in the exit code whether a budget was missed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from frontend.app import create_app
from frontend.settings import Settings
from tests.browser.served import chromium, served
from tests.browser.site.checks import NARROW, NORMAL, STATES, State, enter, faults
from tests.browser.site.meter import Meter
from tests.browser.site.pages import Spot, spots
from tests.browser.site.table import lighthouse_rows, write
from tests.frontend.stand_in import StandIn
from tests.frontend.test_apply import WAGES

VIOLENCE: list[tuple[str, dict[str, Any]]] = [("what", {"what": "violence"})]


@dataclass
class Found:
    spot: Spot
    requests: int = 0
    size: int = 0
    script: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def over(self) -> list[str]:
        """Budgets of the wire that are missed."""
        missed = []
        if self.size > self.spot.bytes_allowed:
            missed.append(f"{self.size} bytes")
        if self.requests > self.spot.requests_allowed and not self.spot.desk:
            missed.append(f"{self.requests} requests")
        if self.script > 6 * 1024 and not self.spot.desk:
            missed.append(f"{self.script} bytes of script")
        return missed


class Round:
    """One browser, one site with stand-ins behind it."""

    def __init__(self, browser: Browser, url: str, meter: Meter, services: StandIn) -> None:
        self.browser, self.url, self.meter, self.services = browser, url, meter, services

    @contextmanager
    def visitor(self, spot: Spot) -> Iterator[Page]:
        context = self.browser.new_context(
            viewport={"width": NARROW, "height": 640}, base_url=self.url, locale="zh-CN", bypass_csp=True
        )
        try:
            self._prepare(context, spot)
            yield context.new_page()
        finally:
            context.close()

    def _prepare(self, context: BrowserContext, spot: Spot) -> None:
        ask = context.request
        if spot.role != "public":
            answer = {"access_token": "t", "expires_in": 3600, "roles": [spot.role]}
            self.services.says("POST", "/api/identity/tokens", answer)
            ask.post("/staff", form={"username": spot.role, "password": "x"}, max_redirects=0)
        if spot.path == "/signin/code":
            ask.post("/signin", form={"phone": "13800000001"}, max_redirects=0)
        if spot.draft:
            ask.post("/apply/begin", max_redirects=0)
            for name, words in WAGES if spot.draft == "wages" else VIOLENCE:
                ask.post(f"/apply/{name}", form=words, max_redirects=0)

    def measure(self, spot: Spot) -> Found:
        found = Found(spot)
        with self.visitor(spot) as page:
            self.meter.read()
            page.goto(spot.path, wait_until="networkidle")
            found.requests, found.size, found.script = self.meter.read()
            for state in STATES:
                if state is not NORMAL:
                    self._open(page, spot, state)
                if enter(page, state):
                    found.wrong[state.name] = faults(page, state)
        return found

    def _open(self, page: Page, spot: Spot, state: State) -> None:
        """The page afresh, with this state's switch alone turned on."""
        cookies = [{"name": "display", "value": state.switch, "url": self.url}] if state.switch else []
        page.context.clear_cookies(name="display")
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.goto(spot.path)


def main(words: list[str]) -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    services = StandIn()
    app = create_app(Settings(secret="only for measuring, 0123456789"), services.client)
    app.config["WTF_CSRF_ENABLED"] = (
        False  # the walk fills forms without reading them; tokens stand in the pages
    )
    meter = Meter(app.wsgi_app)
    app.wsgi_app = meter  # type: ignore[method-assign]
    chosen = [spot for spot in spots() if not words or any(word in spot.name for word in words)]
    with served(app) as url, chromium() as browser:
        round_ = Round(browser, url, meter, services)
        found = []
        for spot in chosen:
            found.append(round_.measure(spot))
            _tell(found[-1])
        scores = [] if words else lighthouse_rows(url)
    bad = [one for one in found if one.over or any(one.wrong.values())]
    if not words:
        write(found, scores)
    print(f"{len(found)} pages, {sum(len(one.wrong) for one in found)} states, {len(bad)} with faults")
    return 1 if bad else 0


def _tell(one: Found) -> None:
    print(f"{one.spot.name}: {one.size} bytes, {one.requests} requests", flush=True)
    for text in one.over:
        print(f"    over budget: {text}")
    for state, wrong in one.wrong.items():
        for text in wrong:
            print(f"    {state}: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
