"""What must work in every engine: ask and follow, add a paper, accept and route, take a case, sign, score."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.browser.whole import Whole
from tests.engines.driver import PATIENCE, WORDS, Driver
from tests.intake import evidence_files as files
from tests.site.scenes import Found

ANSWERS: tuple[dict[str, str], ...] = (
    {"what": "wages"},
    {"#narrative": "干了四个月，包工头一直不给工钱。"},
    {"paper_migrant_worker": "yes", "labor_relation_disputed": "no", "preservation_needed": "no"},
    {"groups": "migrant_worker"},
    {"#members": "4", "#income": "2000", "pledge": "y"},
    {"whose": "own"},
    {"#phone": "13900002222"},
    {"#name": "王建国"},
    {"#name": "刘老板"},
    {"where": "620725"},
)
NEXT_PAGE = "return !window.before && document.readyState === 'complete'"
INDICATORS = "return [...document.querySelectorAll('input[name^=i_]')].map(e => e.id)"


class Visitor:
    """Somebody with this browser."""

    def __init__(self, driver: Driver, at: Whole, folder: Path) -> None:
        self.driver, self.at, self.folder = driver, at, folder

    def go(self, path: str) -> None:
        self.driver.open(self.at.url + path)

    def press(self, text: str, css: str = "button") -> None:
        """And wait for the page that follows."""
        self.driver.script("window.before = true")
        self.driver.click(css, text)
        self.until(lambda: self.driver.script(NEXT_PAGE), text)

    def answer(self, given: dict[str, str]) -> None:
        """Fill (`#id`) or choose (`name`: value)."""
        for name, value in given.items():
            if name.startswith("#"):
                self.driver.type(name, value)
            else:
                self.driver.click(f"input[name={name}][value='{value}']")

    def says(self, text: str) -> None:
        """The page says it, now or in a moment."""
        self.until(lambda: text in self.driver.script(WORDS), text)

    def until(self, true: Callable[[], object], what: str) -> None:
        ends = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < ends, f"{what}: {self.driver.url} says {self.driver.script(WORDS)}"
            time.sleep(0.2)

    def staff(self, name: str) -> None:
        """Signs in, in place of whoever was there."""
        self.sign_out()
        self.go("/staff")
        self.answer({"#username": name, "#password": self.at.password})
        self.press("登录")

    def resident(self, phone: str, target: str) -> None:
        self.sign_out()
        self.go(f"/signin?next={target}")
        self.answer({"#phone": phone})
        self.press("发验证码")
        self.answer({"#code": self.driver.text(self.driver.find(".inset .code"))})
        self.press("登录")

    def sign_out(self) -> None:
        self.go("/signout")
        if self.driver.url.endswith("/signout"):
            self.press("退出")


def ask_and_follow(visitor: Visitor, found: Found) -> None:
    """From the first question to the tracker, and a photo with it."""
    visitor.resident(found["resident"], "/apply")
    visitor.press("开始")
    for answers in ANSWERS:
        visitor.answer(answers)
        visitor.press("下一步")
    visitor.press("都对，送出去")
    visitor.says("送到了")
    found["asked"] = visitor.driver.text(visitor.driver.find(".sent .code"))
    visitor.press("添加照片和材料", "a")
    photo = visitor.folder / "欠条.png"
    photo.write_bytes(files.png())
    visitor.driver.type("#papers", str(photo))
    visitor.driver.click("button", "传上去")
    visitor.says("已收到 1 份")
    visitor.go("/my")
    visitor.says(found["asked"])


def accept_and_route(visitor: Visitor, found: Found) -> None:
    """The officer takes the case that was just sent."""
    visitor.staff("officer")
    visitor.go(f"/desk/cases/{found['case.waiting']}")
    visitor.press("受理")
    visitor.says("已受理。从现在起这个工单由您负责。")
    visitor.press("分派", "a")
    visitor.press("分派")
    visitor.says("已分派。")


def take_a_case(visitor: Visitor, found: Found) -> None:
    """A lawyer takes an offer."""
    visitor.staff(found["lawyer.offered"])
    visitor.go(f"/lawyer/offers/{found['offer.offered']}")
    visitor.press("接这件案子")
    visitor.says("您接了这件案子")


def sign_by_finger(visitor: Visitor, found: Found) -> None:
    """A party draws the name under the agreement."""
    visitor.resident(found["resident"], "/my")
    visitor.go(f"/m/{found['mediation.signing']}/sign")
    visitor.driver.find("canvas")
    visitor.driver.script("document.querySelector('canvas').scrollIntoView({block: 'center'})")
    visitor.driver.draw("canvas")
    visitor.press("我看过了，同意，签字")
    visitor.says("已签字")


def score(visitor: Visitor, found: Found) -> None:
    """An evaluator scores a review, in large print."""
    visitor.staff(found["evaluator.open"])
    visitor.go("/display?turn=large")
    visitor.go(f"/evaluator/{found['review.open']}")
    for name in visitor.driver.script(INDICATORS):
        visitor.driver.type(f"#{name}", "9")
    visitor.answer({"#e_file": "卷宗齐全，文书清楚"})
    visitor.press("交评分")
    visitor.says("评分已交")


STEPS = (ask_and_follow, accept_and_route, take_a_case, sign_by_finger, score)
