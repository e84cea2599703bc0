"""The documents, the indexes that lists are found by, and the two questions that are no lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pymongo.database import Database

from kernel import ids
from services.evaluation.events import Listed

CASES, SAMPLES, STAFF = "cases", "samples", "staff"
Doc = dict[str, Any]
IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]

INDEXES: dict[str, list[IndexSpec]] = {
    CASES: [
        ([("state.areas", 1), ("state.closed_on", 1)], {}),
        ([("state.open_for", 1), ("at", 1)], {}),
        ([("state.done_by", 1), ("at", 1)], {}),
        ([("state.following", 1), ("at", 1)], {}),
    ],
    SAMPLES: [([("state.areas", 1), ("at", 1)], {})],
    STAFF: [([("state.evaluates", 1), ("at", 1)], {})],
}


def case_id(case: str) -> str:
    """The document of a closed case: its id follows from the case, so that every closing finds it."""
    return ids.of("evaluation", case)


def staff_id(username: str) -> str:
    """The document of a member of staff."""
    return ids.of("evaluation", "staff", username)


def frame(db: Database[Doc], region: str, start: date, end: date, most: int) -> list[Listed]:
    """The cases of a region by the day of their last closing; at most `most` + 1, to tell too many."""
    days = {"$gte": start.isoformat(), "$lte": end.isoformat()}
    query = {"state.areas": region, "state.closed_on": days}
    found = db[CASES].find(query, {"state.case": 1, "state.closings": 1}).limit(most + 1)
    return [_listed(doc["state"]) for doc in found]


def _listed(state: Mapping[str, Any]) -> Listed:
    last = state["closings"][-1]
    day = date.fromisoformat(last["day"])
    return Listed(state["case"], last["service"], last["category"], last["handler"], day)


def open_reviews(db: Database[Doc], evaluator: str) -> int:
    """In how many cases an evaluator has an open review, counted in the index."""
    return db[CASES].count_documents({"state.open_for": evaluator})
