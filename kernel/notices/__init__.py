"""Words to people outside (通知): a port, and which adapter each way of reaching somebody has here.

`by_phone`, `by_mail` and `by_wechat` give the adapter that the settings name, or None where nobody set
one up. A phone can always be written to: without a gateway the words go to the console.

A secret address that goes along is handed over apart from the words, so that an adapter cannot write it
down by writing down the words: the console prints the words only.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from kernel.notices.console import Console
from kernel.notices.file import InFile
from kernel.notices.mail import Mail
from kernel.notices.refused import Refused
from kernel.notices.sms import Gateway, Sms
from kernel.notices.wechat import Account, WeChat

__all__ = ["Coder", "Messenger", "Refused", "by_mail", "by_phone", "by_wechat", "codes_by_phone", "wrong"]
PHONES = ("console", "file", "sms")
PARTS: Mapping[str, tuple[str, ...]] = {
    "SMS": ("KEY", "SECRET", "SIGN", "TEMPLATE", "CODE_TEMPLATE"),
    "WECHAT": ("APP", "SECRET", "TEMPLATE"),
    "SMTP": ("FROM",),
}


class Messenger(Protocol):
    """Hands words on. Returns when they were taken over; raises OSError, or Refused where it is for good."""

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """Send the words, and after them the address, to this number, mailbox or openid.

        `key` is the same when the same notice is sent again.
        """


class Coder(Protocol):
    """Hands a one-time code on. Returns when it was taken over; raises OSError if not."""

    def send(self, phone: str, code: str) -> None:
        """Send the code to this phone (E.164)."""


Told = Mapping[str, str]


def wrong(told: Told) -> str | None:
    """What is wrong with these settings and what to do, or None. Names are without `NOTICE_`."""
    if told.get("PHONE", "console") not in PHONES:
        return f"NOTICE_PHONE must be one of {', '.join(PHONES)}."
    used = {"SMS": told.get("PHONE") == "sms", "WECHAT": "WECHAT_APP" in told, "SMTP": "SMTP" in told}
    for way, parts in PARTS.items():
        for part in parts if used[way] else ():
            if not told.get(f"{way}_{part}"):
                return f"NOTICE_{way}_{part} is not set; NOTICE_{way} needs all of {', '.join(parts)}."
    server = urlsplit(told.get("SMTP", ""))
    if used["SMTP"] and not (server.scheme in ("smtp", "smtps") and server.hostname):
        return "NOTICE_SMTP must be smtp://user:password@host:587 or smtps://user:password@host:465."
    return None


def by_phone(told: Told, data_dir: Path) -> Messenger:
    """How words reach a phone here."""
    made: Messenger = _phone(tuple(sorted(told.items())), data_dir)
    return made


def codes_by_phone(told: Told, data_dir: Path) -> Coder:
    """How a one-time code reaches a phone here."""
    made: Coder = _phone(tuple(sorted(told.items())), data_dir)
    return made


def by_mail(told: Told) -> Messenger | None:
    """How words reach a mailbox here, if they do."""
    return Mail(told["SMTP"], told["SMTP_FROM"]) if "SMTP" in told else None


def by_wechat(told: Told) -> Messenger | None:
    """How words reach somebody's WeChat here, if they do."""
    return _wechat(tuple(sorted(told.items()))) if "WECHAT_APP" in told else None


@cache
def _phone(settings: tuple[tuple[str, str], ...], data_dir: Path) -> Console | InFile | Sms:
    told = dict(settings)
    if told.get("PHONE") == "file":
        return InFile(Path(told.get("FILE") or data_dir / "notices.jsonl"))
    if told.get("PHONE") == "sms":
        parts = {name.lower(): told[f"SMS_{name}"] for name in PARTS["SMS"]}
        return Sms(Gateway(told.get("SMS_URL") or Gateway.url, **parts))
    return Console()


@cache
def _wechat(settings: tuple[tuple[str, str], ...]) -> WeChat:
    told = dict(settings)
    parts = {name.lower(): told[f"WECHAT_{name}"] for name in PARTS["WECHAT"]}
    return WeChat(Account(told.get("WECHAT_URL") or Account.url, **parts))
