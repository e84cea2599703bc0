"""identity's answers about invented people, for what is written in their names."""

from typing import Any

import httpx
import pytest

from kernel.testkit import Kit

NAMES = {
    "p-worker": "张三",
    "p-boss": "李老板",
    "lawyer1": "王律师",
    "lawyer2": "赵律师",
    "lawyer3": "孙律师",
}


def known(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> list[httpx.Request]:
    """Let identity answer for these people; returns what was asked of it."""
    asked: list[httpx.Request] = []

    def identity(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=card(request.url.path.split("/")[4]))

    client = httpx.Client(transport=httpx.MockTransport(identity), base_url="http://identity")
    monkeypatch.setitem(kit.runtime._clients, "identity", client)
    return asked


def card(id: str) -> dict[str, Any]:
    """What identity says of somebody."""
    told = {"id": id, "name": NAMES.get(id, id), "phone": "+8613800138000"}
    return told | {"id_number_masked": "620725********0019"}
