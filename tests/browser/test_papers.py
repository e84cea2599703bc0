"""Photos from a phone, in a real browser before the real intake: shrunk, cut in the middle, gone on with."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from services.intake import store
from tests.browser.conftest import PHONE
from tests.browser.served import served
from tests.frontend.real_intake import Place, place
from tests.intake import evidence_files as files

Shot = Callable[[Page], None]
Drawn = Callable[[int, int], bytes]
DRAW = """([width, height]) => {
  const canvas = document.createElement("canvas");
  canvas.width = width; canvas.height = height;
  const ink = canvas.getContext("2d"), noise = ink.createImageData(width, height);
  for (let i = 0; i < noise.data.length; i++) noise.data[i] = i % 4 === 3 ? 255 : (Math.random() * 256) | 0;
  ink.putImageData(noise, 0, 0);
  return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
}"""


class Wire:
    """A network between phone and site: counts what the phone sends, and breaks when it is told to."""

    def __init__(self, port: int) -> None:
        self.port, self.up, self.cut_after, self.cuts = port, 0, 0, 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                phone, _ = self.socket.accept()
            except OSError:
                return
            site = socket.create_connection(("127.0.0.1", self.port))
            threading.Thread(target=self._carry, args=(phone, site, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(site, phone, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        try:
            while data := source.recv(16384):
                if up:
                    self.up += len(data)
                    if self.cut_after and self.up > self.cut_after:
                        self.cut_after, self.cuts = 0, self.cuts + 1
                        break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            end.close()


@pytest.fixture(scope="module")
def at(mongo_url: str) -> Iterator[Place]:
    with place(mongo_url) as made:
        yield made


@pytest.fixture
def site(at: Place) -> Iterator[str]:
    with served(at.site) as address:
        yield address


@pytest.fixture
def case(at: Place) -> str:
    return str(at.desk.submitted()["id"])


def enter(page: Page, name: str = "person-zhang") -> None:
    page.goto("/staff")
    page.locator("#username").fill(name)
    page.locator("#password").fill("x")
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/staff" not in url)


def choose(page: Page, *given: tuple[str, str, bytes]) -> None:
    chosen: Any = [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in given]
    page.locator("#papers").set_input_files(chosen)
    page.get_by_role("button", name="传上去").click()


def photo(page: Page, width: int, height: int) -> bytes:
    """A noisy photo, as a camera's JPEG; drawn by the browser, also where its pages have no script."""
    return base64.b64decode(page.evaluate(DRAW, [width, height]))


@pytest.fixture
def drawn(browser: Browser) -> Drawn:
    def draw(width: int, height: int) -> bytes:
        page = browser.new_page()
        try:
            return photo(page, width, height)
        finally:
            page.close()

    return draw


def test_photos_and_papers_with_and_without_script(
    page: Page, at: Place, case: str, drawn: Drawn, shot: Shot, request: pytest.FixtureRequest
) -> None:
    enter(page)
    page.goto(f"/papers/{case}")
    shot(page)
    camera = drawn(2600, 1900)
    choose(page, ("合同.jpg", "image/jpeg", camera), ("欠条.pdf", "application/pdf", files.pdf()))
    expect(page.get_by_role("heading", name="已收到 2 份")).to_be_visible()
    expect(page.locator("main")).to_contain_text("合同.jpg")
    shot(page)
    kept = at.desk.get(f"/cases/{case}", ("officer", "officer")).json["papers"]
    shrunk = kept[0]["size"] < len(camera) / 2
    assert shrunk == ("no script" not in request.node.callspec.id)
    assert kept[0]["size"] <= len(camera)


def test_what_is_not_taken_says_what_to_do(page: Page, case: str, shot: Shot) -> None:
    enter(page)
    page.goto(f"/papers/{case}")
    choose(page, ("动图.gif", "image/gif", files.GIF), ("好的.png", "image/png", files.png()))
    expect(page.locator("main")).to_contain_text("这里不收 gif 文件")
    expect(page.locator("main")).to_contain_text("另存为 PDF")
    expect(page.get_by_role("heading", name="已收到 1 份")).to_be_visible()
    shot(page)
    page.goto(f"/papers/{case}")
    expect(page.get_by_role("heading", name="已收到 1 份")).to_be_visible()


def test_cut_in_the_middle_it_goes_on_and_little_is_sent_twice(
    browser: Browser, at: Place, site: str, case: str, drawn: Drawn
) -> None:
    wire = Wire(int(site.rsplit(":", 1)[1]))
    context = browser.new_context(viewport=PHONE, locale="zh-CN", base_url=wire.address)
    page = context.new_page()
    page.set_default_timeout(30_000)
    enter(page)
    page.goto(f"/papers/{case}")
    data = files.png(filler=drawn(1200, 900))
    before, wire.cut_after = wire.up, wire.up + len(data) // 2
    choose(page, ("伤情.png", "application/octet-stream", data))  # of no kind that is shrunk
    expect(page.get_by_role("heading", name="已收到 1 份")).to_be_visible()
    assert wire.cuts == 1
    assert wire.up - before <= 1.25 * len(data)
    found = at.desk.kit.call("GET", f"/api/intake/cases/{case}/papers", ("officer", "officer")).json["items"]
    assert found[0]["sha256"] == hashlib.sha256(data).hexdigest()
    context.close()


def test_a_photo_that_was_closed_half_way_goes_on_when_it_is_chosen_again(
    browser: Browser, at: Place, site: str, case: str
) -> None:
    wire = Wire(int(site.rsplit(":", 1)[1]))
    context = browser.new_context(viewport=PHONE, locale="zh-CN", base_url=wire.address)
    page = context.new_page()
    enter(page)
    page.goto(f"/papers/{case}")
    data = files.png(filler=bytes(range(256)) * 4000)
    wire.cut_after = wire.up + len(data) // 2
    page.evaluate("setTimeout = () => 0")  # it waits for ever: somebody closes the page
    choose(page, ("伤情.png", "application/octet-stream", data))
    expect(page.locator("#sending")).to_contain_text("有了网络会接着传")
    rows = at.desk.kit.ctx.db[store.UPLOADS]
    for _ in range(50):
        if (rows.find_one({"case": case}) or {}).get("offset"):
            break
        page.wait_for_timeout(100)
    page.goto(f"/papers/{case}")
    before = wire.up
    choose(page, ("伤情.png", "application/octet-stream", data))
    expect(page.get_by_role("heading", name="已收到 1 份")).to_be_visible()
    assert wire.up - before < 0.75 * len(data)
    context.close()


def test_the_script_is_small() -> None:
    text = (Path(__file__).parents[2] / "frontend/static/papers.js").read_bytes()
    assert len(brotli.compress(text, quality=6)) < 3 * 1024
