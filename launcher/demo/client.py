"""A careful client: retries with the same key, signs in again, waits for what comes later."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from kernel import ids
from launcher.demo.ledger import Ledger

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
AGAIN = (429, 502, 503, 504)
FIRST_PAUSE, LONGEST_PAUSE, POLL = 0.2, 2.0, 0.25


class Failed(Exception):
    """A step was refused, or what should have followed did not; the text says which and why."""


class OutOfOrder(Failed):
    """409: another step came first."""


class SignInRefused(Failed):
    """User name, password or code were not taken."""


@dataclass(frozen=True)
class Who:
    """Somebody who signs in: by phone code, or with a password."""

    name: str
    phone: str = ""
    password: str = ""

    @property
    def id(self) -> str:
        """What tells people of the same name apart."""
        return self.phone or self.name


class Client:
    """Everybody's calls in one run. `patience` is how long, in seconds, it waits for the system."""

    def __init__(
        self, http: Callable[[str], httpx.Client], ledger: Ledger, patience: float, ask: Callable[[str], str]
    ) -> None:
        self._http, self.ledger, self._patience, self._ask = http, ledger, patience, ask
        self._tokens: dict[str, str] = {}
        self._lock = Lock()

    def step(self, who: Who | None, name: str, path: str, body: Any = None, id: str = "") -> dict[str, Any]:
        """POST once, however often it has to be sent. `id` names the document where the answer does not."""
        known = self.ledger.answer(name)
        if known is not None:
            return known
        answer = self._send(who, "POST", path, json=body, key=self.ledger.key(name))
        if not answer.is_success:
            refused = OutOfOrder if answer.status_code == 409 else Failed
            raise refused(f"POST {path}: {answer.status_code} {_problem(answer)}")
        told: dict[str, Any] = answer.json() if answer.content else {}
        tag = answer.headers.get("ETag", "").strip('"')
        version = int(tag) if tag.isdecimal() else None
        self.ledger.write(name, path.split("/")[2], id or str(told.get("id", "")), version, told)
        return told

    def read(self, who: Who | None, path: str, **params: Any) -> Any:
        """GET."""
        answer = self._send(who, "GET", path, params=params)
        if not answer.is_success:
            raise Failed(f"GET {path}: {answer.status_code} {_problem(answer)}")
        return answer.json()

    def listed(self, who: Who, path: str, **params: Any) -> list[dict[str, Any]]:
        """All pages of a list."""
        found: list[dict[str, Any]] = []
        asked: dict[str, Any] | None = params
        while path:
            answer = self._send(who, "GET", path, params=asked)
            if not answer.is_success:
                raise Failed(f"GET {path}: {answer.status_code} {_problem(answer)}")
            found += answer.json()
            # None, not {}: an empty mapping would take the cursor out of the address
            path, asked = str(answer.links.get("next", {}).get("url", "")), None
        return found

    def until(self, what: str, look: Callable[[], T | None]) -> T:
        """Look again until something is there. Raises Failed when patience is over."""
        end = time.monotonic() + self._patience
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > end:
                raise Failed(f"waited {self._patience:.0f} s in vain for: {what}")
            time.sleep(POLL)

    def _send(self, who: Who | None, method: str, path: str, **rest: Any) -> httpx.Response:
        """Send; again while the system is away, a little later each time; sign in again where needed."""
        renewed, key = False, rest.pop("key", None)

        def attempt() -> httpx.Response:
            nonlocal renewed
            answer = self._once(method, path, self._headers(who, key), rest)
            if answer.status_code == 401 and who and not renewed:
                renewed = True
                self._forget(who)
                return self._once(method, path, self._headers(who, key), rest)
            return answer

        return self._patiently(f"{method} {path}", attempt)

    def _patiently(self, what: str, attempt: Callable[[], httpx.Response]) -> httpx.Response:
        import httpx

        end, pause = time.monotonic() + self._patience, FIRST_PAUSE
        while True:
            try:
                answer = attempt()
                if answer.status_code not in AGAIN:
                    return answer
                why = f"{answer.status_code} {_problem(answer)}"
                pause = max(pause, float(answer.headers.get("Retry-After", 0)))
            except httpx.TransportError as away:
                why = type(away).__name__
            if time.monotonic() > end:
                raise Failed(f"{what}: no answer for {self._patience:.0f} s ({why})")
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _once(
        self, method: str, path: str, headers: dict[str, str], rest: Mapping[str, Any]
    ) -> httpx.Response:
        service = path.split("/")[2]
        return self._http(service).request(method, path, headers=headers, **rest)

    def _headers(self, who: Who | None, key: str | None) -> dict[str, str]:
        headers = {"Accept-Language": "zh-CN"}
        if who:
            headers["Authorization"] = f"Bearer {self._token(who)}"
        if key:
            headers["Idempotency-Key"] = key
        return headers

    def _token(self, who: Who) -> str:
        with self._lock:
            known = self._tokens.get(who.id)
        if known is None:
            known = self._sign_in(who)
            with self._lock:
                self._tokens[who.id] = known
        return known

    def _forget(self, who: Who) -> None:
        with self._lock:
            self._tokens.pop(who.id, None)

    def _sign_in(self, who: Who) -> str:
        answer = self._try_to_sign_in(who)
        if answer.status_code == 401 and who.phone:  # the code was over before it arrived: a new one
            answer = self._try_to_sign_in(who)
        if answer.status_code != 201:
            raise SignInRefused(f"{who.name} cannot sign in: {answer.status_code} {_problem(answer)}")
        return str(answer.json()["access_token"])

    def _try_to_sign_in(self, who: Who) -> httpx.Response:
        body = {"username": who.name, "password": who.password}
        if who.phone:
            body = {"phone": who.phone, "code": self._code(who)}
        return self._under_one_key("/api/identity/tokens", body)

    def _under_one_key(self, path: str, body: Mapping[str, str]) -> httpx.Response:
        """Where an answer was lost, the same code is good for the same sign-in once more."""
        headers = {"Idempotency-Key": ids.new()}
        return self._patiently(f"POST {path}", lambda: self._once("POST", path, headers, {"json": body}))

    def _code(self, who: Who) -> str:
        """The one-time code: from the answer on a developer's machine, else somebody has to read it."""
        body = {"phone": who.phone}
        answer = self._under_one_key("/api/identity/codes", body)
        if answer.status_code != 202:
            raise Failed(f"no code for {who.name}: {answer.status_code} {_problem(answer)}")
        return str(answer.json().get("code") or self._ask(who.phone))


def _problem(answer: httpx.Response) -> str:
    """What the system says is wrong, and where."""
    try:
        told = answer.json()
    except ValueError:
        return answer.text[:200]
    fields = "; ".join(f"{e['field']}: {e['message']}" for e in told.get("errors", ()))
    return f"{told.get('title', '')} {told.get('detail', '')} {fields}".strip()
