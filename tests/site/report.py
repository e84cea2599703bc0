"""docs/site.md: every page with its figures, the worst of each column by name, what was missed and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.site.budgets import Judge
from tests.site.checks import Record
from tests.site.plan import EMPTY_STATE

FILE = Path(__file__).parents[2] / "docs" / "site.md"
HEAD = """# The site, measured

Written by `make site-check` (tests/site); do not edit. It starts the whole system with sample staff on a
free port and a folder of its own, lives cases through HTTP until every page has something to show, and visits
every page of every role in Chromium at 360 px: {visits} visits of {routes} addresses, {empty} of them before
anything has happened. An address that it does not know fails it. This run took {minutes} minutes.

- **bytes, requests**: all that arrives with an empty cache: headers, compressed bodies, the service worker.
- **touch, text**: the smallest touch target and the smallest text in CSS pixels, normal and in large print.
- **axe** (A, AA, 2.2 AA, best practice, target size; 7:1 in high contrast) ran in: {states}.
  Violations: {axe}.
- **sideways scroll** at 320 px with usual and with 200 % text, in the same states: {sideways}.
- Console errors, third-party requests, answers other than the expected: {other}.
- Both journeys, with and without script, in usual and in large print: tests/browser/journeys.

Budgets: tests/site/budgets.json.
"""
SPEED = """## Speed

Lighthouse 12.8.2: `mobile` on its own mobile network and processor; `slow` at 400 ms, 400 kbit/s, 6× slower
processor. `slowest`: Chromium at 2,000 ms, 50 kB/s, 4× slower. Times in ms. Each figure is the median of
three runs. After a miss there are more `runs`, up to twelve; then those three count that began on the least
disturbed processor, whatever they found: `processor` is how much it did in a moment just before (for
Lighthouse, its own benchmark; higher is faster).

"""
UNJUDGED = """**This run only reports times**, for other work was on the machine; it judges accessibility,
best practices and CLS.

"""
COLUMNS = ("bytes", "requests", "script", "touch", "text")


def write(
    file: Path,
    records: Sequence[Record],
    speeds: Sequence[Mapping[str, object]],
    judge: Judge,
    minutes: float,
) -> None:
    """The whole report; what is worst in it is also printed."""
    worst = [_worst(records), _speed(speeds, judge), _missed(judge)]
    print("\n".join(worst))
    file.write_text("\n".join([_head(records, minutes), *worst, _pages(records)]), "utf-8")


def _head(records: Sequence[Record], minutes: float) -> str:
    faults = [fault for record in records for fault in record.faults]
    axe = sum(": axe: " in fault for fault in faults)
    sideways = sum("px too wide" in fault for fault in faults)
    states = list(dict.fromkeys(state for record in records for state in record.states))
    counted = (f"{state} ({sum(state in record.states for record in records)})" for state in states)
    return HEAD.format(
        visits=len(records),
        routes=len({record.visit.route for record in records}),
        states=", ".join(counted),
        axe=axe,
        sideways=sideways,
        other=len(faults) - axe - sideways,
        empty=sum(EMPTY_STATE in record.visit.note for record in records),
        minutes=minutes,
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:g}"


def _worst(records: Sequence[Record]) -> str:
    """The worst page of each column: residents' and desks apart where their budgets differ."""
    rows = []
    for desk in (False, True):
        those = [record for record in records if record.visit.desk is desk]
        for what in COLUMNS:
            rows.append(_worst_of(those, what, desk, "normal"))
        for what in ("touch", "text"):
            rows.append(_worst_of(those, what, desk, "large print"))
    return "## The worst of each column\n\n" + _table(("pages", "what", "figure", "page", "where"), rows)


def _worst_of(records: Sequence[Record], what: str, desk: bool, state: str) -> tuple[object, ...]:
    def figure(record: Record) -> float:
        return (record.large if state == "large print" else record.figures).get(what, 0)

    pick = min if what in ("touch", "text") else max
    worst = pick(records, key=figure)
    named = what + (", large print" if state == "large print" else "")
    place = worst.where.get(f"{what}, {state}", "")
    return ("desks" if desk else "residents", named, _number(figure(worst)), f"`{worst.visit.name}`", place)


def _speed(speeds: Sequence[Mapping[str, object]], judge: Judge) -> str:
    if not speeds:
        return "## Speed\n\nNot measured in this run.\n"
    head = list(dict.fromkeys(key for row in speeds for key in row))
    rows = [[_cell(row.get(key, "")) for key in head] for row in speeds]
    return SPEED + (UNJUDGED if judge.ignored else "") + _table(head, rows)


def _cell(figure: object) -> object:
    return _number(round(figure, 3)) if isinstance(figure, float | int) else figure


def _missed(judge: Judge) -> str:
    if not judge.misses:
        return "## Missed budgets\n\nNone.\n"
    rows = [
        (f"`{m.page}`", m.what, f"{m.figure:g}", f"{m.budget:g}", m.reason or "**no reason**")
        for m in judge.misses
    ]
    return "## Missed budgets\n\n" + _table(("page", "what", "figure", "budget", "reason"), rows)


def _pages(records: Sequence[Record]) -> str:
    rows = [
        (
            f"`{r.visit.name}`",
            r.visit.who.split(".")[0],
            *(_number(r.figures.get(what, 0)) for what in COLUMNS),
            *(_number(r.large.get(what, 0)) for what in ("touch", "text")),
            len(r.faults) or "",
        )
        for r in records
    ]
    head = (
        "page",
        "as",
        "bytes",
        "requests",
        "script bytes",
        "touch",
        "text",
        "touch, large",
        "text, large",
        "faults",
    )
    return "## Every page\n\n" + _table(head, rows)
