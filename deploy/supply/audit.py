"""Is any pinned package known to be broken? Asks nobody: reads advisories that somebody brought (OSV format).

`make audit ADVISORIES=all.zip` takes OSV's export for PyPI (`PyPI/all.zip` of osv.dev's data), or a folder or
file of such records. It cannot know what was published after that file was made, faults that nobody reported,
or the libraries that wheels carry inside. Exit codes: 0 nothing known, 1 something is, 2 nobody brought
advisories, which is not the same as 0.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from deploy.supply.pins import Pin, normal, pins

Advisory = dict[str, Any]


def advisories(place: Path) -> Iterator[Advisory]:
    """Every record in a zip, a folder or a file."""
    if place.is_dir():
        for path in sorted(place.rglob("*.json")):
            yield from _records(path.read_text("utf-8"))
    elif zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as packed:
            for name in sorted(packed.namelist()):
                yield from _records(packed.read(name).decode("utf-8"))
    else:
        yield from _records(place.read_text("utf-8"))


def _records(text: str) -> list[Advisory]:
    told = json.loads(text)
    return told if isinstance(told, list) else [told]


def concerns(advisory: Advisory, pin: Pin) -> bool:
    """Whether this version of this package is affected. A withdrawn advisory concerns nobody."""
    return not advisory.get("withdrawn") and any(
        part.get("package", {}).get("ecosystem") == "PyPI"
        and normal(part["package"]["name"]) == pin.name
        and (pin.version in part.get("versions", ()) or any(_within(r, pin) for r in part.get("ranges", ())))
        for part in advisory.get("affected", ())
    )


def _within(span: dict[str, Any], pin: Pin) -> bool:
    """OSV's ranges: events in order, each `introduced` opens, each `fixed` or `last_affected` closes."""
    if span.get("type") != "ECOSYSTEM":
        return False
    open, here = False, Version(pin.version)
    for event in span.get("events", ()):
        kind, told = next(iter(event.items()))
        try:
            at = Version("0" if told == "0" else told)
        except InvalidVersion:
            continue
        if kind == "introduced" and here >= at:
            open = True
        elif (kind == "fixed" and here >= at) or (kind == "last_affected" and here > at):
            open = False
    return open


def report(place: Path | None) -> tuple[int, list[str]]:
    """The exit code and the lines."""
    if place is None or not place.exists():
        return 2, ["没有带来公告，什么都没有核对 / no advisories were brought: nothing was checked."]
    known = list(advisories(place))
    if not known:
        return 2, [f"{place} 里没有公告 / holds no advisories: nothing was checked."]
    found = [
        f"{pin.name} {pin.version}: {one['id']} {one.get('summary', '')}".rstrip()
        for pin in pins()
        for one in known
        if concerns(one, pin)
    ]
    newest = max(str(one.get("modified", "?")) for one in known)
    told = f"{len(known)} 条公告，最新 {newest}，涉及 {len(found)} / advisories, the newest, concerned"
    return (1 if found else 0), [*found, told]


if __name__ == "__main__":
    code, lines = report(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    print("\n".join(lines))
    sys.exit(code)
