"""The key that signs tokens: Ed25519, private half sealed at rest, public half for everybody."""

import hashlib
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from kernel.context import Context
from services.identity.store.secrets import once


@dataclass(frozen=True)
class SigningKey:
    """`id` is the thumbprint that a token's header names (`kid`)."""

    id: str
    private: Ed25519PrivateKey


_known: WeakKeyDictionary[Context, SigningKey] = WeakKeyDictionary()


def current(ctx: Context) -> SigningKey:
    """The key that signs now; made on first use, the same in every process."""
    if (known := _known.get(ctx)) is None:
        private = serialization.load_pem_private_key(once(ctx, "signing", _new()).encode(), None)
        if not isinstance(private, Ed25519PrivateKey):
            raise TypeError("the stored signing key is not Ed25519")
        known = _known[ctx] = SigningKey(_thumbprint(private), private)
    return known


def public_keys(ctx: Context) -> dict[str, Any]:
    """The key set (JWKS, RFC 7517) with which anybody can check a token."""
    key = current(ctx)
    found = OKPAlgorithm.to_jwk(key.private.public_key(), as_dict=True)
    return {"keys": [{**found, "kid": key.id, "use": "sig", "alg": "EdDSA"}]}


def _new() -> str:
    private = Ed25519PrivateKey.generate()
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return private.private_bytes(*pem).decode()


def _thumbprint(private: Ed25519PrivateKey) -> str:
    return hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()[:16]
