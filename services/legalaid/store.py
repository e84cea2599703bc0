"""The collections of this service, their indexes, and the questions asked of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo.database import Database

from kernel import ids
from kernel.words import Actor
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Acted
from services.legalaid.domain.periods import day_of

APPLICATIONS, LAWYERS = "applications", "lawyers"
ROTAS, TRANSFERS, BATCHES = "rotas", "transfers", "batches"


@dataclass(frozen=True)
class Served:
    """A closed matter of a lawyer, and the hours it took."""

    lawyer: str
    hours: float


IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]
Doc = dict[str, Any]

INDEXES: dict[str, list[IndexSpec]] = {
    APPLICATIONS: [
        ([("state.within", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.applicant", 1), ("at", 1)], {}),
        ([("state.opponent", 1), ("at", 1)], {}),
        ([("state.seeking", 1), ("at", 1)], {}),
        ([("state.offered_to", 1), ("at", 1)], {}),
        ([("state.counsel", 1), ("at", 1)], {}),
        ([("state.lawyers", 1), ("at", 1)], {}),
        ([("state.asked", 1), ("at", 1)], {}),
        ([("state.served", 1), ("at", 1)], {}),
        ([("state.region", 1), ("state.attention", 1), ("at", 1)], {}),
        ([("state.region", 1), ("due.at", 1)], {}),
        ([("state.region", 1), ("state.subsidies", 1), ("at", 1)], {}),
    ],
    LAWYERS: [([("state.region", 1), ("at", 1)], {})],
    ROTAS: [([("state.region", 1), ("at", 1)], {}), ([("state.lawyers", 1), ("at", 1)], {})],
    TRANSFERS: [
        ([("state.waits", 1), ("at", 1)], {}),
        ([("state.region", 1), ("at", 1)], {}),
        ([("state.by", 1), ("at", 1)], {}),
    ],
    BATCHES: [([("state.region", 1), ("at", 1)], {})],
}


def application_of(case: str) -> str:
    """The application of a case: its id follows from the case, so that later events find it."""
    return ids.of("legalaid", case)


def place_of(username: str) -> str:
    """The place of a lawyer on the roster."""
    return ids.of("legalaid", "lawyer", username)


def whose(actor: Actor) -> Doc | None:
    """Which applications a person's list holds: the region's, one's own work, or one's own cases."""
    if actor.has("officer", "supervisor") and actor.region:
        return {"state.within": actor.region}
    if actor.has("lawyer"):
        return {"state.lawyers": actor.id}
    if actor.has("resident"):
        return {"state.applicant": actor.id}
    return None


def in_region(region: str) -> Doc:
    """The applications of a county, or of all counties of a city or a province, by their own region."""
    stem = region.removesuffix("00").removesuffix("00") if region.endswith("00") else region
    if stem == region:
        return {"state.region": region}
    return {"state.region": {"$gte": stem.ljust(6, "0"), "$lte": stem.ljust(6, "9")}}


def asked_in(year: int, lawyer: str) -> str:
    """How an application remembers that a lawyer was asked in a year."""
    return f"{year}:{lawyer}"


def open_matters(db: Database[Doc], lawyers: Iterable[str]) -> dict[str, int]:
    """How many matters each of these lawyers works on now."""
    found: list[Doc] = [
        {"$match": {"state.counsel": {"$in": list(lawyers)}}},
        {"$group": {"_id": "$state.counsel", "count": {"$sum": 1}}},
    ]
    return {row["_id"]: row["count"] for row in db[APPLICATIONS].aggregate(found)}


def offers_this_year(db: Database[Doc], lawyers: Iterable[str], now: datetime) -> dict[str, int]:
    """How many offers each of these lawyers had in this year."""
    keys = {asked_in(day_of(now).year, lawyer): lawyer for lawyer in lawyers}
    found: list[Doc] = [
        {"$match": {"state.asked": {"$in": list(keys)}}},
        {"$project": {"state.asked": 1}},
        {"$unwind": "$state.asked"},
        {"$group": {"_id": "$state.asked", "count": {"$sum": 1}}},
    ]
    rows = db[APPLICATIONS].aggregate(found)
    return {keys[row["_id"]]: row["count"] for row in rows if row["_id"] in keys}


def served(db: Database[Doc], lawyers: Iterable[str], year: int) -> list[Served]:
    """The matters that these lawyers brought to their end in a year, with their hours."""
    keys = {asked_in(year, lawyer): lawyer for lawyer in lawyers}
    wanted = {f"state.matters.{name}": 1 for name in ("lawyer", "ended", "hours", "work")}
    rows = db[APPLICATIONS].find({"state.served": {"$in": list(keys)}}, wanted)
    matters = [matter for row in rows for matter in row["state"]["matters"] if matter["work"] == "closed"]
    return [
        Served(matter["lawyer"], matter["hours"])
        for matter in matters
        if asked_in(day_of(datetime.fromisoformat(matter["ended"])).year, matter["lawyer"]) in keys
    ]


def open_offers(db: Database[Doc], lawyers: Iterable[str]) -> dict[str, int]:
    """How many offers wait for an answer of each of these lawyers."""
    found: list[Doc] = [
        {"$match": {"state.offered_to": {"$in": list(lawyers)}}},
        {"$group": {"_id": "$state.offered_to", "count": {"$sum": 1}}},
    ]
    return {row["_id"]: row["count"] for row in db[APPLICATIONS].aggregate(found)}


def near(region: str) -> Doc:
    """The lawyers of a region's whole city, and those of the whole province."""
    city = f"{region[:4]}00"
    return {"$or": [{"state.region": {"$gte": city, "$lte": f"{region[:4]}99"}},
                    {"state.region": f"{region[:2]}0000"}]}  # fmt: skip


def acted(db: Database[Doc], applications: Iterable[Application]) -> list[Acted]:
    """Who acts or acted for or against the parties of these applications, in any case here."""
    applications = list(applications)
    applicants = sorted({one.applicant for one in applications})
    opponents = sorted({one.opponent for one in applications if one.opponent})
    sides: list[Doc] = [{"state.opponent": {"$in": applicants}}, {"state.applicant": {"$in": opponents}}]
    wanted = {"state.matters.lawyer": 1, "state.applicant": 1, "state.opponent": 1}
    return [
        Acted(matter["lawyer"], doc["state"]["applicant"], doc["state"].get("opponent"))
        for side in sides
        for doc in db[APPLICATIONS].find(side, wanted)
        for matter in doc["state"]["matters"]
    ]
