"""A bounded choice (短跑) of the faults: each strikes a loaded stack a few times, and everything holds.

The whole table, with its counts, is `make chaos`. The moments follow from SEED; a failure names the stack's
files, which stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.faults import ALL
from tests.chaos.load import Load, Pace
from tests.chaos.stacks import PASSWORD, Stack
from tests.chaos.stacks.making import MAKERS
from tests.chaos.trial import Row, held

SEED = "bounded"
Loaded = tuple[Stack, Load]
PACE = Pace(cases=60, threads=4, rate=20.0)
FAULTS = {fault.name: fault for fault in ALL}
CHOSEN = {
    "embedded": {
        "kill -9 web": 2,
        "kill -9 worker (relay, consumer, clocks)": 2,
        "kill -9 database": 2,
        "kill -9 everything": 1,
        "500 events again, in any order": 1,
        "SIGTERM, started again": 1,
    },
    "kafka": {"kill -9 broker": 1, "kill -9 worker (relay, consumer, clocks)": 1, "kill -9 database": 1},
}


@pytest.fixture(scope="module", params=CHOSEN)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """A whole stack with cases under way."""
    kind: str = request.param
    folder = tmp_path_factory.mktemp(f"chaos-{kind}")
    stack = MAKERS[kind](folder, "")
    try:
        stack.start()
        yield from _load(stack, folder)
    finally:
        stack.close()


def _load(stack: Stack, folder: Path) -> Iterator[Loaded]:
    load = Load(stack, folder, PASSWORD, PACE, SEED)
    try:
        load.start()
        load.until(PACE.cases)
        assert load.under_way >= PACE.cases, load.failures
        yield stack, load
    finally:
        load.close()


def test_everything_holds_whatever_strikes(loaded: Loaded) -> None:
    stack, load = loaded
    rows = []
    for name, times in CHOSEN[stack.name].items():
        row = Row(name, stack.name)
        held(row, FAULTS[name], times, stack, load, f"{SEED}/{name}", short=True)
        rows.append(row)
        assert row.findings == [], f"{name}: the files are in {stack.folder}"
    assert [row.times for row in rows] == list(CHOSEN[stack.name].values())
    assert load.counts["steps"] > 0
