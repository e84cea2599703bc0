"""`make engines`: the core journeys in every engine that is installed here; says which is not.

A missing engine is no success: it is named, with what to install, and STRICT=1 makes it a failure.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.browser.whole import Whole, whole
from tests.engines import firefox, webkit
from tests.engines.driver import Driver
from tests.engines.journey import STEPS, Visitor
from tests.site import scenes

Engine = tuple[str, Callable[[], object], Callable[[Path], AbstractContextManager[Driver]], str]
ENGINES: tuple[Engine, ...] = (
    ("Firefox ESR", firefox.browser, firefox.firefox, firefox.PACKAGES),
    ("WebKitGTK", webkit.browser, webkit.webkit, webkit.PACKAGES),
)
PHONE = 360


def main() -> int:
    """Exit code 1 where a step failed, or with STRICT=1 where an engine is missing."""
    failed = False
    for name, installed, browser, packages in ENGINES:
        if not installed():
            print(f"{name}: NOT PROVEN, it is not installed here: apt-get install {packages}", flush=True)
            failed |= os.environ.get("STRICT") == "1"
            continue
        with _lived_in() as (at, found, folder), browser(folder) as driver:
            print(f"{name}: {driver.name}, page {driver.width(PHONE)} px wide", flush=True)
            failed |= not _goes(Visitor(driver, at, folder), found)
    return int(failed)


@contextmanager
def _lived_in() -> Iterator[tuple[Whole, scenes.Found, Path]]:
    """A running system in which every scene has been lived."""
    with tempfile.TemporaryDirectory(prefix="fengqiao-engines-") as name:
        folder = Path(name)
        (folder / "data").mkdir()
        with whole(folder / "data") as at:
            client = scenes.client_at(at.url, folder)
            yield at, scenes.play(client, scenes.OneResident(client.ledger.run, at.password)), folder


def _goes(visitor: Visitor, found: scenes.Found) -> bool:
    for step in STEPS:
        began = time.monotonic()
        try:
            step(visitor, found)
        except Exception:
            traceback.print_exc()
            print(f"  {step.__name__}: failed", flush=True)
            return False
        print(f"  {step.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
