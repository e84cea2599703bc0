"""A mediation made wholly without network arrives once, whatever is killed in between.

The phone is a browser of its own on a profile on disk, killed with SIGKILL; the system is killed whole,
database, web and worker. Then everything is started again, and sent again.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from launcher.demo.client import Client, Who
from launcher.demo.people import People
from launcher.demo.story import Story
from tests.browser.served import ARGS, CHROMIUM
from tests.journeys.machine import PASSWORD, Machine
from tests.journeys.road import Road
from tests.site.scenes import client_at
from tests.site.stages import mediation

PIN = "桑树-2026"
PARTIES = ("applicant", "opponent", "mediator")


class Phone:
    """The mediator's phone: one profile, opened and killed as often as it takes."""

    def __init__(self, browser: Browser, folder: Path, road: Road) -> None:
        self._kind, self._folder, self._road = browser.browser_type, folder, road
        self.context: BrowserContext | None = None

    def on(self) -> Page:
        """Open the browser on what it kept."""
        self.context = self._kind.launch_persistent_context(
            str(self._folder), executable_path=CHROMIUM, args=ARGS, locale="zh-CN", base_url=self._road.url,
            viewport={"width": 360, "height": 740},
        )  # fmt: skip
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.set_default_timeout(30_000)
        return page

    def kill(self) -> None:
        """SIGKILL to every process of this profile, and to no other."""
        own = f"--user-data-dir={self._folder}"
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if own in (place / "cmdline").read_bytes().decode(errors="replace").split("\0"):
                    os.kill(int(place.name), signal.SIGKILL)
        with suppress(Error):
            assert self.context
            self.context.close()

    def offline(self, off: bool = True) -> None:
        """Without a network; the page's own switch says so, the wire makes it so."""
        assert self.context
        self.context.set_offline(off)
        (self._road.close if off else self._road.open)()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    made.start()
    yield made
    made.end()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).locator("visible=true").click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).locator("visible=true").first.click()


def sign_in(page: Page) -> None:
    page.goto("/staff")
    page.locator("#username").fill(mediation.MEDIATOR)
    page.locator("#password").fill(PASSWORD)
    press(page, "登录")
    expect(page.get_by_role("link", name="退出")).to_be_visible()


def unlock(page: Page) -> None:
    page.locator("#pin-locked").fill(PIN)
    press(page, "打开")
    expect(page.locator("[data-is=count]")).to_be_visible()


def shoot(page: Page, name: str) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, name
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/visit-{name}.png", full_page=True)


def take_along(page: Page) -> None:
    """With a network: a PIN, the case on the phone, the shell in the service worker's keeping."""
    sign_in(page)
    page.goto("/mediator/visit")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.locator("#pin-new").fill(PIN)
    page.locator("#again-new").fill(PIN)
    shoot(page, "pin")
    press(page, "设好了")
    press(page, "带上")
    expect(page.locator("[data-is=cases] li")).to_have_count(1)
    page.wait_for_function("async () => !!(await caches.match('/mediator/visit'))")


def mediate(page: Page) -> None:
    """A note, both consents, the agreement, at the kitchen table."""
    page.locator("[data-is=cases] a").click()
    follow(page, "记一笔")
    page.locator("#text-in").fill("先去了申请人家，看了墙根。")
    press(page, "存在手机上")
    for _side in range(2):
        follow(page, "记录意愿")
        page.locator("#agrees-yes").check()
        press(page, "存在手机上")
        expect(page.locator("[data-view=case] h1")).to_be_visible()
    follow(page, "问一问安全")
    for answer in page.locator("[data-is=questions] [value=no]").all():
        answer.check()
    shoot(page, "risks")
    press(page, "存在手机上")
    expect(page.locator("[data-view=case] h1")).to_be_visible()
    shoot(page, "case")
    follow(page, "写协议")
    page.locator("#facts-in").fill("双方因院墙排水发生争议，墙根受潮。")
    page.locator("#text0-in").fill("被申请人在十日内修好排水沟。")
    page.locator("#due0-in").fill("2027-01-10")
    page.locator("#by0-in").select_option("opponent")
    page.locator("#to0-in").select_option("applicant")
    page.locator("#yuan0-in").fill("300.50")
    shoot(page, "agreement")
    press(page, "写好了，存在手机上")
    expect(page.locator("[data-is=text]")).to_contain_text("协议指纹")


def sign_all(page: Page) -> None:
    """Each signs with a finger; then the seal."""
    for number, _party in enumerate(PARTIES):
        page.get_by_role("link", name="签字：").locator("visible=true").first.click()
        pad = page.locator("[data-view=sign] canvas")
        expect(pad).to_be_visible()
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box
        page.mouse.move(box["x"] + 20, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + 120 + number, box["y"] + 80, steps=6)
        page.mouse.up()
        if not number:
            shoot(page, "sign")
        press(page, "我看过了，同意，签字")
        expect(page.locator("[data-view=case] h1")).to_be_visible()
    press(page, "盖章，协议生效")
    expect(page.locator("[data-is=acts]")).to_contain_text("已经签齐盖章")


def asked(machine: Machine, folder: Path) -> tuple[Client, Who, str]:
    """A quarrel with a mediator named; nobody has been asked yet."""
    client = client_at(machine.url, folder)
    people = People("village", PASSWORD)
    people.assemble(client)
    story = Story(1, client, people, lambda zh, en: None)
    path = f"/api/mediation/cases/{mediation.unnamed(story)['mediation']}"
    story.do(story.officer, "mediator", f"{path}/mediator", {"mediator": mediation.MEDIATOR})
    return client, people.staff(mediation.MEDIATOR), path


def test_a_mediation_made_wholly_offline_arrives_once(
    machine: Machine, tmp_path: Path, browser: Browser
) -> None:
    client, mediator, path = asked(machine, tmp_path)
    phone = Phone(browser, tmp_path / "profile", Road(machine.port))
    page = phone.on()
    take_along(page)
    phone.offline()
    page.goto("/mediator/visit")
    unlock(page)
    mediate(page)
    phone.kill()

    page = phone.on()
    phone.offline()
    page.goto("/mediator/visit")
    assert "先去了申请人家" not in page.content()
    unlock(page)
    expect(page.locator("[data-is=count]")).to_contain_text("等送 5 条")
    page.locator("[data-is=cases] a").click()
    sign_all(page)
    page.goto("/mediator/visit")
    unlock(page)
    expect(page.locator("[data-is=count]")).to_contain_text("等送 9 条")
    shoot(page, "unsent")
    assert client.read(mediator, path)["state"] == "consenting"

    # The third item arrives, its answer is lost, and the whole system dies under the fourth.
    sent: list[str] = []

    def lost(route: Route) -> None:
        sent.append(route.request.headers["idempotency-key"])
        if len(sent) < 3:
            return route.continue_()
        if len(sent) == 3:
            route.fetch()
            machine.end(signal.SIGKILL)
        route.abort("connectionreset")

    page.route("**/mediator/visit/items/**", lost)
    phone.offline(False)
    sign_in_if_asked(page)
    page.goto("/mediator/visit")
    unlock(page)
    expect(page.locator("[data-is=said]")).to_contain_text("没有送完")
    assert len(sent) == 3
    phone.kill()

    machine.start()
    page = phone.on()
    sign_in_if_asked(page)
    page.goto("/mediator/visit")
    unlock(page)
    expect(page.locator("[data-is=count]")).to_contain_text(
        "等送 0 条，已送到 9 条，没收下 0 条", timeout=60_000
    )
    shoot(page, "sent")
    held = str(page.evaluate(READ_ALL))
    assert "墙根" not in held

    client = client_at(machine.url, tmp_path / "after")
    shown = client.read(mediator, path)
    assert (shown["state"], shown["agreement"]["intact"], shown["agreement"]["unsigned"]) == (
        "effective",
        True,
        [],
    )
    types = [entry["type"] for entry in client.read(mediator, f"{path}/record")]
    counted = {name: types.count(name) for name in ("ConsentGiven", "AgreementDrafted", "AgreementSigned")}
    assert counted == {"ConsentGiven": 2, "AgreementDrafted": 1, "AgreementSigned": 3}
    assert [types.count(name) for name in ("AgreementSealed", "RisksAsked")] == [1, 1]
    term = shown["agreement"]["terms"][0]
    assert (term["by"], term["to"], term["amount_fen"]) == ("opponent", "applicant", 30_050)
    notes = client.read(mediator, f"{path}/visit/notes")
    assert [note["text"] for note in notes] == ["先去了申请人家，看了墙根。"]
    machine.command("verify")
    machine.command("check")

    page.goto("/signout")
    press(page, "退出")
    page.wait_for_url("**/")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    phone.kill()


READ_ALL = """() => new Promise((done) => {
  const request = indexedDB.open("visit");
  request.onsuccess = () => {
    const all = request.result.transaction("items").objectStore("items").getAll();
    all.onsuccess = () => done(JSON.stringify(all.result, (k, v) => v instanceof ArrayBuffer
      ? new TextDecoder().decode(v) : v));
  };
})"""


def sign_in_if_asked(page: Page) -> None:
    """A killed browser may have forgotten its newest cookies; what it kept is still there."""
    page.goto("/mediator")
    if "/staff" in page.url:
        sign_in(page)
