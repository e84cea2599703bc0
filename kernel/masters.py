"""Master keys (主密钥): what wraps the keys of persons and cases. A port, with two ways behind it.

From the environment (`MASTER_KEY`), or kept by a key service and never seen here (`KMS_URL`): the transit
engine of HashiCorp Vault or OpenBao, over HTTP.
"""

from __future__ import annotations

import base64
import hashlib
import os
from typing import TYPE_CHECKING, Any, Protocol

import httpx
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel.calls import Unavailable

if TYPE_CHECKING:
    from kernel.settings import Settings

NONCE = 12
TIMEOUT = httpx.Timeout(5.0, connect=1.0)


class WrongKey(Exception):
    """No master key at hand opens this: it belongs to another installation or was altered."""


class Master(Protocol):
    """Wraps and unwraps keys of 32 bytes, each bound to its owner. `id` stands beside what it wrapped."""

    id: str

    def wrap(self, owner: str, key: bytes) -> bytes:
        """The key, readable for this master only."""

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """The key again. Raises WrongKey where it was altered or belongs to another owner."""


class Local:
    """A key of 32 bytes in this process (AES-256-GCM)."""

    def __init__(self, key: bytes) -> None:
        self.id = fingerprint(key)
        self._cipher = AESGCM(key)

    def wrap(self, owner: str, key: bytes) -> bytes:
        """Nonce and ciphertext."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, key, owner.encode())

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """Raises WrongKey."""
        try:
            return self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], owner.encode())
        except InvalidTag as bad:
            raise WrongKey(f"the key of {owner} was altered") from bad


class KeyService:
    """A named key of a transit engine (`aes256-gcm96`) at `url`, e.g. https://kms:8200/v1/transit."""

    def __init__(self, url: str, name: str, token: str, transport: httpx.BaseTransport | None = None) -> None:
        self.id = f"kms:{name}"
        self._name = name
        head = {"X-Vault-Token": token}
        self._http = httpx.Client(base_url=url, headers=head, timeout=TIMEOUT, transport=transport)

    def wrap(self, owner: str, key: bytes) -> bytes:
        """What the service calls ciphertext. Raises Unavailable."""
        return str(self._ask("encrypt", owner, plaintext=_text(key))["ciphertext"]).encode()

    def unwrap(self, owner: str, wrapped: bytes) -> bytes:
        """Raises Unavailable, or WrongKey where the service refuses it."""
        return base64.b64decode(self._ask("decrypt", owner, ciphertext=wrapped.decode())["plaintext"])

    def _ask(self, what: str, owner: str, **body: str) -> dict[str, Any]:
        told = body | {"associated_data": _text(owner.encode())}
        try:
            answer = self._http.post(f"/{what}/{self._name}", json=told)
        except httpx.HTTPError as away:
            raise Unavailable("kms") from away
        if answer.status_code == 400:
            raise WrongKey(f"the key service refuses the key of {owner}")
        if answer.status_code != 200:
            raise Unavailable("kms")
        found: dict[str, Any] = answer.json()["data"]
        return found


def of(settings: Settings) -> tuple[Master, ...]:
    """The masters of this installation: the first wraps, all open. A key service comes first."""
    local = tuple(Local(key) for key in settings.master_keys)
    if settings.kms is None:
        return local
    return (KeyService(settings.kms.url, settings.kms.key, settings.kms.token), *local)


def fingerprint(key: bytes) -> str:
    """A short name for a master key that tells nothing about it."""
    return hashlib.sha256(b"fengqiao master" + key).hexdigest()[:16]


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
