"""The style sheet stands inside the page: no second request before the first paint. Its hash opens the
CSP.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHEETS = Path(__file__).parent / "styles"
RESIDENT = ("tokens", "page", "form", "parts")
DESK = (*RESIDENT, "desk")


@dataclass(frozen=True)
class Style:
    css: str
    digest: str


def _short(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*\n\s*", "", css).strip()


@cache
def style(desk: bool) -> Style:
    """The sheet for residents' pages, or the longer one for desks."""
    css = "".join(_short((SHEETS / f"{name}.css").read_text()) for name in (DESK if desk else RESIDENT))
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Style(css, f"sha256-{digest}")
