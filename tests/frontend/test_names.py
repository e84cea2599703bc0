"""People read names and words, never the codes that services speak in."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.frontend.canned import CASE
from tests.frontend.stand_in import StandIn, problem

PERSON = "96e7455c-9add-527d-b191-74b03dde7821"
SignIn = Callable[..., FlaskClient]


def the_case(services: StandIn, signed_in: SignIn, **differs: object) -> str:
    services.says("GET", "/api/intake/cases/[^/]+", {**CASE, **differs})
    services.says("GET", "/api/identity/staff/officer", {"username": "officer", "name": "样例受理员"})
    return signed_in("officer").get("/desk/cases/c1").text


def test_who_has_the_case_is_named(services: StandIn, signed_in: SignIn) -> None:
    assert "由 样例受理员 负责" in the_case(services, signed_in, holder="officer")


def test_a_service_that_has_it_is_called_as_people_call_it(services: StandIn, signed_in: SignIn) -> None:
    assert "由 法律援助 负责" in the_case(services, signed_in, holder="legalaid")


def test_the_applicants_number_is_never_shown(services: StandIn, signed_in: SignIn) -> None:
    assert PERSON not in the_case(services, signed_in, holder=PERSON)


def test_a_name_that_cannot_be_asked_is_the_user_name(services: StandIn, signed_in: SignIn) -> None:
    assert "由 nobody 负责" in the_case(services, signed_in, holder="nobody")


def test_an_unknown_rating_link_is_refused_before_anything_is_filled_in(
    services: StandIn, visitor: FlaskClient
) -> None:
    services.says("GET", "/api/evaluation/surveys/old", problem(404, "没有找到。", "请检查地址。"))
    answer = visitor.get("/rate/old")
    assert answer.status_code == 404
    assert "评价链接不能用" in answer.text
    assert visitor.get("/rate/t").status_code == 200


def test_only_supervisors_are_offered_a_sample(signed_in: SignIn) -> None:
    assert 'name="seed"' not in signed_in("officer").get("/desk/samples").text
    assert 'name="seed"' in signed_in("supervisor").get("/desk/samples").text
