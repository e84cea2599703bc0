"""Answered on paper: the photo goes to the case's papers first, then the answer is recorded with it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import AGREEMENT, MEDIATION, at
from tests.frontend.stand_in import StandIn, problem

PLACE = "/api/intake/cases/c3/papers"


@pytest.fixture
def mediator(signed_in: Callable[..., FlaskClient], services: StandIn) -> FlaskClient:
    services.says("POST", PLACE, lambda _r: httpx.Response(201, headers={"Location": f"{PLACE}/p9"}))
    services.says("POST", "/api/mediation/cases/m1/on-paper", MEDIATION)
    services.says("GET", f"{PLACE}/p9", {"offset": 0})
    services.says("PATCH", f"{PLACE}/p9", lambda _r: httpx.Response(204, headers={"Upload-Offset": "5"}))
    return signed_in("mediator", name="mediator1")


def send(client: FlaskClient, what: str, **fields: Any) -> Any:
    data = {"photo": (io.BytesIO(b"12345"), "纸.jpg"), "once": "k", **fields}
    path = f"/mediator/m1/on-paper/{what}/applicant"
    return client.post(path, data=data, content_type="multipart/form-data")


def test_a_consent_on_paper_with_its_photo(mediator: FlaskClient, services: StandIn) -> None:
    assert send(mediator, "consent", agrees="yes").status_code == 303
    sent = services.posted("/api/mediation/cases/m1/on-paper")[0]
    assert sent.body == {"party": "applicant", "what": "consent", "agrees": True, "paper": "p9"}
    assert sent.headers["idempotency-key"] == "k"
    assert services.posted(PLACE)[0].headers["upload-length"] == "5"


def test_a_signature_on_paper_is_on_the_text_that_is_shown(mediator: FlaskClient, services: StandIn) -> None:
    page = mediator.get("/mediator/m1/on-paper/signature/applicant").text
    assert AGREEMENT["facts"] in page
    assert send(mediator, "signature", digest=AGREEMENT["digest"]).status_code == 303
    sent = services.posted("/api/mediation/cases/m1/on-paper")[0].body
    assert (sent["digest"], sent["paper"]) == (AGREEMENT["digest"], "p9")
    assert sent["image"].startswith("data:image/png;base64,")


def test_without_a_photo_or_an_answer_it_says_so(mediator: FlaskClient, services: StandIn) -> None:
    for fields, text in (({"agrees": "yes", "photo": (io.BytesIO(b""), "")}, "请先拍照"), ({}, "请选一个")):
        page = send(mediator, "consent", **fields)
        assert (page.status_code, text in page.text) == (422, True)
    assert not services.posted("/api/mediation/cases/m1/on-paper")


def test_a_refused_photo_stands_on_the_page_and_nothing_is_recorded(
    mediator: FlaskClient, services: StandIn
) -> None:
    services.says("POST", PLACE, problem(422, "这里不收 gif 文件。", "请换成照片。"))
    page = send(mediator, "consent", agrees="yes")
    assert "这里不收 gif 文件" in page.text
    assert not services.posted("/api/mediation/cases/m1/on-paper")


def test_nothing_else_can_be_on_paper(mediator: FlaskClient, services: StandIn) -> None:
    assert mediator.get("/mediator/m1/on-paper/seal/applicant").status_code == 404
    services.says("GET", "/api/mediation/cases/m1", {**MEDIATION, "agreement": None})
    assert mediator.get("/mediator/m1/on-paper/signature/applicant").status_code == 303


def test_notes_of_visits_and_papers_are_shown(mediator: FlaskClient, services: StandIn) -> None:
    row = {"party": "applicant", "what": "signature", "paper": "p9", "digest": "x", "at": at(0)}
    note = {"id": "i1", "taken": at(-1), "at": at(0), "text": "看了水渠"}
    services.says("GET", "/api/mediation/cases/m1/on-paper", [row])
    services.says("GET", "/api/mediation/cases/m1/visit/notes", [note])
    page = mediator.get("/mediator/m1/visits").text
    assert "看了水渠" in page
    assert 'href="/papers/c3/p9"' in page
