"""The check from start to end: a system of its own, its scenes, every visit, Lighthouse, the report."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from frontend.app import create_app
from frontend.settings import Settings
from tests.browser.served import chromium
from tests.browser.whole import Whole, whole
from tests.site import cast, report, scenes, speed
from tests.site.budgets import STEADY, TIMED, Judge, budgets
from tests.site.checks import Record, Visitor
from tests.site.lighthouse import Lighthouse
from tests.site.plan import Visit, missing
from tests.site.visits import ALL, BEFORE

os.environ.setdefault("PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS", "1")
BROWSERS = 2
# What becomes of the speeds: the figures that are not judged.
SPEEDS = {"judge": frozenset[str](), "report": TIMED, "skip": TIMED | STEADY}
BEGAN = time.monotonic()


def main() -> int:
    """Exit code 1 when a page failed or missed its budget."""
    asked = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    asked.add_argument("--only", default="", help="visit only addresses that contain this; writes no report")
    asked.add_argument("--shots", type=Path, help="where a picture of every page in every state is kept")
    asked.add_argument("--report", type=Path, default=report.FILE, help="where the report is written")
    asked.add_argument(
        "--speeds",
        choices=SPEEDS,
        default="judge",
        help="hold times to budgets, only report them, or skip them",
    )
    options = asked.parse_args()
    empty, visits = (tuple(v for v in those if options.only in v.name) for those in (BEFORE, ALL))
    judge = Judge(budgets(), SPEEDS[options.speeds])
    with tempfile.TemporaryDirectory(prefix="fengqiao-site-") as name:
        folder = Path(name)
        (folder / "data").mkdir()
        shots, everything = options.shots or folder / "shots", bool(options.shots)
        measures = not options.only and options.speeds != "skip"
        lighthouse = Lighthouse.installed(folder) if measures else None
        with whole(folder / "data") as at:
            records = _visit_all(at, {}, shots, everything, empty)
            _say(f"{len(records)} visits before anything has happened")
            client = scenes.client_at(at.url, folder)
            found = scenes.play(client, scenes.OneResident(client.ledger.run, at.password))
            _say("the scenes are played")
            records += _visit_all(at, found, shots, everything, visits)
            _say(f"{len(records)} visits")
            speeds = _speeds(at.url, found, lighthouse, judge) if lighthouse else []
    for record in records:
        weigh(record, judge)
    if not options.only:
        report.write(options.report, records, speeds, judge, round((time.monotonic() - BEGAN) / 60, 1))
    return _verdict(records, judge)


def _say(what: str) -> None:
    print(f"{time.monotonic() - BEGAN:4.0f} s  {what}", file=sys.stderr, flush=True)


def _speeds(
    url: str, found: scenes.Found, lighthouse: Lighthouse, judge: Judge
) -> list[Mapping[str, object]]:
    with chromium() as browser:
        speeds = speed.measured(url, found, lighthouse, browser, judge)
    _say("speeds")
    return speeds


def _visit_all(
    at: Whole, found: scenes.Found, shots: Path, everything: bool, visits: tuple[Visit, ...]
) -> list[Record]:
    """Every visit, by a few browsers at once."""
    shots.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        people = cast.assemble(browser, at, found, visits)
    _say("everybody is signed in")

    def share(place: int) -> list[Record]:
        with chromium() as browser:
            visitor = Visitor(browser, at.url, people, found, shots, everything)
            return [visitor.go_twice_if_it_breaks(visit) for visit in visits[place::BROWSERS]]

    with ThreadPoolExecutor(BROWSERS) as pool:
        records = [record for part in pool.map(share, range(BROWSERS)) for record in part]
    return sorted(records, key=lambda record: visits.index(record.visit))


def weigh(record: Record, judge: Judge) -> None:
    """This page's figures against its gates."""
    visit = record.visit
    gate = "desk" if visit.desk else "landing" if visit.name == "/" else "resident"
    judge.weigh(visit.name, gate, record.figures)
    judge.weigh(visit.name, "normal", record.figures)
    judge.weigh(f"{visit.name}, large print", "large", record.large)


def _verdict(records: list[Record], judge: Judge) -> int:
    unplanned = missing(create_app(Settings(secret="for its list of addresses only")), ALL)
    faults = [f"{route}: the check does not know how to reach it" for route in unplanned]
    faults += [fault for record in records for fault in record.faults] + judge.failures
    print("\n".join(faults))
    print(f"{len(records)} visits, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
