"""Who looked at whose data, when and why (查阅记录; 个人信息保护法 44, 51): written before anything is shown.

Why somebody looks is what he typed, and may name people: it is sealed under a key that all readings of a
service share, since it is not the subject's to be erased with him. Rows of before hold it as `purpose`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo.database import Database

from kernel import ids
from kernel.vault import Vault

COLLECTION = OWNER = "readings"


@dataclass(frozen=True)
class Reading:
    """`actor` read `what` of `subject`, a person or a case, for a purpose."""

    at: datetime
    actor: str
    subject: str
    what: str
    purpose: str


def write(db: Database[dict[str, Any]], vault: Vault, reading: Reading) -> None:
    """On disk when this returns. Raises where it cannot be kept: then nothing may be shown."""
    id = ids.new()
    row = {"_id": id, "at": reading.at, "actor": reading.actor, "subject": reading.subject}
    sealed = vault.seal(OWNER, id, reading.purpose)
    db[COLLECTION].insert_one(row | {"what": reading.what, "sealed": sealed})


def opened(vault: Vault, row: Mapping[str, Any]) -> Reading:
    """A row as it was written."""
    why = vault.open(OWNER, row["_id"], row["sealed"]) if "sealed" in row else str(row["purpose"])
    return Reading(row["at"], row["actor"], row["subject"], row["what"], why)
