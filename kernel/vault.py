"""Sealing personal data: every owner (a person, a case) has a key; a master (`masters`) wraps keys.

Envelope encryption with AES-256-GCM. Ciphertext names its algorithm; owner and field are its
associated data, so that it opens nowhere else. Destroying an owner's key erases what it sealed.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from threading import Lock
from typing import Any

from cachetools import TTLCache
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError
from pymongo.write_concern import WriteConcern

from kernel.masters import Master, WrongKey

__all__ = ["Erased", "Vault", "WrongKey", "is_sealed"]
ALGORITHM = "A256GCM"
NONCE = 12
KNOWN = 4096  # owners whose key is kept at hand
KNOWN_SECONDS = 2.0  # what another process erased is open here no longer than that


class Erased(Exception):
    """The key of this owner was destroyed: what it sealed is gone for good."""


class Vault:
    """The keys of one service, and sealing with them."""

    def __init__(self, db: Database[dict[str, Any]], masters: Sequence[Master]) -> None:
        self._keys = db.get_collection("keys", write_concern=WriteConcern(w="majority", j=True))
        self._masters = {master.id: master for master in masters}
        self._first = masters[0].id
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

    def erased(self, owner: str) -> bool:
        """Whether this owner's key was destroyed, or there never was one."""
        doc = self._keys.find_one({"_id": owner})
        return doc is None or doc["wrapped"] is None

    def owners(self, owner: str) -> list[str]:
        """The owner, and those under its name (`<owner>/…`): what one of several told about a case."""
        under = {"_id": {"$gte": f"{owner}/", "$lt": f"{owner}0"}}  # "0" follows "/"
        return [owner, *(str(doc["_id"]) for doc in self._keys.find(under, {"_id": 1}))]

    def rotate(self) -> int:
        """Wrap every key with the first master key; ciphertext is not touched. Returns how many."""
        count = 0
        for doc in self._keys.find({"wrapped": {"$type": "binData"}}):
            if doc["master"] != self._first:
                new = self._wrapped(doc["_id"], self._unwrap(doc))
                self._keys.update_one({"_id": doc["_id"], "master": doc["master"]}, {"$set": new})
                count += 1
        return count

    def behind(self) -> int:
        """How many keys another master key than the first still wraps."""
        return self._keys.count_documents({"wrapped": {"$type": "binData"}, "master": {"$ne": self._first}})

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
        return {"wrapped": self._masters[self._first].wrap(owner, key), "master": self._first}

    def _unwrap(self, doc: dict[str, Any]) -> bytes:
        master = self._masters.get(doc["master"])
        if master is None:
            raise WrongKey("the master key that wrapped this key is not in MASTER_KEY")
        return master.unwrap(doc["_id"], doc["wrapped"])


def is_sealed(text: str) -> bool:
    """Whether this text is what `seal` made."""
    return text.startswith(f"{ALGORITHM}.")


def _bound(owner: str, field: str) -> bytes:
    return f"{owner}/{field}".encode()
