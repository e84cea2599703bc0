"""The verdict (结论): the launcher's own `check` and `verify` after the load has come to rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.stacks import Stack

FINDING = re.compile(r"^(V[1-8]) (\S+): (.*)$")
LOST = ("no effect", "not on the bus", "is gone", "was at", "could not be read")
WAIT = 300.0  # seconds: what is promised is 60; the machine of a long run has others to serve
TWICE = ("effect before", "same key as")


@dataclass
class Verdict:
    """What does not hold, by kind."""

    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """All of it."""
        return [*self.lost, *self.twice, *self.other]


def pronounce(stack: Stack, ledger: Path, wait: float = WAIT) -> Verdict:
    """Run both commands on the resting stack."""
    found = Verdict()
    for words in (("check", "--ledger", str(ledger), "--wait", str(wait)), ("verify",)):
        done = stack.command(*words)
        findings = [line for line in done.stdout.splitlines() if FINDING.match(line)]
        for line in findings:
            _kind(found, line).append(line)
        if done.returncode and not findings:
            found.other.append(
                f"{words[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"
            )
    return found


def _kind(found: Verdict, line: str) -> list[str]:
    if any(words in line for words in LOST):
        return found.lost
    return found.twice if any(words in line for words in TWICE) else found.other
