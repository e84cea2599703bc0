"""Receipt numbers (受理编号) beside the lines of other services' lists: two of a kind are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frontend.gateway import Away, Problem
from frontend.signed_in import listed

AT_ONCE = 50
Row = dict[str, Any]


def numbered(rows: Iterable[Row]) -> list[Row]:
    """Each line with the `receipt` of its `case`; without, where intake does not tell."""
    lines = list(rows)
    known = _receipts(sorted({str(line["case"]) for line in lines if line.get("case")}))
    return [line | {"receipt": known.get(str(line.get("case")), "")} for line in lines]


def _receipts(cases: list[str]) -> dict[str, str]:
    try:
        some = [cases[at : at + AT_ONCE] for at in range(0, len(cases), AT_ONCE)]
        found = [case for ids in some for case in listed("intake", "/cases", ids=",".join(ids))]
    except (Away, Problem):
        return {}
    return {str(case["id"]): str(case["receipt"]) for case in found}
