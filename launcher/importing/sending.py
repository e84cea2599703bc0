"""Sending rows, one POST each: a row is in whole or not at all, and its key makes a repeat the same case."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from launcher.refusals import CannotStart

if TYPE_CHECKING:
    import httpx

AGAIN = (429, 502, 503, 504)
TRIES, FIRST_PAUSE, LONGEST_PAUSE = 8, 0.25, 8.0


OTHER_CONTENT = (
    "external",
    "这个编号已经录入，内容和这一行不同。",
    "补充情况请打开原工单；确是另一件事的，请换一个编号。",
)


class Came(StrEnum):
    """What came of a row."""

    ENTERED = "entered"
    THERE = "there"
    REFUSED = "refused"


@dataclass(frozen=True)
class Told:
    """The answer to one row. `faults` are (field, what is wrong, what to do); never what was typed."""

    came: Came
    receipt: str = ""
    code: str = ""
    faults: tuple[tuple[str, str, str], ...] = ()


class Door:
    """Intake's door, with a sign-in that is renewed for every call. `sleep` is for tests."""

    def __init__(
        self, client: httpx.Client, bearer: Callable[[], str], sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._client, self._bearer, self._sleep = client, bearer, sleep

    def categories(self) -> dict[str, str]:
        """Codes by Chinese and English name."""
        answer = self._send("GET", "/api/intake/categories")
        if answer.status_code != 200:
            raise refused_at_the_door(answer)
        return {name: kind["code"] for kind in answer.json() for name in kind["names"].values()}

    def enter(self, channel: str, body: dict[str, Any]) -> Told:
        """Enter one row. Raises CannotStart where the whole import has to stop."""
        key = hashlib.sha256(f"import/{channel}/{body['external']}".encode()).hexdigest()
        answer = self._send("POST", "/api/intake/cases", json=body, key=key)
        if answer.status_code == 201:
            told = answer.json()
            came = Came.THERE if answer.headers.get("Idempotency-Replayed") else Came.ENTERED
            return Told(came, told["receipt"], told["tracking_code"])
        problem = answer.json()
        if problem.get("code") == "already_entered":
            return Told(Came.THERE)
        if answer.status_code not in (409, 422):
            raise refused_at_the_door(answer)
        if problem.get("code") == "idempotency_key_reused":
            return Told(Came.REFUSED, faults=(OTHER_CONTENT,))
        faults = problem.get("errors") or [
            {"field": "", "message": problem["title"], "remedy": problem["detail"]}
        ]
        return Told(Came.REFUSED, faults=tuple((f["field"], f["message"], f["remedy"]) for f in faults))

    def _send(self, method: str, path: str, json: Any = None, key: str | None = None) -> httpx.Response:
        """Send; again with the same key while the system is away, a little later each time."""
        import httpx

        pause, why = FIRST_PAUSE, ""
        for _ in range(TRIES):
            headers = {"Authorization": f"Bearer {self._bearer()}", "Accept-Language": "zh-CN"}
            headers |= {"Idempotency-Key": key} if key else {}
            try:
                answer = self._client.request(method, path, json=json, headers=headers)
                if answer.status_code not in AGAIN:
                    return answer
                why = f"{answer.status_code}"
            except httpx.TransportError as away:
                why = type(away).__name__
            self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        raise CannotStart(
            f"系统没有应答（{why}）。已导入的不会重复：恢复后再运行同一条命令即可。",
            f"The system does not answer ({why}). Nothing is doubled: run the same command again later.",
        )


def refused_at_the_door(answer: httpx.Response) -> CannotStart:
    """Not this row but this sign-in is refused, or the system is broken."""
    return CannotStart(
        f"系统拒绝了导入（{answer.status_code}）：请用坐席或受理人员的账号（--user）再试。",
        f"The system refused the import ({answer.status_code}): try --user with an operator or officer.",
    )
