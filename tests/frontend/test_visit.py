"""A visit without network, the site's side: a shell that holds nobody, luggage without telephones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from frontend.static_files import FOLDER, VISIT
from tests.frontend.canned import AGREEMENT, MEDIATION, PEOPLE, at
from tests.frontend.stand_in import StandIn, problem

TOLD: dict[str, Any] = {
    "mediation": MEDIATION, "people": [{**row, "phone": None} for row in PEOPLE], "at": at(0),
    "frame": {"mediation": "m1", "version": 2, "parties": [["applicant", "p1"]], "mediator": "mediator1"},
    "blank": {"facts": "", "terms": [{"text": ""}]}, "applicant_first": False,
    "questions": [{"name": "hurt", "zh": "有人受伤吗？", "en": "Is anybody hurt?", "danger": "violence"}],
}  # fmt: skip


@pytest.fixture
def mediator(signed_in: Callable[..., FlaskClient], services: StandIn) -> FlaskClient:
    services.says("GET", "/api/mediation/cases/m1/visit", TOLD)
    return signed_in("mediator", name="mediator1")


def said(answer: TestResponse) -> dict[str, Any]:
    """What the script is told."""
    told: dict[str, Any] = answer.get_json()
    return told


def test_the_shell_holds_no_word_about_anybody(mediator: FlaskClient, services: StandIn) -> None:
    page = mediator.get("/mediator/visit")
    assert page.status_code == 200
    assert not services.calls
    for word in ("mediator1", "王建国", "李四", "csrf", MEDIATION["id"]):
        assert f'"{word}"' not in page.text
        assert f">{word}<" not in page.text
    assert page.text.count("<script ") == 6


def test_what_is_taken_along_is_only_what_is_needed(mediator: FlaskClient) -> None:
    told = said(mediator.get("/mediator/visit/luggage/m1"))
    assert told["people"] == [{"party": "applicant", "name": "王建国"}, {"party": "opponent", "name": "李四"}]
    assert told["agreement"]["digest"] == AGREEMENT["digest"]
    assert told["agreement"]["signed"] == []
    assert "138" not in str(told["people"])
    assert told["questions"] == [{"name": "hurt", "text": "有人受伤吗？", "danger": "violence"}]


def test_the_list_says_whose_it_is_and_guards_the_sending(mediator: FlaskClient) -> None:
    told = said(mediator.get("/mediator/visit/luggage"))
    assert (told["username"], told["mediations"][0]["id"]) == ("mediator1", "m1")
    assert len(told["token"]) > 20


def test_an_item_goes_on_as_it_was_written_under_its_own_id(mediator: FlaskClient, services: StandIn) -> None:
    answer = {"item": "i1", "what": "note", "taken": at(0), "at": at(0), "state": "open", "version": 9}
    services.says("POST", "/api/mediation/cases/m1/visit/items", answer)
    body = '{"what":"note","taken":"2026-11-24T00:00:00Z","note":{"text":"看了水渠"}}'
    head = {"Idempotency-Key": "i1", "Content-Type": "application/json"}
    reply = mediator.post("/mediator/visit/items/m1", data=body.encode(), headers=head)
    assert (reply.status_code, reply.json) == (201, answer)
    sent = services.posted("/api/mediation/cases/m1/visit/items")[0]
    assert sent.headers["idempotency-key"] == "i1"
    assert sent.body["note"]["text"] == "看了水渠"


@pytest.mark.parametrize("status", [409, 422, 404])
def test_a_refusal_says_what_and_what_to_do(mediator: FlaskClient, services: StandIn, status: int) -> None:
    no = problem(status, "不是签字的那一稿。", "请重新签。")
    services.says("POST", "/api/mediation/cases/m1/visit/items", no)
    reply = mediator.post("/mediator/visit/items/m1", json={}, headers={"Idempotency-Key": "i1"})
    assert reply.status_code == status
    assert (said(reply)["wrong"], said(reply)["remedy"]) == ("不是签字的那一稿。", "请重新签。")


def test_signed_out_or_away_is_said_to_the_script(visitor: FlaskClient, services: StandIn) -> None:
    assert visitor.get("/mediator/visit/luggage").status_code == 401
    assert visitor.post("/mediator/visit/items/m1", json={}).status_code == 401


def test_away_keeps_everything(mediator: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/mediation/cases/m1/visit/items", 503)
    reply = mediator.post("/mediator/visit/items/m1", json={}, headers={"Idempotency-Key": "i1"})
    assert (reply.status_code, "都还在" in said(reply)["remedy"]) == (503, True)


def test_only_mediators(signed_in: Callable[..., FlaskClient]) -> None:
    client = signed_in("officer")
    assert client.get("/mediator/visit").status_code == 403
    assert client.get("/mediator/visit/luggage/m1").status_code == 403


def test_an_item_needs_the_guard(guarded: FlaskClient) -> None:
    assert guarded.post("/mediator/visit/items/m1", json={}).status_code == 400


def test_signing_out_clears_the_phone(mediator: FlaskClient) -> None:
    assert mediator.post("/signout").headers["Clear-Site-Data"] == '"storage"'


def test_the_scripts_put_no_text_in_as_markup() -> None:
    for name in VISIT:
        source = (FOLDER / name).read_text()
        assert "innerHTML" not in source
        assert "insertAdjacentHTML" not in source
