"""Write the examples of every call from real answers: `python -m tests.abuse.examples`; then read the diff.

The people and words in them are samples. Long texts and lists are cut short, so that one sees the shape.
What needs a secret of somebody's phone is in `by_hand.json`, with `like` for another call's answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from kernel.examples import JSON
from launcher import roster
from tests.abuse.asking import ASKS, PARKED, Ask
from tests.abuse.people import ROLES, People
from tests.abuse.permissions import asked
from tests.abuse.scenes import Stage, prepare
from tests.abuse.town import Town
from tests.support.mongo import mongo

LONG, MANY = 60, 2
BY_HAND = Path(__file__).with_name("by_hand.json")
KERNELS = PARKED.keys()  # the same in every service, and no service's own
OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def place(service: str) -> Path:
    """Beside the service's messages."""
    return roster.load(service).messages.with_name("examples.json")


def written(stage: Stage, service: str) -> dict[str, Any]:
    """Of each call the first role that gets on with it."""
    pairs = ((call, _one(stage, service, call, ask)) for call, ask in sorted(_asks(stage, service)))
    found = {call: one for call, one in pairs if one}
    by_hand = orjson.loads(BY_HAND.read_bytes()).get(service, {})
    return found | {call: filled(one, found) for call, one in by_hand.items()}


def filled(thing: Any, found: Mapping[str, Any]) -> Any:
    """With the answers of other calls where it says `like` one."""
    match thing:
        case {"like": call}:
            return found[call]["answer"]
        case dict():
            return {name: filled(value, found) for name, value in thing.items()}
    return thing


def _asks(stage: Stage, service: str) -> Iterator[tuple[str, Ask]]:
    there = set(asked.calls(stage)[service])
    return ((call, ask) for call, ask in ASKS[service].items() if call in there - KERNELS)


def _one(stage: Stage, service: str, call: str, ask: Ask) -> dict[str, Any]:
    method, path = call.split(" ", 1)
    for role in ROLES:
        ids = ask.ids(stage, role)
        rest = ask.put(stage, ids, role)
        who = stage.people.asking(role, "own")
        answer = stage.town.call(method, f"/{service}{path.format(**ids)}", who, **rest)
        if method != "GET" and answer.status_code not in (401, 403):
            stage.town.put_back(service)
        if answer.status_code < 300:
            sent = {"sent": rest["json"]} if rest["json"] is not None else {}
            told = {"status": answer.status_code, "answer": short(answer.json)} if _json(answer) else {}
            return sent | told
    return {}


def _json(answer: Any) -> bool:
    return bool(answer.mimetype == JSON and answer.status_code != 204)


def short(thing: Any) -> Any:
    """The same shape with less in it."""
    if isinstance(thing, dict):
        return {name: short(value) for name, value in thing.items()}
    if isinstance(thing, list):
        return [short(value) for value in thing[:MANY]]
    return f"{thing[:LONG]}…" if isinstance(thing, str) and len(thing) > LONG else thing


def main() -> None:
    """All services."""
    with tempfile.TemporaryDirectory() as folder, mongo(Path(folder)) as url:
        town = Town(url)
        stage = prepare(town, People(town))
        for service in asked.calls(stage):
            place(service).write_bytes(orjson.dumps(written(stage, service), option=OPTIONS))
        town.close()


if __name__ == "__main__":
    main()
