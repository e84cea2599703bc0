"""Sealing personal data: every owner (a person, a case) has a key; the master key wraps keys.

Envelope encryption with AES-256-GCM. Ciphertext names its algorithm; owner and field are its
associated data, so that it opens nowhere else. Destroying an owner's key erases what it sealed.
"""

from __future__ import annotations

import base64
import hashlib
import os
from threading import Lock
from typing import Any

from cachetools import TTLCache
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError
from pymongo.write_concern import WriteConcern

ALGORITHM = "A256GCM"
NONCE = 12
KNOWN = 4096  # owners whose key is kept at hand
KNOWN_SECONDS = 2.0  # what another process erased is open here no longer than that


class Erased(Exception):
    """The key of this owner was destroyed: what it sealed is gone for good."""


class WrongKey(Exception):
    """No master key at hand opens this: it belongs to another installation or was altered."""


class Vault:
    """The keys of one service, and sealing with them."""

    def __init__(self, db: Database[dict[str, Any]], master_keys: tuple[bytes, ...]) -> None:
        self._keys = db.get_collection("keys", write_concern=WriteConcern(w="majority", j=True))
        self._masters = {fingerprint(key): AESGCM(key) for key in master_keys}
        self._first = fingerprint(master_keys[0])
        self._known: TTLCache[str, AESGCM] = TTLCache(KNOWN, KNOWN_SECONDS)
        self._lock = Lock()

    def seal(self, owner: str, field: str, content: str | bytes) -> str:
        """Ciphertext as text: `A256GCM.<base64 of nonce and ciphertext>`."""
        data = content.encode() if isinstance(content, str) else content
        nonce = os.urandom(NONCE)
        sealed = nonce + self._key(owner, make=True).encrypt(nonce, data, _bound(owner, field))
        return f"{ALGORITHM}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open_bytes(self, owner: str, field: str, token: str) -> bytes:
        """What was sealed. Raises Erased or WrongKey."""
        algorithm, _, body = token.partition(".")
        if algorithm != ALGORITHM:
            raise WrongKey(f"sealed with {algorithm}, which this version does not know")
        raw = base64.urlsafe_b64decode(body)
        try:
            return self._key(owner).decrypt(raw[:NONCE], raw[NONCE:], _bound(owner, field))
        except InvalidTag as bad:
            raise WrongKey(f"{owner}/{field}") from bad

    def open(self, owner: str, field: str, token: str) -> str:
        """What was sealed, as text. Raises Erased or WrongKey."""
        return self.open_bytes(owner, field, token).decode()

    def erase(self, owner: str) -> None:
        """Destroy an owner's key; a tombstone keeps another from being made."""
        self._keys.update_one({"_id": owner}, {"$set": {"wrapped": None, "master": None}}, upsert=True)
        with self._lock:
            self._known.pop(owner, None)

    def rotate(self) -> int:
        """Wrap every key with the first master key; ciphertext is not touched. Returns how many."""
        count = 0
        for doc in self._keys.find({"wrapped": {"$type": "binData"}}):
            if doc["master"] != self._first:
                new = self._wrapped(doc["_id"], self._unwrap(doc))
                self._keys.update_one({"_id": doc["_id"], "master": doc["master"]}, {"$set": new})
                count += 1
        return count

    def _key(self, owner: str, *, make: bool = False) -> AESGCM:
        with self._lock:
            known = self._known.get(owner)
        if known is not None:
            return known
        doc = self._keys.find_one({"_id": owner})
        if doc is None and make:
            doc = self._make(owner)
        if doc is None or doc["wrapped"] is None:
            raise Erased(owner)
        key = AESGCM(self._unwrap(doc))
        with self._lock:
            self._known[owner] = key
        return key

    def _make(self, owner: str) -> dict[str, Any]:
        doc = {"_id": owner, **self._wrapped(owner, AESGCM.generate_key(256))}
        try:
            self._keys.insert_one(doc)
        except DuplicateKeyError:
            return self._keys.find_one({"_id": owner}) or doc
        return doc

    def _wrapped(self, owner: str, key: bytes) -> dict[str, Any]:
        nonce = os.urandom(NONCE)
        sealed = nonce + self._masters[self._first].encrypt(nonce, key, owner.encode())
        return {"wrapped": sealed, "master": self._first}

    def _unwrap(self, doc: dict[str, Any]) -> bytes:
        master = self._masters.get(doc["master"])
        if master is None:
            raise WrongKey("the master key that wrapped this key is not in MASTER_KEY")
        raw = doc["wrapped"]
        try:
            return master.decrypt(raw[:NONCE], raw[NONCE:], doc["_id"].encode())
        except InvalidTag as bad:
            raise WrongKey(f"the key of {doc['_id']} was altered") from bad


def fingerprint(key: bytes) -> str:
    """A short name for a master key that tells nothing about it."""
    return hashlib.sha256(b"fengqiao master" + key).hexdigest()[:16]


def _bound(owner: str, field: str) -> bytes:
    return f"{owner}/{field}".encode()
