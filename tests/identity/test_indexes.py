"""What a call costs does not grow with the collection: every look-up goes through an index."""

from datetime import timedelta
from typing import Any

import pytest

from tests.identity.people import Town

MANY = 60


def examined(town: Town, collection: str, filter: dict[str, Any]) -> tuple[int, int]:
    """How many documents the database looked at, and how many it found."""
    command = {"explain": {"find": collection, "filter": filter}, "verbosity": "executionStats"}
    stats = town.kit.ctx.db.command(command)["executionStats"]
    return stats["totalDocsExamined"], stats["nReturned"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, 59),
        ({"state.roles": "admin"}, 6),
        ({"state.region": "330106"}, 20),
        ({"state.roles": "admin", "state.region": "330106"}, 2),
    ],
)
def test_the_list_of_staff(town: Town, wanted: dict[str, Any], found: int) -> None:
    now = town.kit.now()
    for n in range(MANY):
        state = {
            "username": f"u{n}", "roles": ["lawyer" if n % 10 else "admin"], "active": n != 5,
            "region": "620725" if n % 3 else "330106",
        }  # fmt: skip
        town.kit.ctx.db["staff"].insert_one({"_id": f"u{n}", "at": now, "version": 1, "state": state})
    window = {"$gte": now - timedelta(hours=1), "$lte": now + timedelta(hours=1)}
    assert examined(town, "staff", {**wanted, "state.active": True, "at": window}) == (found, found)


def test_for_whom_somebody_may_act(town: Town) -> None:
    for n in range(MANY):
        town.kit.ctx.db["persons"].insert_one(
            {"_id": f"p{n}", "state": {"consents": [{"proxy": f"p{n + 1}"}]}}
        )
    assert examined(town, "persons", {"state.consents.proxy": "p7"}) == (1, 1)


def test_sweeping_and_readings(town: Town) -> None:
    db, now = town.kit.ctx.db, town.kit.now()
    for n in range(MANY):
        db["codes"].insert_one({"_id": f"phone:{n}", "hash": "h", "used": None, "expires": now})
        db["throttle"].insert_one({"_id": f"t{n}", "forget": now})
        db["readings"].insert_one({"_id": f"r{n}", "subject": f"p{n}", "at": now})
    later, window = now + timedelta(1), {"$gte": now - timedelta(1), "$lte": now + timedelta(1)}
    assert examined(town, "codes", {"expires": {"$lte": now - timedelta(1)}}) == (0, 0)
    assert examined(town, "throttle", {"forget": {"$lte": later}}) == (MANY, MANY)
    assert examined(town, "readings", {"subject": "p7", "at": window}) == (1, 1)
