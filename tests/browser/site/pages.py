"""Which pages there are, for whom, and what a page of its kind may cost."""

from __future__ import annotations

from dataclasses import dataclass

from tests.frontend.test_apply import WAGES
from tests.frontend.test_staff import PAGES

PUBLIC = ["/", "/signin", "/signin/code", "/staff", "/track", "/track?receipt=a&code=b", "/results",
          "/rate/t", "/apply", "/signout", "/nowhere"]  # fmt: skip
APPLY = ["/apply", "/apply/check", *(f"/apply/{name}" for name, _words in WAGES)]
VIOLENT = ["/apply/story", "/apply/safe"]
LANDING, RESIDENT, DESK = 14 * 1024, 20 * 1024, 80 * 1024


@dataclass(frozen=True)
class Spot:
    """A page as somebody sees it: `draft` is what the application holds already."""

    role: str
    path: str
    draft: str = ""

    @property
    def desk(self) -> bool:
        return self.role not in ("public", "resident")

    @property
    def name(self) -> str:
        return f"{self.role} {self.path}" + (f" ({self.draft})" if self.draft else "")

    @property
    def bytes_allowed(self) -> int:
        return LANDING if self.path == "/" else DESK if self.desk else RESIDENT

    @property
    def requests_allowed(self) -> int:
        return 3 if self.path == "/" else 4


def spots() -> list[Spot]:
    found = [Spot("public", path) for path in PUBLIC]
    found += [Spot("public", path, "wages") for path in APPLY]
    found += [Spot("public", path, "violence") for path in VIOLENT]
    for role, paths in PAGES.items():
        found += [Spot(role, path) for path in paths]
    return found
