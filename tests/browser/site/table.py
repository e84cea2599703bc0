"""docs/site.md: what every page costs, the worst of each column named, and what was not measured here."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.browser.site.run import Found

TARGET = Path(__file__).parents[3] / "docs" / "site.md"
PAGES = {"landing": "/", "form": "/signin", "tracker": "/track?receipt=a&code=b"}
TIMES = 3


def lighthouse_rows(url: str) -> list[tuple[str, dict[str, float]]]:
    """The median of three runs for landing, form and tracker; nothing where Lighthouse is not installed."""
    command = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    return [(name, _median(command, url + path)) for name, path in PAGES.items()] if command else []


def _median(command: str, address: str) -> dict[str, float]:
    runs = [_run(command, address) for _ in range(TIMES)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _run(command: str, address: str) -> dict[str, float]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        flags = ["--output=json", f"--output-path={out.name}", "--quiet"]
        chrome = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"
        only = "--only-categories=performance,accessibility,best-practices"
        env = {**os.environ, "CHROME_PATH": "/usr/bin/chromium"}
        subprocess.run([command, address, *flags, chrome, only], env=env, check=True, timeout=180)
        report: dict[str, Any] = json.loads(Path(out.name).read_text("utf-8"))
    scores = {name: round(kind["score"] * 100) for name, kind in report["categories"].items()}
    audits = report["audits"]
    return scores | {
        "TBT ms": round(audits["total-blocking-time"]["numericValue"]),
        "CLS": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "LCP ms": round(audits["largest-contentful-paint"]["numericValue"]),
    }


def write(found: list[Found], scores: list[tuple[str, dict[str, float]]]) -> None:
    TARGET.write_text("\n".join([*_head(found), *_scores(scores), *_table(found), ""]), "utf-8")


def _head(found: list[Found]) -> list[str]:
    residents = [one for one in found if not one.spot.desk]
    desks = [one for one in found if one.spot.desk]
    worst, heavy = (max(some, key=lambda one: one.size) for some in (residents, desks))
    busy, script = max(residents, key=lambda one: one.requests), max(residents, key=lambda one: one.script)
    landing = next(one for one in found if one.spot.path == "/")
    wrong = sum(len(texts) for one in found for texts in one.wrong.values())
    return [
        "# What the pages cost",
        "",
        "Written by `make site-check`. Bytes are what leaves the server, with headers, as gzip (brotli,",
        "over HTTPS, is smaller), in a cold browser, the service worker included. Every page was opened at",
        "320 px in the states normal, error, large print, high contrast, 200 % text and right-to-left, and",
        "put before axe (WCAG A, AA, 2.2, best practice; 7:1 in high contrast). The services behind the pages",
        "were stand-ins; the journeys with script off run against the whole system in tests/browser.",
        "",
        "| gate | allowed | worst | where |",
        "|---|---|---|---|",
        f"| landing, bytes | 14,336 | {landing.size:,} | {landing.spot.name} |",
        f"| landing, requests | 3 | {landing.requests} | {landing.spot.name} |",
        f"| resident page, bytes | 20,480 | {worst.size:,} | {worst.spot.name} |",
        f"| resident page, requests | 4 | {busy.requests} | {busy.spot.name} |",
        f"| resident page, script bytes | 6,144 | {script.script:,} | {script.spot.name} |",
        f"| desk page, bytes | 81,920 | {heavy.size:,} | {heavy.spot.name} |",
        f"| faults of axe, width, text size, targets | 0 | {wrong} | {_where(found)} |",
        "",
    ]


def _where(found: list[Found]) -> str:
    return ", ".join(one.spot.name for one in found if any(one.wrong.values())) or "none"


def _scores(scores: list[tuple[str, dict[str, float]]]) -> list[str]:
    if not scores:
        return ["Lighthouse was not installed where this was written.", ""]
    names = list(scores[0][1])
    head = [
        "## Lighthouse, mobile, median of 3",
        "",
        f"| page | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    return [*head, *(f"| {page} | {' | '.join(str(row[n]) for n in names)} |" for page, row in scores), ""]


def _table(found: list[Found]) -> list[str]:
    rows = [
        "## Pages",
        "",
        "| page | bytes | requests | script | states | faults |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        wrong = [f"{state}: {text}" for state, texts in one.wrong.items() for text in texts] + one.over
        marks = "; ".join(text.replace("|", "/") for text in wrong) or "–"
        name = one.spot.name.replace("|", "/")
        rows.append(
            f"| {name} | {one.size:,} | {one.requests} | {one.script:,} | {len(one.wrong)} | {marks} |"
        )
    return rows
