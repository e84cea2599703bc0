"""Lighthouse (mobile), one run at a time; `tests/site/speed.py` says how often, and which runs count.

The pinned program is installed into a cache folder, never into the repository.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from tests.browser.served import CHROMIUM

HERE = Path(__file__).parent
BREAKS = 3
LISTS = ("package.json", "package-lock.json")
# 400 ms / 400 kbit/s / 6x: an old phone on a weak network.
SLOW = (
    "--throttling.rttMs=400",
    "--throttling.throughputKbps=400",
    "--throttling.cpuSlowdownMultiplier=6",
)


@dataclass(frozen=True)
class Lighthouse:
    """The installed program."""

    program: Path
    folder: Path

    @classmethod
    def installed(cls, folder: Path) -> Lighthouse:
        """Install it once into the cache. Raises RuntimeError where Node.js is not there."""
        if not shutil.which("npm"):
            raise RuntimeError("Lighthouse needs Node.js 20 with npm: apt-get install nodejs npm")
        mark = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LISTS)).hexdigest()[:12]
        cache = (
            Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fengqiao" / f"lighthouse-{mark}"
        )
        program = cache / "node_modules" / ".bin" / "lighthouse"
        if not program.exists():
            cache.mkdir(parents=True, exist_ok=True)
            for name in LISTS:
                shutil.copy(HERE / name, cache)
            env = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
            command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run(command, cwd=cache, env=env, check=True, timeout=300)
        return cls(program, folder)

    def run(self, url: str, *more: str) -> dict[str, float]:
        """All figures of one run; `processor` is Lighthouse's own benchmark of the machine, just before.

        Raises CalledProcessError when it broke again and again: it loses its browser on a busy machine."""
        for _ in range(BREAKS):
            with suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired):
                return self._once(url, *more)
        return self._once(url, *more)

    def _once(self, url: str, *more: str) -> dict[str, float]:
        out = self.folder / "lighthouse.json"
        flags = "--headless=new --no-sandbox --disable-dev-shm-usage"
        command = [str(self.program), url, "--quiet", "--output=json", f"--output-path={out}"]
        command += [
            f"--chrome-flags={flags}",
            "--only-categories=performance,accessibility,best-practices",
            *more,
        ]
        subprocess.run(
            command, env={**os.environ, "CHROME_PATH": CHROMIUM}, check=True, timeout=120, stderr=DEVNULL
        )
        return _figures(json.loads(out.read_text("utf-8")))


def _figures(told: dict[str, Any]) -> dict[str, float]:
    audits, categories = told["audits"], told["categories"]
    return {
        "performance": round(100 * categories["performance"]["score"]),
        "accessibility": round(100 * categories["accessibility"]["score"]),
        "best practices": round(100 * categories["best-practices"]["score"]),
        "first paint": audits["first-contentful-paint"]["numericValue"],
        "LCP": audits["largest-contentful-paint"]["numericValue"],
        "TBT": audits["total-blocking-time"]["numericValue"],
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "processor": told["environment"]["benchmarkIndex"],
    }
