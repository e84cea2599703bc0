"""What the few scripts add: one tap is one step, no network loses no words, a quick exit leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.test_apply import ask_for_wages, go_on, sign_in, tick
from tests.frontend.stand_in import StandIn


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="zh-CN", base_url=site, service_workers="block")
    page = context.new_page()
    page.set_default_timeout(8000)
    yield page
    context.close()


def nothing(_page: Page) -> None:
    return None


def to_story(page: Page, what: str) -> None:
    page.goto("/apply")
    go_on(page, nothing, "开始")
    tick(page, what)
    go_on(page, nothing)


def test_a_double_tap_is_one_case(phone: Page, services: StandIn) -> None:
    phone.goto("/signin?next=/apply")
    sign_in(phone, nothing)
    ask_for_wages(phone, nothing)
    phone.get_by_role("button", name="都对，送出去").dblclick()
    expect(phone.get_by_role("heading", level=1)).to_have_text("送到了")
    assert len(services.posted("/api/intake/cases")) == 1


def test_words_survive_a_lost_network(phone: Page) -> None:
    to_story(phone, "干了活，拿不到工钱")
    phone.locator("#narrative").fill("写了很久的话")
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    phone.on("dialog", hear)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="下一步").click()
    assert "没有网络" in said[0]
    assert phone.locator("#narrative").input_value() == "写了很久的话"
    phone.context.set_offline(False)

    def lost(route: Route) -> None:
        if route.request.method == "POST":
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.route("**/apply/story", lost)
    phone.get_by_role("button", name="下一步").click()
    phone.wait_for_url("chrome-error://**")
    phone.unroute("**/apply/story")
    phone.go_back()  # the page that failed took the question's place: this is the one before
    phone.get_by_role("button", name="下一步").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("把事情说一说")
    assert phone.locator("#narrative").input_value() == "写了很久的话"
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("再问几句")
    assert phone.evaluate("sessionStorage.length") == 0


def test_a_quick_exit_leaves_no_trace(phone: Page, services: StandIn) -> None:
    phone.route("**weather.com.cn/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    to_story(phone, "家里有人打我、欺负我")
    before = phone.evaluate("history.length")
    phone.locator("#narrative").fill("他喝了酒就打我")
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("下面有没有说的是您？")
    go_on(phone, nothing)
    go_on(phone, nothing)  # a mistake: whose matter it is was not said
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    assert phone.evaluate("history.length") == before
    assert phone.evaluate("sessionStorage.length + localStorage.length") == 0
    phone.get_by_role("link", name="快速离开").click()
    expect(phone.locator("body")).to_have_text("weather")
    assert not [c for c in phone.context.cookies() if c["value"]]
    phone.go_back()
    assert "story" not in phone.url
    assert "他喝了酒" not in phone.content()
    phone.goto("/apply/check")
    assert phone.url.endswith("/apply/what")
    assert not services.posted("/api/intake/cases")


def test_the_page_reads_itself_aloud_where_there_is_a_voice(phone: Page) -> None:
    phone.add_init_script(
        """const voice = new EventTarget();
        Object.assign(voice, {speaking: false, getVoices: () => [{}], cancel() { this.speaking = false; },
          speak(s) { this.speaking = true; window.spoken = s.text; }});
        Object.defineProperty(window, "speechSynthesis", {value: voice});
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"""
    )
    phone.goto("/")
    phone.get_by_role("button", name="读给我听").click()
    assert "不收钱" in phone.evaluate("window.spoken")
    expect(phone.get_by_role("button", name="不读了")).to_be_visible()


def test_no_answer_needs_a_script_from_elsewhere(phone: Page, site: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/apply", "/track", "/results", "/signin"):
        phone.goto(path)
    assert all(url.startswith((site, "data:")) for url in asked)
