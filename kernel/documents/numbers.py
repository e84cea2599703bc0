"""The next number of a series (文号): taken for an owner, once, without gaps or doubles.

A row a number: the database itself refuses the second one. The owner is a fact that is already saved, so
whoever takes a number comes back for it until the document is there; nothing has to be given back.
"""

from collections.abc import Iterator
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

COLLECTION = "numbers"


def take(db: Database[dict[str, Any]], series: str, owner: str) -> int:
    """The owner's number in the series: the one it has, or the next."""
    rows = db[COLLECTION]
    tried = 0
    while True:
        if (mine := rows.find_one({"owner": owner})) is not None:
            return int(mine["n"])
        tried = max(tried, _reached(db, series)) + 1
        try:
            rows.insert_one({"_id": f"{series}/{tried}", "owner": owner, "n": tried})
        except DuplicateKeyError:
            continue
        rows.update_one(_last(series), {"$max": {"n": tried}}, upsert=True)
        return tried


def _last(series: str) -> dict[str, str]:
    """Where to begin looking: never ahead of what is taken, perhaps behind it."""
    return {"_id": f"last:{series}", "owner": f"last:{series}"}


def _reached(db: Database[dict[str, Any]], series: str) -> int:
    found = db[COLLECTION].find_one({"_id": _last(series)["_id"]})
    return int(found["n"]) if found else 0


def flaws(db: Database[dict[str, Any]]) -> Iterator[str]:
    """What must never be: a number left out."""
    taken: dict[str, set[int]] = {}
    for row in db[COLLECTION].find({}):
        if not row["_id"].startswith("last:"):
            taken.setdefault(row["_id"].rpartition("/")[0], set()).add(row["n"])
    for series, numbers in taken.items():
        for lost in sorted(set(range(1, max(numbers) + 1)) - numbers):
            yield f"{series}: {lost} was left out"
