"""A fault of ours is in the log with its place, and nothing of anybody's with it; files touch no disk."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO

import pytest
from flask import Flask, render_template, request
from flask.testing import FlaskClient
from jinja2 import ChoiceLoader, DictLoader

from frontend.app import LARGEST_FORM

SECRET = "张三 13800138000"
LARGE = 3 * 1024 * 1024


def test_a_broken_template_is_in_the_log_without_what_was_typed(
    site: Flask, visitor: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    broken = DictLoader({"broken.html": "\n{{ told['" + SECRET + "'].name.first }}"})
    site.jinja_env.loader = ChoiceLoader([broken, site.jinja_env.loader or broken])
    site.add_url_rule("/broken/<code>", "broken", lambda code: render_template("broken.html", told={}))
    assert visitor.get(f"/broken/{SECRET}?code={SECRET}").status_code == 500
    (line,) = [r.getMessage() for r in caplog.records if r.name == "fengqiao.site"]
    assert "GET /broken/<code>: UndefinedError at" in line
    assert "<template>:2" in line
    everything = caplog.text
    assert SECRET not in everything
    assert "13800138000" not in everything


def test_the_error_of_a_page_names_our_line(
    site: Flask, visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("frontend.pages.landing.render_template", lambda name: os.environ[SECRET])
    assert visitor.get("/").status_code == 500
    (line,) = [r.getMessage() for r in caplog.records if r.name == "fengqiao.site"]
    assert "KeyError" in line
    assert "pages/landing.py:" in line
    assert SECRET not in caplog.text


def test_a_large_file_stays_in_memory(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(*_args: object, **_more: object) -> None:
        raise AssertionError("a file was put on the disk")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, written)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", written, raising=False)
    form = {"papers": (BytesIO(b"x" * LARGE), "photo.jpg")}
    with site.test_request_context("/papers/c1", method="POST", data=form):
        assert len(request.files["papers"].stream.read()) == LARGE


def test_a_form_beyond_the_limit_is_refused(visitor: FlaskClient) -> None:
    form = {"papers": (BytesIO(b"x" * (LARGEST_FORM + 1)), "photo.jpg")}
    answer = visitor.post("/rate/t", data=form, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "文件太大" in answer.text
