"""Articles in docs/: each named test is there, each article that the law's data cites has a row."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from launcher.settings import ROOT

TABLES = {"legalaid": ("docs/legal-aid.md", "法律援助法"), "mediation": ("docs/mediation.md", "人民调解法")}
BINDING = {"mediation": range(17, 34)}
GENERAL: dict[str, set[int]] = {"legalaid": set(), "mediation": {2}}  # what it is: no step follows from it
NAMED = re.compile(r"`([\w./]+\.py)::(\w+)`")


def rows(service: str) -> list[list[str]]:
    lines = (ROOT / TABLES[service][0]).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def articles(service: str) -> set[int]:
    """Those of the first column."""
    return {int(n) for row in rows(service) for n in re.findall(r"\d+", re.sub(r"\(.*?\)", "", row[0]))}


def cited(service: str) -> Iterator[int]:
    """The articles of the main law that the data names; a rule that names no law means that one."""
    for path in sorted((ROOT / "services" / service / "law").glob("*.json")):
        yield from _cited(json.loads(path.read_text(encoding="utf-8")), TABLES[service][1])


def _cited(data: Any, law: str) -> Iterator[int]:
    if isinstance(data, dict):
        said = re.match(r"\d+", str(data.get("article", "")))
        if said and data.get("law", law) == law:
            yield int(said.group())
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _cited(part, law)


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("service", TABLES)
def test_every_named_test_is_there(service: str) -> None:
    named = [found for row in rows(service) for found in NAMED.findall(row[-1])]
    assert len(named) > 20
    gone = [
        f"{file}::{name}" for file, name in named if name not in functions(ROOT / "tests" / service / file)
    ]
    assert gone == []


@pytest.mark.parametrize("service", TABLES)
def test_every_article_has_its_row(service: str) -> None:
    needed = set(cited(service)) | set(BINDING.get(service, ()))
    assert needed - articles(service) - GENERAL[service] == set()
