"""Lists by time, through an index and with both ends of every range bounded.

A page is gathered from windows of time that double until there is enough: the cost follows
from the page, not from the collection, also where the database does not push a limit down.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kernel.step import Loaded
from kernel.words import Invalid

if TYPE_CHECKING:
    from kernel.store import Store

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
FIRST_WINDOW = timedelta(hours=6)
Place = tuple[datetime, str]
Doc = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """Some documents of a list, and the cursor of the next page or None."""

    items: list[Loaded[Any]]
    next: str | None


def page(
    store: Store, filter: Mapping[str, Any], cursor: str | None, limit: int, oldest_first: bool, now: datetime
) -> Page:
    """The documents after the cursor. Raises Invalid on a cursor that is not ours."""
    after = read_cursor(cursor) if cursor else None
    found: list[Loaded[Any]] = []
    for low, high in windows(after, oldest_first, now):
        query = {**filter, "at": {"$gte": low, "$lte": high}}
        known = {item.id for item in found}
        docs = store.documents.find(query).sort("at", 1 if oldest_first else -1).batch_size(limit + 2)
        for doc in _in_order(docs, oldest_first):
            if doc["state"] is not None and doc["_id"] not in known and _beyond(doc, after, oldest_first):
                found.append(store.loaded(doc))
            if len(found) > limit:
                return Page(found[:limit], write_cursor(found[limit - 1]))
    return Page(found, None)


def windows(after: Place | None, oldest_first: bool, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Doubling windows from the cursor on, until the beginning of time or a little past now."""
    end = now + timedelta(days=1)
    edge = after[0] if after else (BEGINNING if oldest_first else end)
    width = FIRST_WINDOW
    if oldest_first and after is None:
        width = timedelta(days=512)
    while BEGINNING <= edge <= end:
        other = edge + width if oldest_first else edge - width
        yield (edge, other) if oldest_first else (other, edge)
        edge, width = other, width * 2


def _in_order(docs: Iterable[Doc], oldest_first: bool) -> Iterator[Doc]:
    """By time as they come, and of one moment by id; no more is read than is taken."""
    for _, same in groupby(docs, key=lambda doc: doc["at"]):
        yield from sorted(same, key=lambda doc: str(doc["_id"]), reverse=not oldest_first)


def _beyond(doc: Doc, after: Place | None, oldest_first: bool) -> bool:
    if after is None:
        return True
    place = (doc["at"], doc["_id"])
    return place > after if oldest_first else place < after


def write_cursor(item: Loaded[Any]) -> str:
    """Where a page ended, as text for a URL."""
    return base64.urlsafe_b64encode(f"{item.at.isoformat()} {item.id}".encode()).decode()


def read_cursor(text: str) -> Place:
    """Where the page before ended. Raises Invalid."""
    try:
        at, id = base64.urlsafe_b64decode(text.encode()).decode().split(" ", 1)
        return datetime.fromisoformat(at).astimezone(UTC), id
    except (ValueError, OverflowError) as bad:
        raise Invalid("cursor_unknown", field="cursor") from bad
