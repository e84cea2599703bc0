"""How one call is made well: about which prepared scene, with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.abuse.scenes import Stage

UNKNOWN = "7d1f0c52-0000-4000-8000-00000000dead"


@dataclass(frozen=True)
class Ask:
    """A call as somebody who may make it would.

    `scenes` names another scene where a role's own one differs; `query` may take ids of the scene as
    `{case}`; `seen` is the id that a list shows to who may see it; `making` makes the body at the
    last moment; staff add `desk` to it.
    """

    scene: str = ""
    body: Any = None
    query: Mapping[str, str] = field(default_factory=dict)
    scenes: Mapping[str, str] = field(default_factory=dict)
    seen: str | None = None
    head: Mapping[str, str] = field(default_factory=dict)
    data: bytes | None = None
    making: Callable[[Stage], Any] | None = None
    desk: Mapping[str, Any] = field(default_factory=dict)

    def ids(self, stage: Stage, role: str, *, nobodys: bool = False) -> dict[str, str]:
        """What stands for the names in braces; for nobody's thing, ids that nothing has."""
        name = self.scenes.get(role, self.scene)
        known = stage.ids.get(name, {})
        return dict.fromkeys(known, UNKNOWN) if nobodys else dict(known)

    def put(self, stage: Stage, ids: Mapping[str, str], role: str) -> dict[str, Any]:
        """The rest of the request: query, body, headers, bytes."""
        body = self.making(stage) if self.making else self.body
        if self.desk and role != "resident":
            body = body | self.desk
        query = {name: value.format(**ids) for name, value in self.query.items()}
        rest: dict[str, Any] = {"json": body, "query_string": query, "head": self.head}
        return rest | ({"data": self.data} if self.data is not None else {})
