"""Scripts come small, kept for ever, and never with anybody's session."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Error

from frontend import static_files
from frontend.static_files import ROOT, SCRIPTS, address

ALL = [*sorted(SCRIPTS), "sw.js"]


def where(name: str) -> str:
    return f"/{name}" if name in ROOT else address(name)


@pytest.mark.parametrize("name", ALL)
def test_each_script_is_the_same_however_it_is_packed(visitor: FlaskClient, name: str) -> None:
    plain = visitor.get(where(name)).data
    packed = visitor.get(where(name), headers={"Accept-Encoding": "gzip, br"})
    assert brotli.decompress(packed.data) == plain
    assert gzip.decompress(visitor.get(where(name), headers={"Accept-Encoding": "gzip"}).data) == plain
    assert packed.headers["Vary"] == "Accept-Encoding"
    parts = static_files.WITH.get(name, (name,))
    assert len(plain) < sum((static_files.FOLDER / part).stat().st_size for part in parts)
    assert plain.count(b'"use strict";') == len(parts)
    assert plain.split()[:2] == [b'"use', b'strict";']


def test_each_script_is_still_a_script(visitor: FlaskClient, browser: Browser) -> None:
    page = browser.new_page()
    for name in ALL:
        page.evaluate("text => { new Function(text) }", visitor.get(where(name)).text)
    with pytest.raises(Error, match="SyntaxError"):
        page.evaluate("text => { new Function(text) }", "const =")
    page.close()


@pytest.mark.parametrize("name", ALL)
def test_a_session_never_comes_with_a_script(signed_in: Callable[..., FlaskClient], name: str) -> None:
    client = signed_in("resident")
    assert "Set-Cookie" not in client.get(where(name)).headers
    assert "fengqiao=" in client.get("/").headers["Set-Cookie"]  # a page renews it
