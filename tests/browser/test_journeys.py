"""Both journeys as people do them, in a real browser against the whole running system: with script and
without.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from frontend.moments import today
from tests.browser.whole import Person, Whole, whole


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with whole(Path(tmp_path_factory.mktemp("whole"))) as at:
        yield at


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def phone() -> str:
    return f"139{random.randrange(10**8):08d}"


def ask(
    person: Person, what: str, story: str, *, name: str, number: str, other: str | None
) -> tuple[str, str]:
    """The application up to the receipt: receipt number and tracking code."""
    page = person.page
    page.goto("/apply")
    person.press("开始")
    if "." in what:
        group, kind = {"labor.wages": ("wages", None), "neighbour.": ("near", "neighbour")}[what]
        person.pick("what", group)
        person.press("下一步")
        if kind:
            person.pick("category", kind)
            person.press("下一步")
    person.fill(narrative=story)
    person.press("下一步")
    if what == "labor.wages":
        person.pick("paper_migrant_worker", "yes")
        person.pick("labor_relation_disputed", "no")
        person.pick("preservation_needed", "no")
        person.press("下一步")
        person.pick("groups", "migrant_worker")
    person.press("下一步")
    if what == "labor.wages":
        person.fill(members="4", income="2000")
        page.locator("#pledge").check()
        person.press("下一步")
    person.pick("whose", "own")
    person.press("下一步")
    person.fill(name=name, phone=number)
    person.press("下一步")
    person.pick("number", "same")
    person.press("下一步")
    if other:
        person.fill(name=other, phone=phone())
    person.press("下一步")
    person.pick("where", "620725")
    person.press("下一步")
    person.press("都对，送出去")
    person.title("送到了")
    receipt, code = page.locator(".sent .code").all_inner_texts()
    return receipt, code


def accept_and_route(officer: Person, receipt: str, service: str) -> str:
    """The officer's two steps; the path of the case at the desk."""
    officer.page.goto("/desk")
    officer.page.locator("li", has_text=receipt).get_by_role("link").first.click()
    desk = "/" + officer.page.url.split("/", 3)[3]
    officer.press("受理")
    expect(officer.page.get_by_role("status")).to_contain_text("已受理")
    officer.follow("分派")
    officer.pick("service", service)
    officer.press("分派")
    expect(officer.page.get_by_role("status")).to_contain_text("已分派")
    return desk


def lawyer_with_offer(browser: Browser, at: Whole, script: bool, but: str = "") -> tuple[Person, str]:
    """Whoever has the open offer of this case now."""
    for number in range(1, 9):
        name = f"lawyer{number}"
        if name == but:
            continue
        person = Person(browser, at, script=script).staff(name)
        if person.page.get_by_role("button", name="接", exact=True).count():
            return person, name
        person.close()
    raise AssertionError("nobody was asked")


def test_unpaid_wages_from_the_phone_to_the_rating(browser: Browser, running: Whole, script: bool) -> None:
    number = phone()
    worker = Person(browser, running, script=script).resident(number, "/apply")
    story = "我在县城工地上干了四个月，包工头一直不给工钱，一共两万三。"
    receipt, code = ask(worker, "labor.wages", story, name="王建国", number=number, other="刘老板")
    follow = f"/track?receipt={receipt}&code={code}"
    worker.until(follow, "等待受理")

    officer = Person(browser, running, script=script, width=1200).staff("officer")
    desk = accept_and_route(officer, receipt, "legalaid")
    officer.until(desk, "法律援助申请")
    if officer.page.get_by_role("link", name="补上事实").count():
        officer.follow("补上事实")
        for radio in officer.page.locator("input[type=radio][value=yes]").all():
            radio.check()
        officer.press("记下")
    officer.until(desk, "作出决定")
    officer.follow("作出决定")
    expect(officer.page.locator("main")).to_contain_text("31(五)")
    officer.pick("ruling", "grant")
    officer.fill(reason="工资条和考勤表都看过")
    officer.press("作出决定")
    expect(officer.page.get_by_role("status")).to_contain_text("决定已作出")

    first, name = lawyer_with_offer(browser, running, script)
    first.follow("不接")
    first.pick("reason", "busy")
    first.press("谢绝")
    expect(first.page.get_by_role("status")).to_contain_text("已经谢绝")
    second, _ = lawyer_with_offer(browser, running, script, but=name)
    second.press("接")
    expect(second.page.get_by_role("status")).to_contain_text("您接了这件案子")
    expect(second.page.locator("main")).to_contain_text("王建国")
    second.follow("写进展")
    second.fill(text="已经去劳动监察大队立了案，下周开庭。")
    second.press("告诉受援人")

    worker.page.goto("/my")
    worker.page.locator("a.card", has_text=receipt).click()
    mine = "/" + worker.page.url.split("/", 3)[3]
    worker.until(mine, "已经去劳动监察大队立了案")

    second.follow("结案")
    second.pick("outcome", "won")
    second.fill(report="工资全部拿回。", hours="12.5")
    second.press("结案")
    worker.until(follow, "评一评")
    worker.follow("评一评")
    worker.pick("satisfied", "5")
    worker.pick("aware", "no")
    worker.pick("first_choice", "yes")
    worker.press("交评价")
    worker.title("收到了，谢谢您")

    supervisor = Person(browser, running, script=script, width=1200).staff("supervisor")
    supervisor.page.goto("/desk/samples")
    supervisor.fill(
        start=(today() - timedelta(days=1)).isoformat(), end=today().isoformat(), percent="100", seed=receipt
    )
    supervisor.press("抽样")
    expect(supervisor.page.get_by_role("status")).to_contain_text("已抽样")
    scored = 0
    for place in (1, 2, 3):
        evaluator = Person(browser, running, script=script).staff(f"evaluator{place}")
        reviews = evaluator.page.locator("ul.list").first.get_by_role("link")
        if reviews.count():
            reviews.first.click()
            for field in evaluator.page.locator("input[name^=i_]").all():
                field.fill("10")
            evaluator.fill(e_file="卷宗齐全，文书清楚")
            evaluator.press("交评分")
            expect(evaluator.page.get_by_role("status")).to_contain_text("评分已交")
            scored += 1
        evaluator.close()
    assert scored >= 2
    worker.page.goto("/results")
    expect(worker.page.locator("main")).to_contain_text("甘肃省张掖市山丹县")
    for person in (worker, officer, second, supervisor):
        person.close()


def test_a_quarrel_is_settled_at_the_table(browser: Browser, running: Whole, script: bool) -> None:
    number = phone()
    asker = Person(browser, running, script=script).resident(number, "/apply")
    story = "邻居翻修院墙，把雨水排到我家院子里，墙根泡坏了。"
    receipt, code = ask(asker, "neighbour.", story, name="李海燕", number=number, other="赵大山")
    follow = f"/track?receipt={receipt}&code={code}"

    officer = Person(browser, running, script=script, width=1200).staff("officer")
    desk = accept_and_route(officer, receipt, "mediation")
    officer.until(desk, "指定调解员")
    officer.follow("指定调解员")
    officer.page.locator("#mediator").select_option("mediator2")
    officer.press("指定")

    mediator = Person(browser, running, script=script).staff("mediator2")
    asker.page.goto("/my")
    asker.page.locator("a.card", has_text=receipt).click()
    asker.follow("我来答复")
    asker.pick("agrees", "yes")
    asker.press("就这么定")
    asker.title("征求双方意见")

    mediator.page.goto("/mediator")
    mediator.page.locator("li", has_text="征求双方意见").get_by_role("link").first.click()
    case = "/" + mediator.page.url.split("/", 3)[3]
    mediator.follow("记录意愿")
    mediator.pick("agrees", "yes")
    mediator.press("记录")
    mediator.page.goto(f"{case}/sessions")
    soon = (today() + timedelta(days=1)).isoformat()
    mediator.fill(at=f"{soon}T09:30", place="村委会调解室")
    mediator.pick("kind", "place")
    mediator.press("定下")
    mediator.page.goto(f"{case}/agreement")
    mediator.fill(
        facts="院墙翻修后雨水排进邻家院子。", responsibility="赵大山负责修好排水。", manner="自己出钱修。"
    )
    mediator.page.locator("#terms-0-text").fill("十日内修好排水沟")
    mediator.page.locator("#terms-0-due").fill((today() + timedelta(days=10)).isoformat())
    mediator.press("写好了，可以签字")
    expect(mediator.page.get_by_role("status")).to_contain_text("可以签字了")

    asker.page.goto("/my")
    asker.page.locator("a.card", has_text=receipt).click()
    asker.follow("看协议，签字")
    if script:
        pad = asker.page.locator("canvas").bounding_box()
        assert pad is not None
        asker.page.locator("canvas").scroll_into_view_if_needed()
        pad = asker.page.locator("canvas").bounding_box() or pad
        asker.page.mouse.move(pad["x"] + 40, pad["y"] + 60)
        asker.page.mouse.down()
        asker.page.mouse.move(pad["x"] + 200, pad["y"] + 120, steps=8)
        asker.page.mouse.up()
    else:
        asker.fill(name="李海燕")
    asker.press("我看过了，同意，签字")
    expect(asker.page.locator("main")).to_contain_text(re.compile("已签字"))
    for side in ("对方当事人", "调解员"):
        mediator.page.goto(case)
        mediator.follow(f"{side}签字")
        mediator.fill(name=side)
        mediator.press("签字")
    mediator.press("盖章，协议生效")
    expect(mediator.page.get_by_role("status")).to_contain_text("协议生效")
    mediator.press("已做到")
    asker.until(follow, "评一评")
    for person in (asker, officer, mediator):
        person.close()
