"""A worker asks for his wages on an old phone: with script, without, and in large print."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frontend.stand_in import StandIn

Shot = Callable[[Page], None]


def tick(page: Page, text: str) -> None:
    page.get_by_label(text, exact=True).check()


def go_on(page: Page, shot: Shot, button: str = "下一步") -> None:
    shot(page)
    page.get_by_role("button", name=button).click()


def ask_for_wages(page: Page, shot: Shot) -> None:
    page.goto("/")
    shot(page)
    page.get_by_role("link", name="我要求助").click()
    go_on(page, shot, "开始")
    go_on(page, shot)  # nothing chosen
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    shot(page)
    tick(page, "干了活，拿不到工钱")
    go_on(page, shot)
    page.get_by_label("把事情说一说").fill(
        "我在县城工地上干了四个月，包工头一直不给工钱，一共两万三。\n电话也不接了。"
    )
    go_on(page, shot)
    for name, value in [
        ("paper_migrant_worker", "yes"),
        ("labor_relation_disputed", "unsure"),
        ("preservation_needed", "no"),
    ]:
        page.locator(f"input[name={name}][value={value}]").check()
    go_on(page, shot)
    tick(page, "农民工")
    go_on(page, shot)
    page.get_by_label("家里一起过日子的有几口人").fill("4")
    page.get_by_label("全家一个月大概收入").fill("3000")
    page.locator("#pledge").check()
    go_on(page, shot)
    tick(page, "我自己的")
    go_on(page, shot)
    page.locator("#phone").fill("13800000001")
    go_on(page, shot)
    page.locator("#name").fill("王建国")
    go_on(page, shot)
    page.locator("#name").fill("刘老板")
    go_on(page, shot)
    tick(page, "甘肃省张掖市山丹县")
    go_on(page, shot)
    expect(page.get_by_role("heading", level=1)).to_have_text("请看一遍，对不对")


def sign_in(page: Page, shot: Shot) -> None:
    page.locator("#phone").fill("13800000001")
    go_on(page, shot, "发验证码")
    page.locator("#code").fill("123456")
    go_on(page, shot, "登录")


def test_a_worker_asks_for_his_wages(page: Page, services: StandIn, shot: Shot) -> None:
    ask_for_wages(page, shot)
    go_on(page, shot, "都对，下一步")
    sign_in(page, shot)
    go_on(page, shot, "都对，送出去")
    expect(page.get_by_role("heading", level=1)).to_have_text("送到了")
    shot(page)
    page.go_back()  # to the check page, whose draft is gone: it begins anew, and sends nothing
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("送到了")
    assert len(services.posted("/api/intake/cases")) == 1


def test_back_to_the_check_page_and_send_again(page: Page, services: StandIn, shot: Shot) -> None:
    page.goto("/signin?next=/apply")
    sign_in(page, shot)
    ask_for_wages(page, shot)
    other = page.context.new_page()
    other.goto("/apply/check")
    page.get_by_role("button", name="都对，送出去").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("送到了")
    other.get_by_role("button", name="都对，送出去").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("送到了")
    assert len(services.posted("/api/intake/cases")) == 1
