"""The keys that sign tokens: Ed25519, private half sealed at rest, public half for everybody."""

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from kernel.clock import EARLIEST
from kernel.context import Context
from services.identity.domain.sign_in import TOKEN_SECONDS
from services.identity.store.secrets import once


@dataclass(frozen=True)
class SigningKey:
    """`id` is the thumbprint that a token's header names (`kid`); it signs from `since` on."""

    id: str
    private: Ed25519PrivateKey
    since: datetime


# what a replaced key signed is over by then, also where clocks are apart
TOKEN_LIFE = timedelta(seconds=TOKEN_SECONDS, minutes=5)
LOOK_SECONDS = 30.0  # another process may have renewed it
FIRST = "signing"

_known: WeakKeyDictionary[Context, tuple[float, list[SigningKey]]] = WeakKeyDictionary()


def current(ctx: Context) -> SigningKey:
    """The key that signs now; made on first use, the same in every process within LOOK_SECONDS."""
    return _all(ctx)[-1]


def renew(ctx: Context) -> SigningKey:
    """A new key signs from now on (签名密钥轮换). What older ones signed is taken until it ends."""
    before = _read(ctx)
    name = f"{FIRST}.{len(before) + 1}"
    once(ctx, name, _new(), at=ctx.now())
    _known.pop(ctx, None)
    return current(ctx)


def public_keys(ctx: Context) -> dict[str, Any]:
    """The key set (JWKS, RFC 7517) with which anybody can check a token."""
    return {"keys": [_public(key) for key in _all(ctx)]}


def _all(ctx: Context) -> list[SigningKey]:
    """The keys whose tokens may still be good, the one that signs last."""
    at, keys = _known.get(ctx, (0.0, []))
    if not keys or time.monotonic() - at > LOOK_SECONDS:
        found = _read(ctx)
        alive = [key for key, later in pairwise(found) if later.since + TOKEN_LIFE > ctx.now()]
        keys = [*alive, found[-1]]
        _known[ctx] = (time.monotonic(), keys)
    return keys


def _read(ctx: Context) -> list[SigningKey]:
    once(ctx, FIRST, _new())
    rows = ctx.db["secrets"].find({"_id": {"$gte": FIRST, "$lt": f"{FIRST}/"}})
    ordered = sorted(rows, key=lambda row: int(row["_id"].partition(".")[2] or 1))
    return [_opened(ctx, row) for row in ordered]


def _opened(ctx: Context, row: dict[str, Any]) -> SigningKey:
    pem = ctx.open("secrets", row["_id"], row["sealed"])
    private = serialization.load_pem_private_key(pem.encode(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError("the stored signing key is not Ed25519")
    return SigningKey(_thumbprint(private), private, row.get("at") or EARLIEST)


def _public(key: SigningKey) -> dict[str, Any]:
    found = OKPAlgorithm.to_jwk(key.private.public_key(), as_dict=True)
    return {**found, "kid": key.id, "use": "sig", "alg": "EdDSA"}


def _new() -> str:
    private = Ed25519PrivateKey.generate()
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return private.private_bytes(*pem).decode()


def _thumbprint(private: Ed25519PrivateKey) -> str:
    return hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()[:16]
