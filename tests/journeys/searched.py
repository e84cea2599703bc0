"""Everything that a running machine leaves behind, as text to be searched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from pymongo import MongoClient

from tests.journeys.machine import Machine

LINKS = re.compile(r'(?:href|action|src)="([^"]*)"')


class Wire:
    """What comes back over HTTP where nobody looks for it: addresses, headers, and the words of refusals."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def client(self, url: str, **rest: Any) -> httpx.Client:
        """A client whose answers are kept."""
        return httpx.Client(base_url=url, timeout=30, event_hooks={"response": [self._keep]}, **rest)

    def _keep(self, answer: httpx.Response) -> None:
        answer.read()
        head = {name: value for name, value in answer.headers.items() if name != "set-cookie"}
        self.said.append(f"{answer.request.method} {answer.request.url} {answer.status_code} {head}")
        if answer.status_code >= 400:
            self.said.append(answer.text)
        elif "html" in answer.headers.get("content-type", ""):
            self.said += LINKS.findall(answer.text)


def everything(machine: Machine, wire: Wire) -> Iterator[tuple[str, str]]:
    """By place: databases and bus document by document, files byte by byte, logs, metrics, the wire."""
    note = json.loads((machine.folder / "var" / "run.json").read_text("utf-8"))
    with MongoClient[dict[str, Any]](note["mongo_url"]) as mongo:
        for database in mongo.list_database_names():
            for collection in mongo[database].list_collection_names():
                for row in mongo[database][collection].find():
                    yield f"database {database}.{collection}", "\n".join(texts(row))
    for path in (path for path in machine.folder.rglob("*") if path.is_file()):
        yield f"file {path.relative_to(machine.folder)}", bytes_of(path)
    for place in ("/metrics", "/healthz", "/readyz", "/api/intake/openapi.json"):
        yield f"address {place}", httpx.get(f"{machine.url}{place}", timeout=30).text
    yield from (("answer", said) for said in wire.said)


def bytes_of(path: Path) -> str:
    """A file as far as it holds text: what is no UTF-8 is left out."""
    return path.read_bytes().decode("utf-8", "ignore")


def texts(value: Any) -> Iterator[str]:
    """Everything in a document that can be read: names, texts, numbers, what bytes say."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield str(name)
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    else:
        yield value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
