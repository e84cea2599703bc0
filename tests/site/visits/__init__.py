"""All visits, a file for each kind of person."""

from __future__ import annotations

from tests.site.plan import Visit
from tests.site.visits import applying, empty, officers, residents, tables, workers

BEFORE: tuple[Visit, ...] = empty.VISITS
ALL: tuple[Visit, ...] = (
    *residents.VISITS,
    *applying.VISITS,
    *workers.VISITS,
    *tables.VISITS,
    *officers.VISITS,
)
