"""Looking for malware (恶意程序检查): a port, and what stands behind it.

Without a setting nobody looks, and every paper says so. `CLAMD` names a clamd: `host:port`, or the path of
its socket. While it does not answer, no paper is taken: what nobody could check waits.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Protocol

from services.intake.scanning.clamd import Clamd
from services.intake.scanning.verdict import ScannerAway, Verdict

__all__ = ["Clamd", "NoScanner", "Scanner", "ScannerAway", "Verdict", "scanner"]


class Scanner(Protocol):
    """Whatever can look at a file piece by piece."""

    def scan(self, pieces: Iterable[bytes]) -> Verdict:
        """What it finds. Raises ScannerAway where it cannot look."""
        ...


class NoScanner:
    """Nobody looks, and says so."""

    def scan(self, pieces: Iterable[bytes]) -> Verdict:
        """Not looked at."""
        return Verdict(by=None)


def scanner(env: Mapping[str, str] = os.environ) -> Scanner:
    """The scanner that `CLAMD` names, or none."""
    place = env.get("CLAMD", "").strip()
    return Clamd(place) if place else NoScanner()
