"""The check from start to end: a system of its own, its scenes, every visit, Lighthouse, the report."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from frontend.app import create_app
from frontend.settings import Settings
from tests.browser.served import chromium
from tests.browser.whole import Whole, whole
from tests.site import cast, scenes
from tests.site.checks import Record, Visitor
from tests.site.plan import Visit, missing
from tests.site.visits import ALL

os.environ.setdefault("PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS", "1")
BROWSERS = 2


def main() -> int:
    """Exit code 1 when a page failed or missed its budget."""
    asked = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    asked.add_argument("--only", default="", help="visit only addresses that contain this; writes no report")
    asked.add_argument("--shots", type=Path, help="where a picture of every page is kept")
    options = asked.parse_args()
    unplanned = missing(create_app(Settings(secret="for its list of addresses only")), ALL)
    with tempfile.TemporaryDirectory(prefix="fengqiao-site-") as folder:
        shots = options.shots or Path(folder) / "shots"
        shots.mkdir(parents=True, exist_ok=True)
        data = Path(folder) / "data"
        data.mkdir()
        with whole(data) as at:
            visits = tuple(visit for visit in ALL if options.only in visit.name)
            records = visit_all(at, Path(folder), shots, visits)
    faults = [f"{route}: the check does not know how to reach it" for route in unplanned]
    faults += [fault for record in records for fault in record.faults]
    print("\n".join(faults))
    return 1 if faults else 0


def visit_all(at: Whole, folder: Path, shots: Path, visits: tuple[Visit, ...]) -> list[Record]:
    """Every visit, by a few browsers at once."""
    began = time.monotonic()
    client = scenes.client_at(at.url, folder)
    found = scenes.play(client, scenes.OneResident(client.ledger.run, at.password))
    with chromium() as browser:
        people = cast.assemble(browser, at, found, visits)
    print(f"scenes and people are ready after {time.monotonic() - began:.0f} s", file=sys.stderr)

    def share(place: int) -> list[Record]:
        with chromium() as browser:
            visitor = Visitor(browser, at.url, people, found, shots)
            return [visitor.go(visit) for visit in visits[place::BROWSERS]]

    with ThreadPoolExecutor(BROWSERS) as pool:
        records = [record for part in pool.map(share, range(BROWSERS)) for record in part]
    print(f"{len(records)} visits after {time.monotonic() - began:.0f} s", file=sys.stderr)
    return sorted(records, key=lambda record: visits.index(record.visit))


if __name__ == "__main__":
    sys.exit(main())
