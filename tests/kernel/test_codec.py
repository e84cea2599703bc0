"""Plain values and back: what a type has gained since a value was written is there, and is written down."""

from dataclasses import dataclass
from typing import Any

from kernel import codec


@dataclass(frozen=True)
class Stone:
    weight: int
    colour: str = "grey"


@dataclass(frozen=True)
class Heap:
    stones: tuple[Stone, ...] = ()
    named: dict[str, Stone] | None = None
    first: Stone | None = None
    open: bool = True


def test_fields_gained_since_are_written_down_at_their_defaults() -> None:
    old: dict[str, Any] = {"stones": [{"weight": 1}], "named": {"a": {"weight": 2}}, "first": {"weight": 3}}
    heap = codec.build(old, Heap)
    assert codec.plain(heap) == {
        "stones": [{"weight": 1, "colour": "grey"}],
        "named": {"a": {"weight": 2, "colour": "grey"}},
        "first": {"weight": 3, "colour": "grey"},
        "open": True,
    }
