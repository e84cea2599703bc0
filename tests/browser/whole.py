"""The whole system for the browser: the one at `FENGQIAO_URL` (with SAMPLE_PASSWORD), or one of the
test's own.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, expect

from tests.support.process import Process, free_port

PASSWORD = "Browser-Tests-Only-1"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Whole:
    url: str
    password: str


@contextmanager
def whole(folder: Path) -> Iterator[Whole]:
    given = os.environ.get("FENGQIAO_URL")
    if given:
        yield Whole(given, os.environ.get("SAMPLE_PASSWORD", PASSWORD))
        return
    port = free_port()
    env = {
        **os.environ,
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "DEV_CODES": "1",
        "SAMPLE_PASSWORD": PASSWORD,
    }
    process = Process([sys.executable, "-m", "fengqiao", "up"], folder / "up.log", port, env)
    process.start(90)
    try:
        url = f"http://127.0.0.1:{port}"
        _ready(url)
        yield Whole(url, PASSWORD)
    finally:
        process.stop()


def _ready(url: str) -> None:
    """Until the sample staff can sign in: readiness comes first, the appointments a moment later."""
    until = time.monotonic() + 90
    body = f'{{"username":"evaluator3","password":"{PASSWORD}"}}'.encode()
    while time.monotonic() < until:
        ask = urllib.request.Request(
            f"{url}/api/identity/tokens", body, {"Content-Type": "application/json"}, method="POST"
        )
        try:
            with urllib.request.urlopen(ask, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("the system did not get ready")


class Person:
    """Somebody at a phone or a desk, with a browser of his own."""

    def __init__(
        self, browser: Browser, at: Whole, *, script: bool = True, large: bool = False, width: int = 360
    ) -> None:
        self.at = at
        self.context = browser.new_context(
            viewport={"width": width, "height": 740},
            java_script_enabled=script,
            locale="zh-CN",
            base_url=at.url,
        )
        if large:
            self.context.add_cookies([{"name": "display", "value": "large", "url": at.url}])
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)

    def staff(self, username: str) -> Person:
        self.page.goto("/staff")
        self.page.locator("#username").fill(username)
        self.page.locator("#password").fill(self.at.password)
        self.press("登录")
        expect(self.page.get_by_role("link", name="退出")).to_be_visible()
        return self

    def resident(self, phone: str, target: str = "/my") -> Person:
        self.page.goto(f"/signin?next={target}")
        self.page.locator("#phone").fill(phone)
        self.press("发验证码")
        self.page.locator("#code").fill(self.page.locator(".inset .code").inner_text())
        self.press("登录")
        expect(self.page.get_by_role("link", name="退出")).to_be_visible()
        return self

    def nothing_sticks_out(self) -> None:
        """Nobody has to push the page sideways."""
        over = self._too_wide()
        assert over <= 0, f"{self.page.url} is too wide"

    def _too_wide(self) -> int:
        """In pixels. A page that was about to leave is measured again as the next one."""
        for _ in range(5):
            with contextlib.suppress(Error):
                self.page.wait_for_load_state()
                found: int = self.page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")
                return found
        raise AssertionError(f"{self.page.url} never comes to rest")

    def press(self, name: str) -> None:
        button = self.page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_visible()
        self.nothing_sticks_out()
        button.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def pick(self, name: str, value: str) -> None:
        self.page.locator(f"input[name={name}][value='{value}']").check()

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"#{name}").fill(value)

    def title(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def until(self, path: str, text: str, seconds: float = 15) -> None:
        """Look again until the page says it: services follow one another within moments."""
        ends = time.monotonic() + seconds
        while True:
            self.page.goto(path)
            if self.page.get_by_text(text).count():
                return
            assert time.monotonic() < ends, f"{path} never said {text}: {self.page.inner_text('main')[:1500]}"
            time.sleep(0.4)

    def close(self) -> None:
        self.context.close()
