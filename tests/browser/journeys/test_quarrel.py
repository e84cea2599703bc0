"""A neighbours' quarrel (邻里纠纷): the table, signatures, the seal, a rating; and its other end."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from frontend.moments import today
from tests.browser.journeys.asking import Asked, accept_and_route, open_mine, phone, quarrel, rate
from tests.browser.journeys.conftest import Way
from tests.browser.whole import Person


def test_a_quarrel_is_settled_at_the_table(way: Way) -> None:
    asker, asked, mediator, case = _to_the_mediator(way)
    asker.follow("我来答复")
    asker.pick("agrees", "yes")
    asker.press("就这么定")
    asker.title("征求双方意见")
    _answer_of_the_other_side(mediator, case, "yes")
    _meet_and_write(mediator, case)

    open_mine(asker, asked.receipt)
    asker.follow("看协议，签字")
    if way.script:
        _draw_name(asker)
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
    rate(asker, asked.follow)


def test_one_side_refuses_and_other_routes_are_told(way: Way) -> None:
    asker, asked, mediator, case = _to_the_mediator(way)
    _answer_of_the_other_side(mediator, case, "no")
    expect(mediator.page.locator("main")).to_contain_text("告知的其他途径")
    asker.until(asked.follow, "别的路已经告诉双方")


def _to_the_mediator(way: Way) -> tuple[Person, Asked, Person, str]:
    """Asker (at his case), what he was told, the mediator (at his case), and its path."""
    number = phone()
    asker = way.somebody().resident(number, "/apply")
    asked = quarrel(asker, number)
    officer = way.staff("officer")
    desk = accept_and_route(officer, asked.receipt, "mediation")
    officer.until(desk, "指定调解员")
    officer.follow("指定调解员")
    officer.page.locator("#mediator").select_option("mediator2")
    officer.press("指定")
    mediator = way.staff("mediator2")
    mediator.page.goto("/mediator")
    mediator.page.locator("li", has_text="征求双方意见").get_by_role("link").first.click()
    case = "/" + mediator.page.url.split("/", 3)[3]
    open_mine(asker, asked.receipt)
    return asker, asked, mediator, case


def _answer_of_the_other_side(mediator: Person, case: str, answer: str) -> None:
    mediator.page.goto(f"{case}/consents/opponent")
    mediator.pick("agrees", answer)
    mediator.press("记录")


def _meet_and_write(mediator: Person, case: str) -> None:
    mediator.page.goto(f"{case}/sessions")
    mediator.fill(at=f"{(today() + timedelta(days=1)).isoformat()}T09:30", place="村委会调解室")
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


def _draw_name(person: Person) -> None:
    """By finger, on the canvas."""
    canvas = person.page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    pad = canvas.bounding_box()
    assert pad is not None
    person.page.mouse.move(pad["x"] + 40, pad["y"] + 60)
    person.page.mouse.down()
    person.page.mouse.move(pad["x"] + 200, pad["y"] + 120, steps=8)
    person.page.mouse.up()
