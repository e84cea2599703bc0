"""Template messages of a WeChat official account (微信公众号模板消息): stable_token, then template/send.

The template has one variable, `thing1`, which WeChat cuts at twenty characters; the whole is behind the
address. `client_msg_id` lets WeChat drop what it was already given.
"""

import hashlib
import re
import threading
import time
from dataclasses import dataclass
from typing import Any

import httpx

from kernel.notices.refused import Refused

LONGEST = 20
EXPIRED = frozenset({40001, 40014, 42001})
FOR_GOOD = frozenset({40003, 43004, 43019})  # no such openid, does not follow, blocked it
EARLY = 300  # seconds before its end a token is renewed
SIGN = re.compile(r"^【[^】]*】")


@dataclass(frozen=True)
class Account:
    """Where the platform is, and the account's own id, secret and template."""

    url: str = "https://api.weixin.qq.com"
    app: str = ""
    secret: str = ""
    template: str = ""


class WeChat:
    """Sends to an openid of this account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._client = httpx.Client(base_url=account.url, timeout=httpx.Timeout(2.0))
        self._token, self._until = "", 0.0
        self._lock = threading.Lock()

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """Raises OSError where WeChat refuses, as with who does not follow the account any more."""
        body = _message(self._account, to, text, address, key)
        said = self._post("/cgi-bin/message/template/send", body, access_token=self._access())
        if said.get("errcode") in EXPIRED:
            self._until = 0.0
            said = self._post("/cgi-bin/message/template/send", body, access_token=self._access())
        if (code := said.get("errcode")) != 0:
            raise (Refused if code in FOR_GOOD else OSError)(f"wechat: {code}")

    def _access(self) -> str:
        with self._lock:
            if time.monotonic() >= self._until:
                asked = {"grant_type": "client_credential", "appid": self._account.app}
                said = self._post("/cgi-bin/stable_token", asked | {"secret": self._account.secret})
                if "access_token" not in said:
                    raise OSError(f"wechat: {said.get('errcode')}")
                self._token = str(said["access_token"])
                self._until = time.monotonic() + int(said.get("expires_in", 7200)) - EARLY
            return self._token

    def _post(self, path: str, body: dict[str, Any], **query: str) -> dict[str, Any]:
        try:
            said: dict[str, Any] = self._client.post(path, json=body, params=query).json()
        except (httpx.HTTPError, ValueError) as away:
            raise OSError(f"wechat: {type(away).__name__}") from None
        return said


def _message(account: Account, to: str, text: str, address: str | None, key: str | None) -> dict[str, Any]:
    words = SIGN.sub("", text)
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    data = {"thing1": {"value": short}}
    told: dict[str, Any] = {"touser": to, "template_id": account.template, "data": data}
    if address:
        told["url"] = address
    if key:
        told["client_msg_id"] = hashlib.sha256(key.encode()).hexdigest()[:32]
    return told
