"""A second toy service, which publishes what the first one consumes; and a view of the first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pymongo.database import Database

from kernel.routes import Blueprint
from kernel.service import Aggregate, Service, View
from tests.kernel.ledger import LEDGER


@dataclass(frozen=True)
class Weighed:
    """A stone was weighed."""

    case: str
    weight: int


@dataclass(frozen=True)
class Pan:
    case: str
    times: int


def evolve(state: Pan | None, event: Weighed) -> Pan:
    return Pan(event.case, (state.times if state else 0) + 1)


def heaviest(db: Database[dict[str, Any]], prefix: str, event: Mapping[str, Any]) -> None:
    """Rows of stones, guarded by the event's id."""
    if event["type"] == "ledger.StonePut":
        row = {"weight": event["data"]["weight"]}
        db[f"{prefix}stones"].update_one({"_id": event["id"]}, {"$set": row}, upsert=True)


SCALES = Service(
    name="scales",
    blueprint=Blueprint("scales", __name__, url_prefix="/api/scales"),
    aggregates=(Aggregate("pans", Pan, (Weighed,), evolve, lambda pan: pan.case),),
    published=(Weighed,),
    messages=Path(__file__).with_name("ledger.json"),
)
WATCHED = replace(
    LEDGER,
    concerns={"scales.Weighed": lambda fact: fact.weight < 100},
    views=(View("stones", ("ledger",), ("stones",), heaviest),),
)
