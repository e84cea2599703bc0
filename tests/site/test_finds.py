"""The check finds what it is for: a page with every fault, and one without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.browser.served import served
from tests.site import look
from tests.site.budgets import Judge
from tests.site.plan import Visit, missing
from tests.site.wire import Wire

BAD = """<!doctype html><html><head><title>x</title><link rel="icon" href="data:,"></head><body>
<button style="width:20px;height:20px;font-size:10px;line-height:1">a</button>
<p style="width:900px;color:#aaa;background:#fff;line-height:1.1">wide</p><input>
<script src="http://127.0.0.2:9/third.js"></script></body></html>"""
GOOD = """<!doctype html><html lang="en"><head><title>x</title><link rel="icon" href="data:,"></head>
<body style="font-size:18px;line-height:1.5"><main><h1>x</h1>
<button style="font:inherit;min-width:48px;min-height:48px">a</button></main></body></html>"""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/bad", "bad", lambda: BAD)
    app.add_url_rule("/good", "good", lambda: GOOD)
    with served(app) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_bad_page_has_every_fault(page: Page, site: str) -> None:
    wire = Wire.on(page, site)
    page.goto(f"{site}/bad", wait_until="load")
    assert look.target(page)[0] == 20
    (text, _), (line, _) = look.text(page)
    assert (text, line) == (10, 1)
    assert {violation.split()[0] for violation in look.axe(page)} >= {
        "html-has-lang",
        "label",
        "region",
    }
    assert look.sideways(page, page.context.new_cdp_session(page), doubled=False)
    assert wire.foreign == {"http://127.0.0.2:9/third.js"}
    assert wire.requests == 2


def test_a_good_page_has_none(page: Page, site: str) -> None:
    wire = Wire.on(page, site)
    page.goto(f"{site}/good", wait_until="load")
    assert look.target(page)[0] >= 48
    assert look.axe(page) == []
    assert not look.sideways(page, page.context.new_cdp_session(page), doubled=True)
    assert not wire.foreign
    assert len(GOOD) < wire.bytes < len(GOOD) + 1000


def test_doubled_text_is_doubled(page: Page, site: str) -> None:
    page.goto(f"{site}/good")
    page.set_content("<p style='font-size:1rem'>x</p>")
    look.sideways(page, page.context.new_cdp_session(page), doubled=True)
    assert page.evaluate("getComputedStyle(document.querySelector('p')).fontSize") == "32px"


def test_a_route_that_nobody_planned_is_named() -> None:
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/new/<id>", "new", lambda id: id)
    app.add_url_rule("/known", "known", lambda: "")
    assert missing(app, (Visit("/known", "anybody", "/known"),)) == ["/new/<id>"]


def test_a_miss_fails_unless_it_is_allowed_with_its_figure() -> None:
    budgets = {
        "page": {"bytes": 100, "touch": 48},
        "missed": [{"page": "/a", "what": "bytes", "figure": 120, "reason": "a map"}],
    }
    judge = Judge(budgets)
    judge.weigh("/a", "page", {"bytes": 120, "touch": 48})
    assert judge.failures == []
    judge.weigh("/a", "page", {"bytes": 121})
    judge.weigh("/b", "page", {"touch": 47})
    assert len(judge.failures) == 2
    assert "take it off" in Judge(budgets).failures[0]
