"""The demo's client: pages to the end, the same key while the system is away, a new token when asked."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from launcher.demo.client import Client, Failed, OutOfOrder, Who
from launcher.demo.ledger import Ledger

OFFICER = Who("officer", password="word")
Answer = Callable[[httpx.Request], httpx.Response]


def client(path: Path, answer: Answer, patience: float = 5) -> Client:
    """A client of a system that answers so; it takes every sign-in."""

    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/identity/tokens":
            return httpx.Response(201, json={"access_token": "t"})
        return answer(request)

    door = httpx.Client(base_url="http://system", transport=httpx.MockTransport(serve))
    return Client(lambda service: door, Ledger(path / "l.jsonl"), patience, lambda phone: "")


def test_a_list_is_read_to_its_last_page(tmp_path: Path) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("cursor", "0"))
        assert request.url.params["state"] == "open"
        more = {"Link": f'</api/x/list?state=open&cursor={page + 1}>; rel="next"'} if page < 3 else {}
        return httpx.Response(200, json=[{"id": str(page)}], headers=more)

    found = client(tmp_path, answer).listed(OFFICER, "/api/x/list", state="open")
    assert [row["id"] for row in found] == ["0", "1", "2", "3"]


def test_a_step_is_sent_with_one_key_until_it_is_answered_and_never_again(tmp_path: Path) -> None:
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        if len(keys) == 1:
            raise httpx.ConnectError("away")
        if len(keys) == 2:
            return httpx.Response(503, json={}, headers={"Retry-After": "0"})
        return httpx.Response(201, json={"id": "c1"}, headers={"ETag": '"4"'})

    first = client(tmp_path, answer)
    assert first.step(OFFICER, "1.submit", "/api/intake/cases", {}) == {"id": "c1"}
    again = client(tmp_path, answer)
    assert again.step(OFFICER, "1.submit", "/api/intake/cases", {}) == {"id": "c1"}
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_a_token_that_is_over_is_renewed_once(tmp_path: Path) -> None:
    seen: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(1)
        return httpx.Response(401 if len(seen) == 1 else 200, json={"ok": True})

    assert client(tmp_path, answer).read(OFFICER, "/api/x/one") == {"ok": True}
    assert len(seen) == 2


def test_a_sign_in_whose_answer_was_lost_is_the_same_sign_in(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def serve(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.path, request.headers["Idempotency-Key"]))
        first = sum(path == request.url.path for path, _ in asked) == 1
        if first and request.url.path.startswith("/api/identity"):
            return httpx.Response(503, json={}, headers={"Retry-After": "0"})
        return httpx.Response(202 if request.url.path.endswith("codes") else 201, json={"access_token": "t"})

    door = httpx.Client(base_url="http://system", transport=httpx.MockTransport(serve))
    lost = Client(lambda _service: door, Ledger(tmp_path / "l.jsonl"), 5, lambda _phone: "123456")
    lost.step(Who("样例", phone="19900000000"), "1.submit", "/api/intake/cases", {})
    keys = [key for path, key in asked if path.startswith("/api/identity")]
    assert keys[0] == keys[1] != keys[2] == keys[3]


def test_a_refusal_is_no_reason_to_try_again(tmp_path: Path) -> None:
    seen: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(1)
        return httpx.Response(
            409, json={"title": "已经办过", "errors": [{"field": "state", "message": "太晚"}]}
        )

    refusing = client(tmp_path, answer)
    with pytest.raises(OutOfOrder, match="已经办过"):
        refusing.step(OFFICER, "1.seal", "/api/mediation/cases/1/seal")
    assert len(seen) == 1
    assert refusing.ledger.answer("1.seal") is None


def test_patience_has_an_end(tmp_path: Path) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away")

    with pytest.raises(Failed, match="no answer"):
        client(tmp_path, answer, patience=0.3).read(OFFICER, "/api/x/one")


@pytest.mark.parametrize(("late", "asked_for"), [(1, 2), (2, 2)])
def test_who_comes_too_late_with_a_code_asks_once_for_another(
    tmp_path: Path, late: int, asked_for: int
) -> None:
    """A clock that jumps forward between code and sign-in makes every code an old one."""
    codes: list[str] = []

    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("codes"):
            codes.append(f"{len(codes)}")
            return httpx.Response(202, json={"code": codes[-1]})
        if request.url.path.endswith("tokens"):
            return httpx.Response(401 if len(codes) <= late else 201, json={"access_token": "t"})
        return httpx.Response(200, json={"ok": True})

    door = httpx.Client(base_url="http://system", transport=httpx.MockTransport(serve))
    resident = Client(lambda _: door, Ledger(tmp_path / "l.jsonl"), 5, lambda _: "")
    who = Who("resident", phone="19900000000")
    if late < asked_for:
        assert resident.read(who, "/api/x/one") == {"ok": True}
    else:
        with pytest.raises(Failed):
            resident.read(who, "/api/x/one")
    assert len(codes) == asked_for
