"""Reaching a person's phone for another service: the number stays here, a code fits one purpose once."""

from __future__ import annotations

import pytest

from kernel import notices, tokens
from tests.identity.people import Town

PHONE, SAFE = "13800138000", "13900139000"
WHY = "人民调解：签字"


class Words:
    """A messenger that keeps what it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str | None]] = []

    def tell(self, phone: str, text: str, address: str | None, key: str | None = None) -> None:
        """Keep it."""
        self.sent.append((phone, text, address))


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    made = Words()
    monkeypatch.setattr(notices, "by_phone", lambda *_: made)
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


def test_the_same_key_is_sent_once(town: Town, words: Words) -> None:
    person = town.person("王建国", phone=PHONE)
    path, body = f"/api/identity/persons/{person}/messages", {"purpose": WHY, "text": "请看"}
    token = tokens.for_service("legalaid", town.kit.settings.service_key, to="identity")
    head = {"Authorization": f"Bearer {token}", "Idempotency-Key": "notice-1"}
    for _ in range(2):
        assert town.client.post(path, json=body, headers=head).status_code == 202
    assert len(words.sent) == 1
    assert town.client.post(path, json=body | {"text": "别的"}, headers=head).status_code == 422


class Away(Words):
    """A gateway that takes nothing over now."""

    def tell(self, phone: str, text: str, address: str | None, key: str | None = None) -> None:
        """Fail as a network does."""
        raise OSError("away")


class Refusing(Words):
    """A gateway that never takes this one."""

    def tell(self, phone: str, text: str, address: str | None, key: str | None = None) -> None:
        """Refuse for good."""
        raise notices.Refused("no such number")


@pytest.mark.parametrize(("way", "status"), [(Away(), 503), (Refusing(), 409)])
def test_what_was_not_taken_over_is_said(
    town: Town, monkeypatch: pytest.MonkeyPatch, way: Words, status: int
) -> None:
    monkeypatch.setattr(notices, "by_phone", lambda *_: way)
    person = town.person("王建国", phone=PHONE)
    body = {"purpose": WHY, "text": "请看"}
    answer = town.service("POST", f"/api/identity/persons/{person}/messages", body)
    assert answer.status_code == status


CONTACT = {"phone": SAFE, "email": "wang@firm.example.cn", "wechat": "oABCDEFGHIJ_1234"}
TO_LAWYER = "/api/identity/staff/lawyer9/messages"


def test_staff_say_where_they_are_written_to_and_nobody_else_reads_it(town: Town, words: Words) -> None:
    lawyer = town.staff("lawyer9", "lawyer")
    assert town.call("GET", "/me/contact", lawyer).get_json() == {}
    assert town.service("POST", TO_LAWYER, {"text": "请看"}).get_json()["code"] == "no_contact"
    kept = town.call("PUT", "/me/contact", lawyer, {"phone": SAFE})
    assert kept.get_json() == {"phone": "+86" + SAFE}
    assert town.service("POST", TO_LAWYER, {"text": "请看"}).status_code == 202
    assert words.sent == [("+86" + SAFE, "请看", None)]
    record = [entry["sealed"] for entry in town.kit.ctx.db["record"].find({"type": "ContactSet"})]
    assert SAFE not in str(record)
    for odd in ({"phone": "12"}, {"email": "x"}, {"wechat": "a b"}, {"fax": "1"}):
        assert town.call("PUT", "/me/contact", lawyer, odd).status_code == 422
    assert town.call("GET", "/me/contact", town.resident(PHONE)).status_code == 403
    assert town.service("POST", "/api/identity/staff/nobody9/messages", {"text": "请看"}).status_code == 404


def test_wechat_first_then_phone_then_mail(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lawyer = town.staff("lawyer9", "lawyer")
    town.call("PUT", "/me/contact", lawyer, CONTACT)
    mail, wechat, phone = Words(), Words(), Words()
    monkeypatch.setattr(notices, "by_phone", lambda *_: phone)
    monkeypatch.setattr(notices, "by_mail", lambda *_: mail)
    monkeypatch.setattr(notices, "by_wechat", lambda *_: wechat)
    town.service("POST", TO_LAWYER, {"text": "一"})
    monkeypatch.setattr(notices, "by_wechat", lambda *_: Away())
    town.service("POST", TO_LAWYER, {"text": "二"})
    monkeypatch.setattr(notices, "by_phone", lambda *_: Refusing())
    town.service("POST", TO_LAWYER, {"text": "三"})
    assert [way.sent[0][:2] for way in (wechat, phone, mail)] == [
        (CONTACT["wechat"], "一"),
        ("+86" + SAFE, "二"),
        (CONTACT["email"], "三"),
    ]
