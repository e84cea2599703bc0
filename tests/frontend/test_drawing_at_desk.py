"""A draw fixed and its result entered at the desk; one day of a rota set by hand."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.frontend.canned import APPLICATION, POST
from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]
DRAW = {"id": "a1.d1", "source": "样例双色球第2026135期", "made": None}


def test_a_draw_is_fixed_before_and_its_result_entered_after(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/legalaid/applications/a1/draws", DRAW)
    services.says("GET", "/api/legalaid/draws/a1.d1", DRAW)
    services.says("POST", "/api/legalaid/draws/a1.d1/entropy", DRAW)
    client = signed_in("officer")
    assert client.post("/desk/applications/a1/draw", data={"source": "样例"}).status_code == 422
    sent = {"source": "样例双色球第2026135期", "draws_at": "2026-12-01T21:15"}
    assert client.post("/desk/applications/a1/draw", data=sent).status_code == 303
    body = services.posted("/api/legalaid/applications/a1/draws")[0].body
    assert body == {**sent, "draws_at": "2026-12-01T21:15:00+08:00"}
    assert "样例双色球第2026135期" in client.get("/desk/draws/a1.d1").text
    done = client.post("/desk/draws/a1.d1", data={"value": "03 07 11"})
    assert (done.status_code, done.headers["Location"]) == (303, "/draws/a1.d1")
    assert services.posted("/api/legalaid/draws/a1.d1/entropy")[0].body == {"value": "03 07 11"}


def test_a_result_that_comes_too_early_is_refused_in_the_form(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/draws/a1.d1", DRAW)
    early = problem(409, "还没有到公开开奖的时间。", "请开奖以后再填。")
    services.says("POST", "/api/legalaid/draws/a1.d1/entropy", early)
    answer = signed_in("officer").post("/desk/draws/a1.d1", data={"value": "03"})
    assert answer.status_code == 422
    assert "还没有到公开开奖的时间" in answer.text


def test_the_case_leads_to_the_draw(signed_in: SignIn, services: StandIn) -> None:
    shown = APPLICATION | {"draws": ["a1.d1"], "actions": ["assign", "draw"]}
    services.says("GET", "/api/legalaid/applications/a1", shown)
    text = signed_in("officer").get("/desk/cases/c1").text
    for path in ("/draws/a1.d1", "/desk/draws/a1.d1", "/desk/applications/a1/draw"):
        assert f'href="{path}"' in text


def test_one_day_is_set_by_hand(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/identity/staff", [{"username": "lawyer2", "name": "李律师"}])
    services.says("POST", "/api/legalaid/duty/posts/p1/turns", POST)
    client = signed_in("officer")
    assert 'href="/desk/duty/p1/day?day=2026-12-01"' in client.get("/desk/duty").text
    assert 'value="2026-12-01"' in client.get("/desk/duty/p1/day?day=2026-12-01").text
    assert client.get("/desk/duty/p1/day?day=never").status_code == 200
    client.post("/desk/duty/p1/day", data={"day": "2026-12-02", "lawyer": "lawyer2"})
    sent = services.posted("/api/legalaid/duty/posts/p1/turns")[0].body
    assert sent == {"day": "2026-12-02", "lawyer": "lawyer2"}
