"""Counties by the name that people say (行政区划, GB/T 2260), from the table that python-stdnum carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

NOW = re.compile(r"(?:\[(?P<years>[\d-]+)\])?(?P<name>[^,\[\]]+)")


@dataclass(frozen=True)
class Region:
    code: str
    name: str  # 山丹县
    full: str  # 甘肃省张掖市山丹县


def _name(value: str) -> str | None:
    """The name in use today; a place that was dissolved has none."""
    for found in NOW.finditer(value):
        if not found["years"] or found["years"].endswith("-"):
            return found["name"]
    return None


@cache
def regions() -> dict[str, Region]:
    """All divisions of today by code."""
    table: dict[str, Region] = {}
    province, prefix = "", ""
    for line in resources.files("stdnum").joinpath("cn/loc.dat").read_text("utf-8").splitlines():
        if line.startswith("#") or '"' not in line:
            continue
        code, value = line.split()[0], line.split('"')[1]
        if not line.startswith(" "):
            province, prefix = value, code
        elif name := _name(value):
            city = table.get(f"{prefix}{code[:2]}00")
            above = (
                ""
                if not city or code.endswith("00") or city.name in (province, "市辖区", "县")
                else city.name
            )
            table[prefix + code] = Region(
                prefix + code, name, (province if name != province else "") + above + name
            )
    return table


def named(words: str, most: int = 12) -> list[Region]:
    """Counties whose name is in the words, or begins with them: 山丹, 山丹县, 甘肃山丹."""
    words = re.sub(r"[\s，,。]", "", words)
    if len(words) < 2:
        return []
    counties = [r for r in regions().values() if not r.code.endswith("00") and r.name not in ("市辖区", "县")]
    exact = [r for r in counties if r.name == words or r.full == words]
    said = [r for r in counties if r.name.startswith(words) or (len(r.name) > 2 and r.name in words)]
    return (exact or said)[:most]
