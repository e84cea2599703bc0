"""The lock as data: every package with its version, where it is needed, its hashes and its licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = ROOT / "requirements.lock"
DEVELOPMENT = "# development"
UNTOLD = "?"
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")

# Other systems' packages, which are not installed here, and what a package tells in its files only.
TOLD = {
    "colorama": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "win32-setctime": "MIT",
    "tzdata": "Apache-2.0",
    "axe-playwright-python": "MIT",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
}
CLASSIFIED = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
WRITTEN = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "The MIT License": "MIT",
}


@dataclass(frozen=True)
class Pin:
    """One package of the lock. `running` is false where only a developer needs it."""

    name: str
    version: str
    marker: str
    running: bool
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its address as package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(text: str | None = None) -> list[Pin]:
    """Every package of the lock, in its order."""
    return list(_read((text or LOCK.read_text("utf-8")).splitlines()))


def _read(lines: list[str]) -> Iterator[Pin]:
    running, found, hashes = True, None, list[str]()
    for line in [*lines, "end"]:
        if hash := re.match(r"\s+--hash=sha256:([0-9a-f]{64})", line):
            hashes.append(hash.group(1))
            continue
        if found:
            yield Pin(normal(found[1]), found[2], (found[3] or "").strip(), running, tuple(hashes))
        if line.strip() == DEVELOPMENT:
            running = False
        found, hashes = _PIN.match(line), []


def normal(name: str) -> str:
    """A package's one name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(pin: Pin) -> str:
    """Its licence as an SPDX expression, as its own metadata tell; UNTOLD where nobody knows."""
    try:
        about = metadata.metadata(pin.name)
    except metadata.PackageNotFoundError:
        return TOLD.get(pin.name, UNTOLD)
    if "License-Expression" in about:
        return str(about["License-Expression"])
    last = [line.rsplit(" :: ", 1)[-1] for line in about.get_all("Classifier") or () if "License ::" in line]
    named = sorted({CLASSIFIED[name] for name in last if name in CLASSIFIED})
    text = next((str(told) for told in about.get_all("License") or ()), "").strip()
    return " OR ".join(named) or WRITTEN.get(text, text if 0 < len(text) < 40 else TOLD.get(pin.name, UNTOLD))
