"""A browser that is told what to do in the W3C WebDriver's commands, over whichever wire it understands.

Chromium is Playwright's (tests/browser). These two engines speak the standard by themselves - WebKitWebDriver
over HTTP, Firefox as Marionette - so a dozen commands need no further library, and no driver from elsewhere.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import Any

PATIENCE = 20  # seconds
BY_CSS = "css selector"
Element = str


class NotThere(Exception):
    """No such element on the page, now."""


class Driver(ABC):
    """One browser with one page."""

    @abstractmethod
    def command(self, name: str, **given: Any) -> Any:
        """One WebDriver command by its name in the standard. Raises NotThere or RuntimeError."""

    @property
    def name(self) -> str:
        """Engine and version, as it says itself."""
        told = self.command("Get Capabilities")
        return f"{told['browserName']} {told['browserVersion']}"

    @property
    def url(self) -> str:
        return str(self.command("Get Current URL"))

    def width(self, wanted: int) -> int:
        """Make the window that wide; how wide the page is then: a desktop's windows have a least width."""
        self.command("Set Window Rect", x=0, y=0, width=wanted, height=740)
        return int(self.script("return innerWidth"))

    def open(self, url: str) -> None:
        """Go there."""
        self.command("Navigate To", url=url)

    def find(self, css: str, text: str = "") -> Element:
        """The first that is shown and (if any is given) has exactly this text; waits for it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                for element in self.command("Find Elements", using=BY_CSS, value=css):
                    if not text or self.text(element) == text:
                        return Element(element)
            except NotThere:
                pass  # the page changed meanwhile
            time.sleep(0.2)
        raise AssertionError(f"{css} {text} is not on {self.url}: {self.script(WORDS)}")

    def text(self, element: Element) -> str:
        return str(self.command("Get Element Text", element=element)).strip()

    def click(self, css: str, text: str = "") -> None:
        """As a finger does."""
        self.command("Element Click", element=self.find(css, text))

    def type(self, css: str, text: str) -> None:
        """Instead of what stood there."""
        element = self.find(css)
        if self.script("return arguments[0].type", {KEY: element}) != "file":
            self.command("Element Clear", element=element)
        self.command("Element Send Keys", element=element, text=text)

    def script(self, script: str, *given: Any) -> Any:
        return self.command("Execute Script", script=script, args=list(given))

    def draw(self, css: str) -> None:
        """A stroke with the pointer over an element."""
        origin = {KEY: self.find(css)}
        move = {"type": "pointerMove", "duration": 60, "origin": origin}
        strokes = [
            {**move, "x": -90, "y": -20},
            {"type": "pointerDown", "button": 0},
            *({**move, "x": -90 + 25 * step, "y": (-20, 30)[step % 2]} for step in range(8)),
            {"type": "pointerUp", "button": 0},
        ]
        finger = {
            "type": "pointer",
            "id": "finger",
            "parameters": {"pointerType": "touch"},
            "actions": strokes,
        }
        self.command("Perform Actions", actions=[finger])


KEY = "element-6066-11e4-a52e-4f735466cecf"  # how the standard writes an element in JSON
WORDS = "return document.body ? document.body.innerText.slice(0, 1500) : ''"
