"""The states of a page, and what must hold in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
LOOK = (Path(__file__).parent / "look.js").read_text("utf-8").split("\n", 1)[1]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = 320


@dataclass(frozen=True)
class State:
    """`text` and `touch` are the least that is allowed, in CSS pixels."""

    name: str
    text: float = 18
    touch: float = 48
    switch: str = ""
    rules: dict[str, Any] = field(default_factory=dict)


NORMAL = State("normal")
ERROR = State("error")
LARGE = State("large", text=24, touch=60, switch="large")
CONTRAST = State("contrast", switch="contrast", rules={"color-contrast-enhanced": {"enabled": True}})
DOUBLE = State("200 %", text=36, touch=48)
RTL = State("rtl")
STATES = (NORMAL, ERROR, LARGE, CONTRAST, DOUBLE, RTL)


def enter(page: Page, state: State) -> bool:
    """Bring the page into the state; False where it has no such state."""
    if state is DOUBLE:
        page.evaluate("document.documentElement.style.fontSize = '225%'")
    elif state is RTL:
        page.evaluate("document.documentElement.dir = 'rtl'")
    elif state is ERROR:
        form = page.locator("main form[method=post], main form[method=get]").last
        if not form.count() or not form.locator("input:not([type=hidden]), textarea, select").count():
            return False
        form.evaluate("form => form.reset()")
        form.locator("button").last.click()
        page.wait_for_load_state()
        return page.locator(".govuk-error-summary").count() > 0
    return True


def axe(page: Page, state: State) -> list[str]:
    """The rules that axe finds broken."""
    page.evaluate(AXE)
    rules = {"target-size": {"enabled": True}, **state.rules}
    found = page.evaluate(
        "options => axe.run(document, options)",
        {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]},
    )
    return [f"{v['id']}: {v['nodes'][0]['html'][:90]}" for v in found["violations"]]


def faults(page: Page, state: State) -> list[str]:
    """Everything wrong with the page as it stands."""
    seen = page.evaluate(LOOK)
    wrong = [f"axe {text}" for text in axe(page, state)]
    if seen["wide"] > NARROW:
        wrong.append(f"{seen['wide']} px wide at {NARROW}")
    if seen["text"] < state.text - 0.01:
        wrong.append(f"text of {seen['text']:g} px")
    if seen["touch"] < state.touch - 0.6:
        wrong.append(f"target of {seen['touch']:.0f} px: {seen['smallest']}")
    return wrong
