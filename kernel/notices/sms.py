"""Short messages (短信) by Alibaba Cloud's gateway: SendSms of 2017-05-25, signed ACS3-HMAC-SHA256.

In China every message follows a template that the gateway's owner had approved. The one for notices has
the variables `content` and `link`, the one for codes `code`; the gateway puts the sign (短信签名) before
the words.
"""

import hashlib
import hmac
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

import httpx

from kernel.notices.refused import Refused

ACTION, VERSION = "SendSms", "2017-05-25"
ALGORITHM = "ACS3-HMAC-SHA256"
FOR_GOOD = frozenset(
    {"isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "isv.BLACK_KEY_CONTROL_LIMIT"}
)  # what is wrong with the number or the words, not with the account or the hour
SIGN = re.compile(r"^【[^】]*】")


@dataclass(frozen=True)
class Gateway:
    """Where it is, and what its owner was given there."""

    url: str = "https://dysmsapi.aliyuncs.com"
    key: str = ""
    secret: str = ""
    sign: str = ""
    template: str = ""
    code_template: str = ""


class Sms:
    """Sends by template."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._client = httpx.Client(timeout=httpx.Timeout(4.0, connect=2.0))

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """The words as the notice template has them. Raises OSError where the gateway refuses."""
        told = {"content": SIGN.sub("", text), "link": address or ""}
        self._send(to, self._gateway.template, told, key)

    def send(self, phone: str, code: str) -> None:
        """The code by its own template."""
        self._send(phone, self._gateway.code_template, {"code": code}, None)

    def _send(self, to: str, template: str, told: Mapping[str, str], key: str | None) -> None:
        asked = {
            "PhoneNumbers": to.removeprefix("+86"),
            "SignName": self._gateway.sign,
            "TemplateCode": template,
            "TemplateParam": json.dumps(told, ensure_ascii=False),
        } | ({"OutId": key} if key else {})
        query = canonical(asked)
        headers = signed(self._gateway, query, datetime.now(UTC), uuid.uuid4().hex)
        try:
            answer = self._client.post(f"{self._gateway.url.rstrip('/')}/?{query}", headers=headers)
            said = answer.json()
        except (httpx.HTTPError, ValueError) as away:
            raise OSError(f"sms: {type(away).__name__}") from None
        code = str(said.get("Code"))
        if answer.status_code != 200 or code != "OK":
            raise (Refused if code in FOR_GOOD else OSError)(f"sms: {code}")


def canonical(asked: Mapping[str, str]) -> str:
    """The query as it is signed: sorted, each part percent-encoded by RFC 3986."""
    return "&".join(f"{quote(name, safe='~')}={quote(asked[name], safe='~')}" for name in sorted(asked))


def signed(gateway: Gateway, query: str, now: datetime, nonce: str) -> dict[str, str]:
    """The headers of a request without body, the signature among them."""
    empty = hashlib.sha256(b"").hexdigest()
    headers = {
        "host": urlsplit(gateway.url).netloc,
        "x-acs-action": ACTION,
        "x-acs-content-sha256": empty,
        "x-acs-date": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": nonce,
        "x-acs-version": VERSION,
    }
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    request = "\n".join(("POST", "/", query, lines, names, empty))
    told = f"{ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    mark = hmac.new(gateway.secret.encode(), told.encode(), hashlib.sha256).hexdigest()
    basis = f"{ALGORITHM} Credential={gateway.key},SignedHeaders={names},Signature={mark}"
    return headers | {"Authorization": basis}
