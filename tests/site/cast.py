"""Who visits: the browser's cookies of everybody in the plan, signed in or with a form begun."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.whole import Person, Whole
from tests.site.filling import DRAFTS, fill_in, send
from tests.site.plan import Visit
from tests.site.scenes import Found

NEWCOMER = "19900000001"
CODE_ASKED = "19900000002"
Cookies = dict[str, Any]


def assemble(browser: Browser, at: Whole, found: Found, visits: tuple[Visit, ...]) -> dict[str, Cookies]:
    """Everybody whom the visits name; adds to the scenes what only a browser learns (`key`)."""
    cast: dict[str, Cookies] = {}
    for who in dict.fromkeys(visit.who for visit in visits):
        person = Person(browser, at)
        person.page.set_default_timeout(30_000)
        _enter(person, who, found)
        cast[who] = dict(person.context.storage_state())
        person.close()
    return cast


def _enter(person: Person, who: str, found: Found) -> None:
    if who == "anybody":
        return
    if who == "asking for a code":
        return _ask_for_code(person)
    if who in ("resident", "newcomer"):
        person.resident(found["resident"] if who == "resident" else NEWCOMER)
    elif who in DRAFTS:
        _begin(person.page, who, found)
    elif who.startswith("link."):
        found["key" + who.removeprefix("link")] = _open_link(
            person, found["address" + who.removeprefix("link")]
        )
    elif who == "sent draft":
        person.resident(found["resident"])
        found["key"] = send(person.page, DRAFTS["wages draft"])
    else:
        person.staff(found.get(who, who))


def _ask_for_code(person: Person) -> None:
    person.page.goto("/signin")
    person.fill(phone=CODE_ASKED)
    person.press("发验证码")
    person.page.wait_for_url("**/signin/code")  # a guarded page is left by a script, a moment after the tap


def _open_link(person: Person, address: str) -> str:
    """The phone is proven; the short key under which the browser holds the link."""
    person.page.goto(address)
    person.press("给我发验证码")
    person.fill(code=person.page.locator(".inset .code").inner_text())
    person.press("打开")
    return person.page.url.rsplit("/", 1)[1]


def _begin(page: Page, who: str, found: Found) -> None:
    fill_in(page, DRAFTS[who])
