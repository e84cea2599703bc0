"""The links that this phone holds: secret and proof lie in the sealed session, addresses have a short key.

So the history and the pages that follow hold no secret, and two links in two tabs stay apart.
"""

from __future__ import annotations

import hashlib
from typing import Any

from flask import session

from frontend.gateway import Problem
from frontend.signed_in import act

MOST = 3
OVER = "proof_over"


class NotHeld(Exception):
    """This phone does not hold the link (any more): it is to be opened from the message again."""


class Unproven(Exception):
    """The phone has to be proven first, or once more."""


def take(secret: str) -> str:
    """Keep the link; its key in addresses."""
    key = hashlib.sha256(secret.encode()).hexdigest()[:12]
    held: dict[str, Any] = session.get("links") or {}
    kept = {name: one for name, one in held.items() if name != key}
    session["links"] = dict(list(kept.items())[-(MOST - 1) :]) | {key: held.get(key) or {"secret": secret}}
    return key


def secret(key: str) -> str:
    """The link's secret. Raises NotHeld."""
    return str(_held(key)["secret"])


def prove(key: str, proof: str) -> None:
    """Keep what the code opened."""
    session["links"] = {**session["links"], key: {**_held(key), "proof": proof}}


def ask(key: str, what: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """A call with this link's proof. Raises NotHeld, Unproven, Problem."""
    proof = _held(key).get("proof")
    if not proof:
        raise Unproven
    try:
        found: dict[str, Any] = act("mediation", f"/links/{what}", {"proof": proof, **(body or {})})
    except Problem as problem:
        if problem.code == OVER:
            raise Unproven from problem
        raise
    return found


def _held(key: str) -> dict[str, Any]:
    found = (session.get("links") or {}).get(key)
    if not isinstance(found, dict):
        raise NotHeld
    return found
