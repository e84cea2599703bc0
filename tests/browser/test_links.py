"""A party consents and signs by a link on its phone, without signing in, on the whole running system."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from launcher.demo.people import People
from launcher.demo.story import Story
from tests.browser.whole import Person, Whole, whole
from tests.site.scenes import client_at
from tests.site.stages import mediation

SIDES = ("applicant", "opponent")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with whole(tmp_path_factory.mktemp("links")) as running:
        yield running


class Quarrel:
    """A quarrel lived through HTTP up to where a page takes over."""

    number = 40

    def __init__(self, at: Whole, folder: Path) -> None:
        Quarrel.number += 1
        people = People("links", at.password)
        self.client = client_at(at.url, folder)
        people.assemble(self.client)
        self.story = Story(Quarrel.number, self.client, people, lambda zh, en: None)
        self.mediator = people.staff(mediation.MEDIATOR)


@pytest.fixture(params=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "script")


def shoot(page: Page, name: str) -> None:
    """Keep a picture, where pictures are wanted; nothing may have to be pushed sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth") if _scripted(page) else 0
    assert wide <= 0, name
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/link-{name}.png", full_page=True)


def _scripted(page: Page) -> bool:
    return page.locator("[data-aloud]").count() > 0


def prove(person: Person, address: str) -> Page:
    """Open the link from the message, prove the phone."""
    page = person.page
    page.goto(address)
    secret = address.rsplit("/", 1)[1]
    assert secret not in page.url
    person.press("给我发验证码")
    person.fill(code=page.locator(".inset .code").inner_text())
    person.press("打开")
    assert secret not in page.content()
    return page


def draw(page: Page) -> None:
    pad = page.locator("canvas.pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=8)
    page.mouse.up()


def send(table: Person, id: str, heading: str) -> str:
    """The mediator presses send; the address, as a developer's machine shows it."""
    table.page.goto(f"/mediator/{id}/links")
    card = table.page.locator(".card", has=table.page.get_by_role("heading", name=re.compile(heading)))
    card.get_by_role("button", name="发送").click()
    return str(table.page.locator("#address").get_attribute("href"))


def test_both_sides_consent_and_sign_by_link(
    browser: Browser, at: Whole, tmp_path: Path, script: bool
) -> None:
    it = Quarrel(at, tmp_path)
    found = mediation.unnamed(it.story)
    id, path = found["mediation"], f"/api/mediation/cases/{found['mediation']}"
    story, client = it.story, it.client
    story.do(story.officer, "mediator", f"{path}/mediator", {"mediator": mediation.MEDIATOR})
    other = {"party": "opponent-2", "name": "老李的儿子", "phone": f"139{Quarrel.number:08d}"}
    story.do(it.mediator, "party", f"{path}/parties", other)
    table = Person(browser, at).staff(mediation.MEDIATOR)
    phones = {side: Person(browser, at, script=script) for side in ("applicant", "opponent-2")}
    names = {"applicant": story.resident.name, "opponent-2": "老李的儿子"}
    kind = "script" if script else "plain"

    for side, phone in phones.items():
        page = prove(phone, send(table, id, f"{names[side]}.*愿不愿意"))
        shoot(page, f"consent-{kind}")
        phone.pick("agrees", "yes")
        phone.press("就这么定")
        phone.title("您同意调解，收到了")
        shoot(page, f"consented-{kind}")
        page.go_back()
        page.reload()
        phone.title("您同意调解，收到了")
    shoot(table.page, "mediator")
    story.do(it.mediator, "consent", f"{path}/consents", {"party": "opponent", "agrees": True})

    words = {
        "facts": "双方因院墙排水发生争议，墙根受潮。",
        "terms": [{"text": "修好排水沟", "due": "2027-01-10"}],
    }
    story.do(it.mediator, "draft-1", f"{path}/agreement", words)
    stale = send(table, id, f"{names['applicant']}.*签字")
    page = prove(phones["applicant"], stale)
    shoot(page, f"sign-{kind}")
    words["facts"] = "双方因院墙排水发生争议，墙根和菜窖受潮。"
    story.do(it.mediator, "draft-2", f"{path}/agreement", words)
    if script:
        draw(page)
        phones["applicant"].press("我看过了，同意，签字")
    else:
        phones["applicant"].press("发验证码，用验证码签")
    phones["applicant"].title("协议改过了，先不要签")
    expect(page.locator("ins")).to_contain_text("菜窖")
    shoot(page, f"changed-{kind}")

    page = prove(phones["applicant"], send(table, id, f"{names['applicant']}.*签字"))
    sign(phones["applicant"], page, script, f"sign-{kind}")
    page = prove(phones["opponent-2"], send(table, id, f"{names['opponent-2']}.*签字"))
    sign(phones["opponent-2"], page, False, f"code-{kind}")

    shown: dict[str, Any] = client.read(it.mediator, path)
    assert shown["agreement"]["unsigned"] == ["opponent", "mediator"]
    record = [entry["type"] for entry in client.read(it.mediator, f"{path}/record")]
    assert (record.count("ConsentGiven"), record.count("AgreementSigned")) == (3, 2)
    for person in (table, *phones.values()):
        person.close()


def sign(phone: Person, page: Page, by_finger: bool, name: str) -> None:
    """By finger with a double tap; or by a code, for who cannot draw or has no script."""
    if by_finger:
        draw(page)
        page.get_by_role("button", name="我看过了，同意，签字").dblclick()
    else:
        phone.press("发验证码，用验证码签")
        phone.title("用验证码签字")
        shoot(page, f"by-{name}")
        phone.fill(code=page.locator(".inset .code").inner_text())
        phone.press("我看过了，同意，签字")
    phone.title("您已经签字，收到了")
    shoot(page, f"signed-{name}")
    page.go_back()
    page.reload()
    phone.title("您已经签字，收到了")
