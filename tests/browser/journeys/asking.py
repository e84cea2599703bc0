"""How both journeys begin: somebody asks for help, an officer accepts and routes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.whole import Person


def phone() -> str:
    """A number that nobody in this run has."""
    return f"139{random.randrange(10**8):08d}"


@dataclass(frozen=True)
class Asked:
    """What the receipt says."""

    receipt: str
    follow: str


def wages(person: Person, number: str) -> Asked:
    """A worker asks for his wages; up to the receipt."""
    _begin(person, "wages", "我在县城工地上干了四个月，包工头一直不给工钱，一共两万三。")
    person.pick("paper_migrant_worker", "yes")
    person.pick("labor_relation_disputed", "no")
    person.pick("preservation_needed", "no")
    person.press("下一步")
    person.pick("groups", "migrant_worker")
    person.press("下一步")
    person.fill(members="4", income="2000")
    person.page.locator("#pledge").check()
    person.press("下一步")
    return _who_and_where(person, "王建国", number, "刘老板")


def quarrel(person: Person, number: str) -> Asked:
    """Neighbours quarrel about rain water; up to the receipt."""
    _begin(person, "near", "邻居翻修院墙，把雨水排到我家院子里，墙根泡坏了。", "neighbour")
    person.press("下一步")
    return _who_and_where(person, "李海燕", number, "赵大山")


def _begin(person: Person, what: str, story: str, kind: str = "") -> None:
    person.page.goto("/apply")
    person.press("开始")
    person.pick("what", what)
    person.press("下一步")
    if kind:
        person.pick("category", kind)
        person.press("下一步")
    person.fill(narrative=story)
    person.press("下一步")


def _who_and_where(person: Person, name: str, number: str, other: str) -> Asked:
    person.pick("whose", "own")
    person.press("下一步")
    person.fill(phone=number)
    person.press("下一步")
    person.fill(name=name)
    person.press("下一步")
    person.fill(phone=phone(), name=other)  # the phone first: the page before has a name, too
    person.press("下一步")
    person.pick("where", "620725")
    person.press("下一步")
    person.press("都对，送出去")
    person.title("送到了")
    receipt, code = person.page.locator(".sent .code").all_inner_texts()
    return Asked(receipt, f"/track?receipt={receipt}&code={code}")


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


def open_mine(person: Person, receipt: str) -> str:
    """The resident's own page of this case; its path."""
    person.page.goto("/my")
    person.page.locator("a.card", has_text=receipt).click()
    return "/" + person.page.url.split("/", 3)[3]


def rate(person: Person, follow: str) -> None:
    """The rating by the tracker's link."""
    person.until(follow, "评一评")
    person.follow("评一评")
    person.pick("satisfied", "5")
    person.pick("aware", "no")
    person.pick("first_choice", "yes")
    person.press("交评价")
    person.title("收到了，谢谢您")
