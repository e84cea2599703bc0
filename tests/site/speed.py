"""How fast landing, the first form page and the tracker are, on three networks, held to their budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.budgets import Judge
from tests.site.checks import filled
from tests.site.lighthouse import SLOW, Lighthouse
from tests.site.scenes import Found
from tests.site.slowest import first_paint
from tests.site.visits.residents import TRACKER

PAGES = {"landing": "/", "form": "/apply/what", "tracker": TRACKER.replace("*", "working")}
GATES: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    ("mobile", "lighthouse", 3, ()),
    ("slow", "slow", 1, SLOW),
)


def measured(
    url: str, found: Found, folder: Path, browser: Browser, judge: Judge
) -> list[Mapping[str, object]]:
    """A row for each page and network."""
    return list(_rows(url, found, folder, browser, judge))


def _rows(
    url: str, found: Found, folder: Path, browser: Browser, judge: Judge
) -> Iterator[Mapping[str, object]]:
    lighthouse = Lighthouse.installed(folder)
    for page, path in PAGES.items():
        address = url + filled(path, found)
        for network, gate, runs, flags in GATES:
            figures = lighthouse.measure(address, runs, *flags)
            judge.weigh(f"{page}, {network}", gate, figures)
            yield {"page": page, "network": network, **figures}
        paint = first_paint(browser, address)
        judge.weigh(f"{page}, slowest", "slowest", paint)
        yield {"page": page, "network": "slowest", **paint}
