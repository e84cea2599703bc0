"""The licence list, docs/licences.md: `python -m deploy.supply.licences` writes it from the lock."""

from __future__ import annotations

from deploy.supply.pins import ROOT, licence, pins

PAGE = ROOT / "docs" / "licences.md"
HEAD = """# What Fengqiao stands on, and under which licences

Fengqiao itself: Apache-2.0. Written by `make licences` from `requirements.lock` and what each package says
of itself (SPDX); a test compares it. *run* is installed where Fengqiao runs, *dev* on a developer's machine
only. LGPL and MPL libraries are used unchanged; what runs under GPL is a program of its own, never imported.

| package | version | licence | for |
|---|---|---|---|
"""


def page() -> str:
    """What the page should say."""
    rows = (
        f"| {pin.name} | {pin.version} | {licence(pin)} | {'run' if pin.running else 'dev'} |"
        for pin in sorted(pins(), key=lambda pin: (not pin.running, pin.name))
    )
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
