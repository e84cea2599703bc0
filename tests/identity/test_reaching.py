"""Reaching a person's phone for another service: the number stays here, a code fits one purpose once."""

from __future__ import annotations

import pytest

from services.identity.store import messengers
from tests.identity.people import Town

PHONE, SAFE = "13800138000", "13900139000"
WHY = "人民调解：签字"


class Words:
    """A messenger that keeps what it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str | None]] = []

    def tell(self, phone: str, text: str, address: str | None) -> None:
        """Keep it."""
        self.sent.append((phone, text, address))


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    made = Words()
    monkeypatch.setattr(messengers, "messenger", made)
    return made


def test_words_reach_the_phone_and_nobody_is_told_it(town: Town, words: Words) -> None:
    person = town.person("王建国", phone=PHONE)
    body = {"purpose": WHY, "text": "请看", "address": "http://127.0.0.1:8000/l/secret"}
    answer = town.service("POST", f"/api/identity/persons/{person}/messages", body, "mediation")
    assert (answer.status_code, answer.get_json()) == (202, {"sent": True})
    assert words.sent == [("+86" + PHONE, "请看", "http://127.0.0.1:8000/l/secret")]
    me = town.resident(PHONE)
    rows = town.call("GET", "/me/readings", me).get_json()["items"]
    assert [(row["by"], row["purpose"]) for row in rows] == [("service:mediation", WHY)]


def test_a_safe_phone_goes_before_the_known_one(town: Town, words: Words) -> None:
    person = town.person("王建国", phone=PHONE)
    body = {"purpose": WHY, "text": "请看", "phone": SAFE}
    assert town.service("POST", f"/api/identity/persons/{person}/messages", body).status_code == 202
    assert words.sent[0][0] == "+86" + SAFE


@pytest.mark.parametrize("known", [{}, {"phone": "09362721234"}])
def test_without_a_mobile_it_says_so(town: Town, words: Words, known: dict[str, str]) -> None:
    person = town.person("李二", **known)
    answer = town.service(
        "POST", f"/api/identity/persons/{person}/messages", {"purpose": WHY, "text": "请看"}
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "no_mobile")
    assert words.sent == []


def test_the_console_prints_no_secret_address(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    person = town.person("王建国", phone=PHONE)
    body = {"purpose": WHY, "text": "请看", "address": "http://127.0.0.1:8000/l/very-secret"}
    town.service("POST", f"/api/identity/persons/{person}/messages", body)
    printed = capsys.readouterr().out
    assert "请看" in printed
    assert "very-secret" not in printed
    assert PHONE not in printed


def _code(town: Town, person: str, purpose: str = WHY) -> str:
    answer = town.service("POST", f"/api/identity/persons/{person}/codes", {"purpose": purpose})
    assert answer.status_code == 202
    return str(answer.get_json()["code"])


def _fits(town: Town, person: str, code: str, purpose: str = WHY) -> bool:
    path = f"/api/identity/persons/{person}/codes/checks"
    answer = town.service("POST", path, {"purpose": purpose, "code": code})
    assert answer.status_code == 200, answer.get_json()
    return bool(answer.get_json()["right"])


def test_a_code_fits_its_purpose_once(town: Town) -> None:
    person = town.person("王建国", phone=PHONE)
    code = _code(town, person)
    assert not _fits(town, person, code, "别的事")
    assert _fits(town, person, code)
    assert not _fits(town, person, code)


def test_it_signs_nobody_in_and_a_sign_in_code_does_not_fit(town: Town) -> None:
    person = town.person("王建国", phone=PHONE)
    assert town.try_code(PHONE, _code(town, person)).status_code == 401
    assert not _fits(town, person, town.code(PHONE))


def test_it_ends_after_five_minutes(town: Town) -> None:
    person = town.person("王建国", phone=PHONE)
    code = _code(town, person)
    town.kit.now.forward(minutes=6)
    assert not _fits(town, person, code)


def test_who_guesses_waits(town: Town) -> None:
    person = town.person("王建国", phone=PHONE)
    code = _code(town, person)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        _fits(town, person, wrong)
    path = f"/api/identity/persons/{person}/codes/checks"
    answer = town.service("POST", path, {"purpose": WHY, "code": code})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_no_code_in_the_answer_for_real_people(live: Town, post: object) -> None:
    person = live.person("王建国", phone=PHONE)
    answer = live.service("POST", f"/api/identity/persons/{person}/codes", {"purpose": WHY})
    assert answer.get_json() == {"expires_in": 300}
    again = live.service("POST", f"/api/identity/persons/{person}/codes", {"purpose": WHY})
    assert again.status_code == 429
