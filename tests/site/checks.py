"""One visit: cold, at 320 px, with doubled text, in large print, high contrast, English, turned round from
right to left, with an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Response

from tests.site import look
from tests.site.cast import Cookies
from tests.site.plan import Visit
from tests.site.scenes import Found
from tests.site.wire import Wire
from tests.site.wrong import spoil

PHONE = 360
RIGHT_TO_LEFT = "right to left"


@dataclass
class Record:
    """What was found on one visit: figures for the table, faults that fail."""

    visit: Visit
    figures: dict[str, float] = field(default_factory=dict)
    large: dict[str, float] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    broke: bool = False

    def blame(self, state: str, what: str) -> None:
        """One more fault, if there is any."""
        if what:
            self.faults.append(f"{self.visit.name} as {self.visit.who}, {state}: {what}")


@dataclass
class Visitor:
    """Goes to one page as one person."""

    browser: Browser
    url: str
    cast: dict[str, Cookies]
    found: Found
    shots: Path
    everything: bool = False  # a picture of each state, not only of those that a page is most often seen in

    def go_twice_if_it_breaks(self, visit: Visit) -> Record:
        """A browser may give up on a busy machine; what a page does wrong, it does again."""
        record = self.go(visit)
        return self.go(visit) if record.broke else record

    def go(self, visit: Visit) -> Record:
        """The whole check of one page."""
        record = Record(visit)
        context = self.browser.new_context(
            viewport={"width": PHONE, "height": 740}, locale="zh-CN", base_url=self.url,
            storage_state=self.cast[visit.who],  # type: ignore[arg-type]
        )  # fmt: skip
        context.set_default_timeout(30_000)
        try:
            self._all_states(context, visit, record)
        except Exception as broken:
            record.broke = True
            record.blame("visit", f"{type(broken).__name__}: {broken}"[:600])
        finally:
            context.close()
        return record

    def _all_states(self, context: BrowserContext, visit: Visit, record: Record) -> None:
        page, path = context.new_page(), filled(visit.path, self.found)
        _listen(page, record)
        wire = Wire.on(page, self.url)
        answer = page.goto(path, wait_until="networkidle")
        session = context.new_cdp_session(page)
        _arrived(record, answer, page, path)
        record.figures |= {"bytes": wire.bytes, "requests": wire.requests, "script": wire.script}
        for foreign in sorted(wire.foreign):
            record.blame("normal", f"a request to a third party: {foreign}")
        self._picture(page, visit)
        for lack in look.lost(page):
            record.blame("normal", lack)
        _see(page, record, "normal", record.figures)
        _narrow(page, session, record, "normal")
        for state, cookie in (("large print", "large"), ("high contrast", "contrast"), ("English", "en")):
            self._display(context, cookie)
            page.set_viewport_size({"width": PHONE, "height": 740})
            _open(page, path)
            if state == "large print":
                self._picture(page, visit, "-large")
                _see(page, record, state, record.large)
            else:
                _axe(page, record, state)
                self._another(page, visit, f"-{cookie}")
            _narrow(page, session, record, state)
        _turn_round(page, session, record)
        self._another(page, visit, "-rtl")
        self._display(context, "")
        self._error(page, session, path, visit, record)

    def _display(self, context: BrowserContext, value: str) -> None:
        context.add_cookies([{"name": "display", "value": value, "url": self.url}])

    def _error(self, page: Page, session: CDPSession, path: str, visit: Visit, record: Record) -> None:
        page.set_viewport_size({"width": PHONE, "height": 740})
        _open(page, path)
        status = spoil(page, visit.wrong)
        if status is None:
            return
        if not (400 <= status < 500 and page.locator(".govuk-error-summary").count()):
            record.blame(
                "error", f"a wrong form was not sent back with an error summary: {status} {page.url}"
            )
        for mistake in look.mistakes(page):
            record.blame("error", mistake)
        _axe(page, record, "error")
        self._picture(page, visit, "-error")
        _narrow(page, session, record, "error")

    def _another(self, page: Page, visit: Visit, state: str) -> None:
        if self.everything:
            self._picture(page, visit, state)

    def _picture(self, page: Page, visit: Visit, state: str = "") -> None:
        name = re.sub(r"\W+", "_", f"{visit.name}-{visit.who}").strip("_")
        page.screenshot(path=self.shots / f"{name}{state}.png", full_page=True)


def filled(path: str, found: Found) -> str:
    """The address with what the scenes made. Raises KeyError."""
    return re.sub(r"\{([^}]+)\}", lambda name: found[name[1]], path)


def _open(page: Page, path: str) -> None:
    """A page that a script builds is there when its heading is."""
    page.goto(path, wait_until="load")
    page.locator("h1").locator("visible=true").first.wait_for()


def _arrived(record: Record, answer: Response | None, page: Page, path: str) -> None:
    status = answer.status if answer else 0
    if status != record.visit.status:
        record.blame("normal", f"answered {status}, not {record.visit.status}")
    if not page.url.endswith(path):
        record.blame("normal", f"{path} led to {page.url}")


def _listen(page: Page, record: Record) -> None:
    def console(message: ConsoleMessage) -> None:
        own = (
            urlsplit(message.location["url"]).path == urlsplit(page.url).path
        )  # a wrong form is answered 422
        expected = "Failed to load resource" in message.text and own
        if message.type == "error" and not expected:
            record.blame("console", message.text[:300])

    page.on("console", console)
    page.on("pageerror", lambda error: record.blame("console", str(error)[:300]))


def _axe(page: Page, record: Record, state: str) -> None:
    record.states.append(state)
    for violation in look.axe(page, contrast=state == "high contrast"):
        record.blame(state, f"axe: {violation}")


def _see(page: Page, record: Record, state: str, figures: dict[str, float]) -> None:
    """Targets, text and axe in one display."""
    _axe(page, record, state)
    target, (text, line) = look.target(page), look.text(page)
    for what, (figure, where) in {"touch": target, "text": text, "line": line}.items():
        figures[what] = figure
        record.where[f"{what}, {state}"] = where


def _turn_round(page: Page, session: CDPSession, record: Record) -> None:
    """The layout of a language that is written from right to left."""
    page.evaluate("document.documentElement.dir = 'rtl'")
    _axe(page, record, RIGHT_TO_LEFT)
    _narrow(page, session, record, RIGHT_TO_LEFT)


def _narrow(page: Page, session: CDPSession, record: Record, state: str) -> None:
    for doubled in (False, True):
        record.blame(
            f"{state}, 320 px{', 200 % text' if doubled else ''}", look.sideways(page, session, doubled)
        )
    session.send("Page.setFontSizes", {"fontSizes": look.USUAL})
