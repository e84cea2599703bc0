"""The rating page (评价): whose matter it is nobody knows, so the way out stands on all of it."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.frontend.stand_in import StandIn

WAY_OUT = 'data-exit href="/exit"'
REPLACED = "data-guarded"  # the pages replace one another, so that no history shows them
ANSWERS = {"satisfied": "4", "aware": "no", "first_choice": "yes"}


def test_the_way_out_stands_where_the_rating_is_asked(visitor: FlaskClient) -> None:
    page = visitor.get("/rate/t").text
    assert WAY_OUT in page
    assert REPLACED in page


def test_the_way_out_stays_when_something_is_lacking_and_when_it_is_sent(visitor: FlaskClient) -> None:
    wrong, sent = visitor.post("/rate/t", data={}), visitor.post("/rate/t", data=ANSWERS)
    assert (wrong.status_code, sent.status_code) == (422, 200)
    assert WAY_OUT in wrong.text
    assert WAY_OUT in sent.text


def test_a_link_that_leads_nowhere_has_it_too(visitor: FlaskClient, services: StandIn) -> None:
    services.says("GET", "/api/evaluation/surveys/old", 404)
    assert WAY_OUT in visitor.get("/rate/old").text


def test_each_question_is_answered_in_its_own_words(visitor: FlaskClient) -> None:
    page = visitor.get("/rate/t").text
    assert all(words in page for words in ("不知道", "不会"))
    assert "不是\n" not in page
