"""Talking to the database: what fails there means "the bus cannot be reached" here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pymongo
from pymongo.errors import PyMongoError
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from kernel.bus import BusUnavailable

DURABLE = WriteConcern(w="majority", j=True)
SETTLED = ReadConcern("majority")  # never deliver what a replica set may still take back
PATIENCE = 5  # seconds for one operation
UNHURRIED = (
    60  # seconds where nobody waits for the answer: reading a whole log while others keep the database busy
)


@contextmanager
def reaching(seconds: float = PATIENCE) -> Iterator[None]:
    """Bound the time, and turn the driver's errors into BusUnavailable."""
    try:
        with pymongo.timeout(seconds):
            yield
    except PyMongoError as away:
        raise BusUnavailable(f"the bus's database did not answer as it should: {away}") from away
