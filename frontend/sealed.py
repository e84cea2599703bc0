"""Cookies that only this site can read: encrypted and authenticated (Fernet), compressed before.

The access token and the unfinished application lie in the visitor's own browser, so the site keeps nothing
on disk, any number of copies may answer, and a restart loses nobody's words."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from flask import Flask
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature


class Seal:
    """Seals JSON for one purpose; what was sealed for another purpose does not open."""

    def __init__(self, secret: str, purpose: str) -> None:
        key = hashlib.sha256(f"{purpose}\0{secret}".encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, value: Any) -> str:
        # GB18030 writes a Chinese character in two bytes, UTF-8 in three: a story has to fit into cookies.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("gb18030")
        return self._fernet.encrypt(zlib.compress(text, 9)).decode()

    def open(self, token: str, max_age: int | None = None) -> Any:
        """The sealed value, or None when it is not ours, was altered, or is older than `max_age` seconds."""
        try:
            raw = self._fernet.decrypt(token.encode(), ttl=max_age)
            return json.loads(zlib.decompress(raw).decode("gb18030"))
        except (InvalidToken, ValueError, zlib.error):
            return None

    # What Flask's session interface calls its signer by.
    def dumps(self, value: Any) -> str:
        return self.close(dict(value))

    def loads(self, token: str, max_age: int | None = None) -> Any:
        value = self.open(token, max_age)
        if value is None:
            raise BadSignature("the session cookie is not ours")
        return value


class SealedSession(SecureCookieSessionInterface):
    """Flask's own cookie session, encrypted instead of only signed."""

    def __init__(self, secret: str) -> None:
        self._seal = Seal(secret, "session")

    def get_signing_serializer(self, app: Flask) -> Any:
        return self._seal

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Renewed where it was looked at; never with a script, which anybody's cache may keep."""
        return session.accessed and super().should_set_cookie(app, session)
