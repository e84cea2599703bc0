"""The site in a real Chromium, at a phone's width; `SHOTS=folder` keeps a picture of every page on the
way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from frontend.app import create_app
from frontend.settings import Settings
from tests.browser.served import served
from tests.frontend.stand_in import StandIn

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def services() -> StandIn:
    return StandIn()


@pytest.fixture
def site(services: StandIn) -> Iterator[str]:
    with served(create_app(Settings(secret="only for tests, 0123456789"), services.client)) as address:
        yield address


@pytest.fixture(params=["script", "no script", "large print"])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    script = request.param != "no script"
    context = browser.new_context(viewport=PHONE, java_script_enabled=script, locale="zh-CN", base_url=site)
    opened = context.new_page()
    opened.set_default_timeout(8000)
    if request.param == "large print":
        opened.goto("/display?turn=large")
    yield opened
    context.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Keep a picture, and make sure that nothing has to be pushed sideways."""
    folder, kind = (
        os.environ.get("SHOTS"),
        request.node.callspec.id if hasattr(request.node, "callspec") else "",
    )

    def take(page: Page) -> None:
        if folder:
            name = re.sub(r"\W+", "_", page.url.split("/", 3)[3].split("?")[0]).strip("_") or "home"
            page.screenshot(path=f"{folder}/{name[:40]}-{kind.replace(' ', '_')}.png", full_page=True)

    return take
