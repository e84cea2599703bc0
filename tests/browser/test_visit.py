"""The visit's page says what is on the phone, what was sent, what was refused and why; leaving clears it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_links import shoot
from tests.frontend.canned import MEDIATION, at
from tests.frontend.stand_in import StandIn, problem
from tests.frontend.test_visit import TOLD

PIN = "山丹-桑树-26"
ITEMS = "/api/mediation/cases/m1/visit/items"
WAITING: list[Any] = [
    {"party": name, "person": None, "consent": "waiting"} for name in ("applicant", "opponent")
]
ASKED: dict[str, Any] = {**MEDIATION, "state": "consenting", "agreement": None, "parties": WAITING}

TERM: dict[str, Any] = {
    "text": "",
    "due": None,
    "by": None,
    "to": None,
    "amount_fen": None,
    "manner": "",
    "instalments": [],
}
BLANK = {"facts": "", "responsibility": "", "manner": "", "nonce": "", "terms": [TERM]}

READ_ALL = """() => new Promise((done) => { indexedDB.open("visit").onsuccess = async ({ target }) => {
  const rows = (name) => new Promise((yes) => {
    target.result.transaction(name).objectStore(name).getAll().onsuccess = (e) => yes(e.target.result);
  });
  const all = await Promise.all(["lock", "cases", "items"].map(rows));
  done(JSON.stringify(all, (k, v) => v instanceof ArrayBuffer ? new TextDecoder().decode(v) : v));
}; })"""


def taken_in(request: httpx.Request) -> httpx.Response:
    said = json.loads(request.content)
    answer = {"item": request.headers["Idempotency-Key"], "what": said["what"], "taken": said["taken"]}
    return httpx.Response(201, json={**answer, "at": at(0), "state": "consenting", "version": 9})


@pytest.fixture
def phone(browser: Browser, site: str, services: StandIn) -> Iterator[Page]:
    services.says(
        "POST", "/api/identity/tokens", {"access_token": "t", "expires_in": 3600, "roles": ["mediator"]}
    )
    services.says("GET", "/api/mediation/cases", [ASKED])
    services.says("GET", "/api/mediation/cases/m1/visit", {**TOLD, "mediation": ASKED})
    services.says("POST", ITEMS, taken_in)
    context = browser.new_context(viewport=PHONE, locale="zh-CN", base_url=site)
    page = context.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, "mediator1")
    yield page
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()


def sign_in(page: Page, name: str) -> None:
    page.goto("/staff")
    page.locator("#username").fill(name)
    page.locator("#password").fill("x")
    press(page, "登录")
    expect(page.get_by_role("link", name="退出")).to_be_visible()


def begin(page: Page) -> None:
    page.goto("/mediator/visit")
    page.locator("#pin-new").fill(PIN)
    page.locator("#again-new").fill(PIN)
    press(page, "设好了")
    press(page, "带上")
    page.locator("[data-is=cases] a").click()


def note(page: Page, words: str) -> None:
    page.get_by_role("link", name="记一笔").click()
    page.locator("#text-in").fill(words)
    press(page, "存在手机上")
    expect(page.locator("[data-view=case] h1")).to_be_visible()


def unlock(page: Page, pin: str = PIN) -> None:
    page.goto("/mediator/visit")
    page.locator("#pin-locked").fill(pin)
    press(page, "打开")


def test_sent_is_said_only_when_the_server_has_it(phone: Page, services: StandIn) -> None:
    services.says("POST", ITEMS, 503)
    begin(phone)
    note(phone, "看了水渠")
    phone.goto("/mediator")
    unlock(phone)
    expect(phone.locator("[data-is=count]")).to_contain_text("等送 1 条，已送到 0 条")
    expect(phone.locator("[data-is=said]")).to_contain_text("手机上的都还在")
    services.says("POST", ITEMS, taken_in)
    press(phone, "现在送")
    expect(phone.locator("[data-is=count]")).to_contain_text("等送 0 条，已送到 1 条")
    keys = {call.headers["idempotency-key"] for call in services.posted(ITEMS)}
    assert len(keys) == 1
    assert len({json.dumps(call.body) for call in services.posted(ITEMS)}) == 1
    press(phone, "已送到的，从手机上清掉")
    expect(phone.locator("[data-is=items] li")).to_have_count(0)


def test_a_refusal_says_why_and_keeps_nothing_back(phone: Page, services: StandIn) -> None:
    begin(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="记录意愿").first.click()
    phone.locator("#agrees-yes").check()
    press(phone, "存在手机上")
    note(phone, "看了水渠")

    def judge(request: httpx.Request) -> httpx.Response:
        if json.loads(request.content)["what"] == "consent":
            return problem(409, "这一方已经同意过了。", "不用再办。")
        return taken_in(request)

    services.says("POST", ITEMS, judge)
    phone.context.set_offline(False)
    unlock(phone)
    expect(phone.locator("[data-is=count]")).to_contain_text("等送 0 条，已送到 1 条，没收下 1 条")
    expect(phone.locator("[data-is=items]")).to_contain_text("这一方已经同意过了。 不用再办。")
    shoot(phone, "visit-refused")
    press(phone, "从手机上删掉")
    expect(phone.locator("[data-is=count]")).to_contain_text("没收下 0 条")


def test_without_the_pin_nothing_is_shown_and_nothing_can_be_read(phone: Page) -> None:
    begin(phone)
    phone.context.set_offline(True)
    note(phone, "只有调解员知道的话")
    kept = str(phone.evaluate(READ_ALL))
    phone.context.set_offline(False)
    unlock(phone, "不是这个密码")
    expect(phone.locator("[data-view=locked] [data-wrong]")).to_have_text("密码不对，请再填一遍")
    assert "mediator1" in kept
    for word in ("只有调解员知道的话", "王建国", "李四", PIN):
        assert word not in kept


def test_what_another_mediator_kept_is_not_sent_in_ones_own_name(phone: Page, services: StandIn) -> None:
    begin(phone)
    phone.context.set_offline(True)
    note(phone, "看了水渠")
    phone.goto("about:blank")  # or the open page sends at once, still in the first one's name
    phone.context.set_offline(False)
    phone.context.clear_cookies()
    sign_in(phone, "mediator2")
    unlock(phone)
    expect(phone.locator("[data-is=said]")).to_contain_text("另一位调解员")
    assert not services.posted(ITEMS)


def test_signing_out_warns_first_and_then_leaves_nothing(phone: Page, services: StandIn) -> None:
    services.says("POST", ITEMS, 503)
    begin(phone)
    phone.context.set_offline(True)
    note(phone, "看了水渠")
    phone.context.set_offline(False)
    asked: list[str] = []
    answers = iter([False, True])

    def hear(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if next(answers) else dialog.dismiss()

    phone.on("dialog", hear)
    phone.goto("/signout")
    press(phone, "退出")
    assert phone.url.endswith("/signout")
    assert phone.evaluate("indexedDB.databases().then((all) => all.length)") == 1
    press(phone, "退出")
    phone.wait_for_url(lambda url: not url.endswith("/signout"))
    assert ["没送到" in text for text in asked] == [True, True]
    assert phone.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert phone.evaluate("localStorage.length") == 0


def test_after_violence_the_other_side_is_asked_only_after_the_person_agreed(
    phone: Page, services: StandIn
) -> None:
    told: dict[str, Any] = {
        **TOLD,
        "mediation": {**ASKED, "category": "family.violence"},
        "applicant_first": True,
    }
    services.says("GET", "/api/mediation/cases/m1/visit", told)
    begin(phone)
    phone.context.set_offline(True)
    ways = phone.get_by_role("link", name="记录意愿")
    expect(ways).to_have_count(1)
    ways.click()
    phone.locator("#agrees-yes").check()
    press(phone, "存在手机上")
    expect(ways).to_have_count(1)
    ways.click()
    expect(phone.locator("[data-view=consent] [data-who]")).to_have_text("对方当事人 李四")


def test_without_script_it_says_how_to_go_on(browser: Browser, site: str, services: StandIn) -> None:
    services.says(
        "POST", "/api/identity/tokens", {"access_token": "t", "expires_in": 3600, "roles": ["mediator"]}
    )
    context = browser.new_context(viewport=PHONE, locale="zh-CN", base_url=site, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "mediator1")
    page.goto("/mediator/visit")
    expect(page.locator("main")).to_contain_text("请在纸上记")
    context.close()


def test_a_yes_leads_on_to_the_report_and_both_are_sent(phone: Page, services: StandIn) -> None:
    begin(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="问一问安全").click()
    phone.locator("#hurt-yes").check()
    press(phone, "存在手机上")
    expect(phone.locator("[data-is=raised]")).to_contain_text("先打 110")
    expect(phone.locator("#danger-violence")).to_be_checked()
    phone.locator("#seen-in").fill("大儿子拿着铁锹")
    phone.locator("#told-police").check()
    shoot(phone, "visit-danger")
    press(phone, "存在手机上，有网络就报")
    expect(phone.locator("[data-view=case] h1")).to_be_visible()
    phone.context.set_offline(False)
    unlock(phone)
    expect(phone.locator("[data-is=count]")).to_contain_text("等送 0 条，已送到 2 条")
    # The open page may send too when the network is back: the same item, the same key, the same words.
    sent = {call.headers["idempotency-key"]: call.body for call in services.posted(ITEMS)}
    asked, danger = sent.values()
    assert asked["risks"] == {"occasion": "contact", "answers": {"hurt": "yes"}}
    assert (danger["danger"]["kind"], danger["danger"]["text"]) == ("violence", "大儿子拿着铁锹")
    assert [told["who"] for told in danger["danger"]["told"]] == ["police"]


def test_a_mistake_keeps_what_was_typed_and_a_new_draft_begins_with_the_old(
    phone: Page, services: StandIn
) -> None:
    both: list[Any] = [{**party, "consent": "yes"} for party in WAITING]
    told = {**TOLD, "mediation": {**ASKED, "state": "open", "parties": both}, "blank": BLANK}
    services.says("GET", "/api/mediation/cases/m1/visit", told)
    begin(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="写协议").click()
    phone.locator("#facts-in").fill("水渠堵了")
    phone.locator("#responsibility-in").fill("被申请人没有清理")
    phone.locator("#text0-in").fill("赔菜苗")
    phone.locator("#due0-in").fill("2027-01-10")
    phone.locator("#by0-in").select_option("opponent")
    phone.locator("#to0-in").select_option("applicant")
    phone.locator("#yuan0-in").fill("三百")
    press(phone, "写好了，存在手机上")
    expect(phone.locator("[data-view=agreement] [data-wrong]")).to_contain_text("金额只写数字")
    expect(phone.locator("#facts-in")).to_have_value("水渠堵了")
    phone.locator("#yuan0-in").fill("300.50")
    press(phone, "写好了，存在手机上")
    text = phone.locator("[data-is=text]")
    for words in ("水渠堵了", "被申请人没有清理", "300.50 元", "谁来做：对方当事人 李四"):
        expect(text).to_contain_text(words)
    phone.get_by_role("link", name="改协议").click()
    expect(phone.locator("#responsibility-in")).to_have_value("被申请人没有清理")
    expect(phone.locator("#yuan0-in")).to_have_value("300.5")
