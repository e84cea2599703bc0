"""Rules are pure: the same facts give the same answer today, in a replay and in ten years."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("domain", "events")
IMPURE = {"now", "utcnow", "today", "time", "monotonic", "uuid1", "uuid4", "getenv", "urandom", "open"}
MODULES = {"os", "random", "secrets", "socket", "subprocess", "threading", "logging"}


def pure_files() -> Iterator[Path]:
    """Every file of every service's rules and events."""
    for service in sorted((ROOT / "services").iterdir()):
        for room in ROOMS:
            yield from [file for file in (service / f"{room}.py",) if file.exists()]
            yield from sorted((service / room).rglob("*.py"))


def impurities(source: str) -> list[str]:
    """What in this source reads the clock, chance, the environment or the disk; line and name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [f"{node.lineno} {alias.name}" for alias in node.names if alias.name in MODULES]
        elif isinstance(node, ast.ImportFrom):
            clock = node.module == "kernel.clock" and [a.name for a in node.names] != ["CHINA"]
            found += [f"{node.lineno} {node.module}"] if node.module in MODULES or clock else []
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            bare_time = name == "time" and not isinstance(node.func, ast.Attribute)
            found += (
                [f"{node.lineno} {name}()"] if name in IMPURE and not bare_time and not _value(node) else []
            )
    return found


def _value(node: ast.Call) -> bool:
    """`moment.time()` of a given moment is no clock: only `time.time()` is."""
    func = node.func
    if isinstance(func, ast.Attribute) and func.attr == "time":
        return not (isinstance(func.value, ast.Name) and func.value.id == "time")
    return False


@pytest.mark.parametrize("file", list(pure_files()), ids=lambda file: str(file.relative_to(ROOT)))
def test_rules_and_events_read_nothing_but_their_arguments(file: Path) -> None:
    assert impurities(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import random",
        "from secrets import token_hex",
        "from kernel.clock import now",
        "import time\nx = time.time()",
        "x = open('law.json')",
        "from datetime import date\nx = date.today()",
    ],
)
def test_what_is_impure_is_found(source: str) -> None:
    assert impurities(source)
