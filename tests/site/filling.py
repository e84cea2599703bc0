"""Fills in an application, whatever it asks: known answers by name, else the first choice or nothing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

STORY = "我在县城工地上干了四个月，包工头一直不给工钱，一共两万三千元，电话也不接。"
COMMON = {
    "narrative": STORY, "name": "王建国", "phone": "13900001111", "members": "4", "income": "2000",
    "whose": "own", "where": "620725",
}  # fmt: skip
DRAFTS: dict[str, dict[str, str]] = {
    "wages draft": {**COMMON, "what": "wages", "whose": "other"},
    "quarrel draft": {
        **COMMON,
        "what": "near",
        "category": "neighbour",
        "narrative": "邻居把雨水排到我家院子里。",
    },
    "unsure draft": {**COMMON, "what": "unsure"},
    "violence draft": {**COMMON, "what": "violence", "narrative": "他喝了酒就打我。"},
}
MOST = 30  # pages, before it is a circle

FILL = """answers => {
  const form = [...document.querySelectorAll('main form')].find(f => f.querySelector('button'));
  const names = new Set([...form.elements].map(e => e.name).filter(n => n));
  for (const name of names) {
    const fields = [...form.elements].filter(e => e.name === name && !['hidden', 'submit'].includes(e.type));
    if (!fields.length) continue;
    const first = fields[0];
    if (first.type === 'radio') { if (!fields.some(f => f.checked) || answers[name])
        (fields.find(f => f.value === answers[name]) || first).checked = true; }
    else if (first.type === 'checkbox') { if (fields.length === 1) first.checked = true; }
    else if (first.tagName === 'SELECT') { if (!first.value) first.selectedIndex = 1; }
    else if (first.type !== 'file' && answers[name] !== undefined) first.value = answers[name];
  }
}"""


def fill_in(page: Page, answers: dict[str, str]) -> None:
    """From the start to the page that shows all answers."""
    page.goto("/apply")
    _go_on(page)
    for _ in range(MOST):
        if page.url.endswith("/apply/check"):
            return
        before: Any = page.url
        page.evaluate(FILL, answers)
        _go_on(page)
        if page.url == before and page.locator(".govuk-error-summary").count():
            raise AssertionError(f"{before} did not take the answers: {page.inner_text('main')[:800]}")
    raise AssertionError(f"the application does not end: {page.url}")


def send(page: Page, answers: dict[str, str]) -> str:
    """Up to the receipt; the key of the receipt's page."""
    fill_in(page, answers)
    _go_on(page)
    page.wait_for_url("**/apply/sent/*")
    return page.url.rsplit("/", 1)[1]


def _go_on(page: Page) -> None:
    """The form's own button, and the page that follows."""
    button = page.locator("main form button.govuk-button, main form button").first
    with page.expect_navigation(wait_until="load"):
        button.click()
