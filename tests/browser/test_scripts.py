"""What the few scripts add: one tap is one step, no network loses no words, a quick exit leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.test_apply import ask_for_wages, go_on, sign_in, tick
from tests.frontend.canned import CASE
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
    expect(page.get_by_role("heading", level=1)).to_have_text("把事情说一说")


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
    phone.wait_for_function("!document.forms[0].dataset.sending")
    assert "没有网络" in said[1]
    assert phone.locator("#narrative").input_value() == "写了很久的话"
    phone.unroute("**/apply/story")
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("再问几句")
    assert phone.evaluate("sessionStorage.length") == 0


ELSEWHERE = "https://www.weather.com.cn/"
KEPT_HERE = """async () => ({
  storage: sessionStorage.length + localStorage.length,
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
})"""


def fled(page: Page) -> None:
    """Where the way out leads, without the network."""
    page.route("**weather.com.cn/**", lambda route: route.fulfill(body="weather", content_type="text/html"))


def left(page: Page) -> None:
    """Out; and nothing of ours is on the phone: no cookie, no storage, no page to go back or forward to."""
    expect(page.locator("body")).to_have_text("weather")
    assert not [c for c in page.context.cookies() if c["value"]]
    for step in (page.go_back, page.go_forward):
        step()
        assert page.url in ("about:blank", ELSEWHERE)
    page.goto("/robots.txt")
    assert page.evaluate(KEPT_HERE) == {"storage": 0, "caches": 0, "databases": 0}


@pytest.mark.parametrize("way_in", ["/", "/apply"])
def test_a_quick_exit_leaves_no_trace(phone: Page, services: StandIn, way_in: str) -> None:
    fled(phone)
    phone.goto(way_in)
    if way_in == "/":
        phone.get_by_role("link", name="我要求助").click()
    go_on(phone, nothing, "开始")
    tick(phone, "家里有人打我、欺负我")
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("把事情说一说")
    phone.locator("#narrative").fill("他喝了酒就打我")
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("看看哪些说的是您")
    go_on(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("这件事是谁的？")
    go_on(phone, nothing)  # a mistake: whose matter it is was not said
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    assert phone.evaluate("history.length") == 2  # the blank page, and this one
    assert phone.evaluate("sessionStorage.length + localStorage.length") == 0
    phone.get_by_role("link", name="快速离开").click()
    left(phone)
    phone.goto("/apply/check")
    assert phone.url.endswith("/apply/what")
    assert not services.posted("/api/intake/cases")


def test_the_way_out_stands_on_the_receipt_too(phone: Page, services: StandIn) -> None:
    fled(phone)
    to_story(phone, "家里有人打我、欺负我")
    phone.locator("#narrative").fill("他喝了酒就打我")
    steps: list[tuple[str, Callable[[], None]]] = [
        ("看看哪些说的是您", lambda: None),
        ("这件事是谁的？", lambda: tick(phone, "我自己的")),
        ("怎么联系您才稳妥", lambda: phone.locator("#phone").fill("13900000002")),
        ("姓名和电话", lambda: phone.locator("#name").fill("王某")),
        ("对方", lambda: None),
        ("在哪里", lambda: tick(phone, "甘肃省张掖市山丹县")),
        ("请看一遍，对不对", lambda: None),
    ]
    for heading, answer in steps:
        go_on(phone, nothing)
        expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
        answer()
    go_on(phone, nothing, "都对，下一步")
    expect(phone.get_by_role("heading", level=1)).to_have_text("用手机号登录")
    sign_in(phone, nothing)
    go_on(phone, nothing, "都对，送出去")
    expect(phone.get_by_role("heading", level=1)).to_have_text("送到了")
    assert phone.evaluate("history.length") == 2
    for _ in range(3):
        phone.keyboard.press("Escape")
    left(phone)
    assert len(services.posted("/api/intake/cases")) == 1


def quiet(services: StandIn) -> None:
    """His only case is one in which nobody may ask the other side."""
    case = {**CASE, "quiet": True, "steps": ["withdraw"]}
    services.says("GET", "/api/intake/cases", {"items": [case], "next": None})
    services.says("GET", "/api/intake/cases/c1", case)
    papers = {"receipt": case["receipt"], "items": [], "may_add": True, "largest": 10**7, "quiet": True}
    services.says("GET", "/api/intake/cases/c1/papers", papers)


@pytest.mark.parametrize("last", ["my", "case", "withdraw", "mistake", "papers", "who looked"])
def test_whoever_follows_a_quiet_matter_has_the_way_out_on_every_page(
    phone: Page, services: StandIn, last: str
) -> None:
    quiet(services)
    fled(phone)
    phone.goto("/")
    phone.get_by_role("link", name="我的办件").click()
    sign_in(phone, nothing)
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的办件")
    if last in ("case", "withdraw", "mistake", "papers"):
        phone.get_by_role("link", name="620725-2026-000012").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("拖欠工资")
    if last in ("withdraw", "mistake"):
        phone.get_by_role("link", name="我不办了").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("这件事不办了？")
    if last == "mistake":
        phone.locator("#reason").fill("长" * 501)
        go_on(phone, nothing, "不办了，撤回")
        expect(phone.locator(".govuk-error-summary")).to_be_visible()
    if last == "papers":
        phone.locator("a[href='/papers/c1']").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("照片和材料")
    if last == "who looked":
        phone.get_by_role("link", name="谁看过我的资料").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("谁看过我的资料")
    assert phone.evaluate("history.length") == 2
    phone.get_by_role("link", name="快速离开").click()
    left(phone)


def test_who_has_no_quiet_matter_sees_no_way_out_and_keeps_the_back_button(phone: Page) -> None:
    phone.goto("/signin?next=/my")
    sign_in(phone, nothing)
    phone.get_by_role("link", name="620725-2026-000012").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("拖欠工资")
    expect(phone.locator("[data-exit]")).to_have_count(0)
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text("我的办件")


def test_the_tracker_says_nothing_of_the_matter_and_leaves_nothing(phone: Page) -> None:
    """The same for everybody, so that the way out tells nothing; what was typed stands in no address."""
    fled(phone)
    phone.goto("/")
    phone.get_by_role("link", name="查办到哪一步").click()
    go_on(phone, nothing, "查进度")
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    phone.locator("#receipt").fill("26-0000-0001")
    phone.locator("#code").fill("AAAAAAAA")
    go_on(phone, nothing, "查进度")
    expect(phone.get_by_role("heading", level=2).first).to_have_text("办件进度")
    go_on(phone, nothing, "刷新")
    expect(phone.get_by_role("heading", level=2).first).to_have_text("办件进度")
    assert phone.url.endswith("/track")
    assert phone.evaluate("history.length") == 2
    phone.get_by_role("link", name="快速离开").click()
    left(phone)


def test_words_survive_an_answer_that_is_not_ours(phone: Page) -> None:
    """A proxy's or a hotspot's own page in the place of ours."""
    to_story(phone, "干了活，拿不到工钱")
    phone.locator("#narrative").fill("写了很久的话")
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    phone.on("dialog", hear)
    phone.route("**/apply/story", lambda route: route.fulfill(status=502, body="<p>Bad gateway</p>"))
    phone.get_by_role("button", name="下一步").click()
    phone.wait_for_function("!document.forms[0].dataset.sending")
    assert "没有网络" in said[0]
    assert phone.locator("#narrative").input_value() == "写了很久的话"


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
