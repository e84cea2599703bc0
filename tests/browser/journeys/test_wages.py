"""Unpaid wages (讨薪): from the worker's phone over officer and lawyers to scores and public results."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from frontend.moments import today
from tests.browser.journeys.asking import accept_and_route, open_mine, phone, rate, wages
from tests.browser.journeys.conftest import Way
from tests.browser.whole import Person

NUMERALS = "一二三四五六七八"


def test_unpaid_wages_from_the_phone_to_the_results(way: Way) -> None:
    number = phone()
    worker = way.somebody().resident(number, "/apply")
    asked = wages(worker, number)
    worker.until(asked.follow, "等待受理")
    officer = way.staff("officer")
    desk = accept_and_route(officer, asked.receipt, "legalaid")
    _grant(officer, desk)

    first = _lawyer_who_is_asked(way, officer, desk)
    first.follow("不接")
    first.pick("reason", "busy")
    first.press("谢绝")
    expect(first.page.get_by_role("status")).to_contain_text("已经谢绝")
    second = _lawyer_who_is_asked(way, officer, desk)
    _take_and_report(second)
    worker.until(open_mine(worker, asked.receipt), "已经去劳动监察大队立了案")

    second.follow("结案")
    second.pick("outcome", "won")
    second.fill(report="工资全部拿回。", hours="12.5")
    second.press("结案")
    rate(worker, asked.follow)
    _sample(way, asked.receipt)
    assert _score(way) >= 2
    worker.page.goto("/results")
    expect(worker.page.locator("main")).to_contain_text("甘肃省张掖市山丹县")


def _grant(officer: Person, desk: str) -> None:
    officer.until(desk, "法律援助申请")
    if officer.page.get_by_role("link", name="补上事实").count():
        officer.follow("补上事实")
        for radio in officer.page.locator("input[type=radio][value=yes]").all():
            radio.check()
        officer.press("记下")
    officer.until(desk, "作出决定")
    officer.follow("作出决定")
    expect(officer.page.locator("main")).to_contain_text("第31条第五项")
    officer.pick("ruling", "grant")
    officer.fill(reason="工资条和考勤表都看过")
    officer.press("作出决定")
    expect(officer.page.get_by_role("status")).to_contain_text("决定已作出")


def _lawyer_who_is_asked(way: Way, officer: Person, desk: str) -> Person:
    """Whoever the officer sees asked for this case."""
    officer.until(desk, "等律师答复")
    line = officer.page.locator("details li", has_text="等律师答复").text_content() or ""
    lawyer = way.staff(f"lawyer{NUMERALS.index(line.split('：')[0][-1]) + 1}")
    expect(lawyer.page.get_by_role("button", name="接", exact=True)).to_be_visible()
    return lawyer


def _take_and_report(lawyer: Person) -> None:
    lawyer.press("接")
    expect(lawyer.page.get_by_role("status")).to_contain_text("您接了这件案子")
    expect(lawyer.page.locator("main")).to_contain_text("王建国")
    lawyer.follow("写进展")
    lawyer.fill(text="已经去劳动监察大队立了案，下周开庭。")
    lawyer.press("告诉受援人")


def _sample(way: Way, seed: str) -> None:
    supervisor = way.staff("supervisor")
    supervisor.page.goto("/desk/samples")
    start = (today() - timedelta(days=1)).isoformat()
    supervisor.fill(start=start, end=today().isoformat(), percent="100", seed=seed)
    supervisor.press("抽样")
    expect(supervisor.page.get_by_role("status")).to_contain_text("已抽样")


def _score(way: Way) -> int:
    """Every evaluator scores what is waiting for him first; how many had something."""
    scored = 0
    for place in (1, 2, 3):
        evaluator = way.staff(f"evaluator{place}")
        reviews = evaluator.page.locator("ul.list").first.get_by_role("link")
        if reviews.count():
            reviews.first.click()
            for indicator in evaluator.page.locator("input[name^=i_]").all():
                indicator.fill("10")
            evaluator.fill(e_file="卷宗齐全，文书清楚")
            evaluator.press("交评分")
            expect(evaluator.page.get_by_role("status")).to_contain_text("评分已交")
            scored += 1
    return scored
