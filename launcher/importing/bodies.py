"""A row as the body of POST /api/intake/cases, and the key that makes its repeat the same case."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from launcher.importing.columns import GROUPS, NO, SERVICES, YES
from launcher.importing.file import Line

SEPARATORS = re.compile(r"[、,，;；/|\s]+")
PAIRS = re.compile(r"[;；\n]+")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
OWN_NUMBER = re.compile(r"[A-Za-z0-9_.:-]{1,70}")


class Unreadable(Exception):
    """A cell that cannot be read: `field` as the API names it, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


def body(line: Line, channel: str, categories: Mapping[str, str]) -> dict[str, Any]:
    """What is sent. `categories` gives codes by name. Raises Unreadable; the API judges the rest."""
    cells = line.cells
    made: dict[str, Any] = {
        "channel": channel,
        "category": categories.get(cells.get("category", ""), cells.get("category", "")),
        "narrative": cells.get("narrative", ""),
        "region": cells.get("region", ""),
        "applicant": _applicant(cells),
        "facts": _facts(cells),
        "external": own_number(line),
    }
    if opponent := _named(cells, name="opponent_name", phone="opponent_phone"):
        made["opponent"] = opponent
    if contact := _contact(cells):
        made["safe_contact"] = contact
    if wish := cells.get("preferred"):
        made["preferred"] = SERVICES.get(wish, wish)
    return made


def own_number(line: Line) -> str:
    """The row's own number; without one, a digest of all it says."""
    number = line.cells.get("number")
    if number is None:
        whole = json.dumps(line.cells, ensure_ascii=False, sort_keys=True)
        return f"sha256:{hashlib.sha256(whole.encode()).hexdigest()[:40]}"
    if not OWN_NUMBER.fullmatch(number):
        raise Unreadable("external", "编号只能用字母、数字和 . _ : - / letters, digits and . _ : - only")
    return number


def _named(cells: Mapping[str, str], **fields: str) -> dict[str, Any]:
    return {field: cells[column] for field, column in fields.items() if column in cells}


def _applicant(cells: Mapping[str, str]) -> dict[str, Any]:
    groups = [GROUPS.get(group, group) for group in SEPARATORS.split(cells.get("groups", "")) if group]
    return _named(cells, name="name", phone="phone", id_number="id_number") | {"groups": groups}


def _contact(cells: Mapping[str, str]) -> dict[str, Any]:
    contact = _named(cells, phone="safe_phone", hours="safe_hours")
    if "say_nothing" in cells:
        contact["say_nothing"] = _value("safe_contact.say_nothing", cells["say_nothing"], only_yes_or_no=True)
    return contact


def _facts(cells: Mapping[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {"town": cells["town"]} if "town" in cells else {}
    for pair in PAIRS.split(cells.get("facts", "")):
        name, equals, text = (part.strip() for part in pair.replace("＝", "=").partition("="))
        if not pair.strip():
            continue
        if not (name and equals and text):
            raise Unreadable(
                "facts", "每项写成 名称=值，用分号隔开 / write name=value, separated by semicolons"
            )
        facts[name] = _value(f"facts.{name}", text)
    return facts


def _value(field: str, text: str, *, only_yes_or_no: bool = False) -> bool | int | float | str:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    if only_yes_or_no:
        raise Unreadable(field, "请写 是 或 否 / write 是 or 否")
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
