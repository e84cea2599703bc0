"""Which servers the run used, and what was skipped and why: the run's last lines say it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Report:
    """Filled by the finders while the run goes on."""

    used: dict[str, str] = field(default_factory=dict)
    passed_over: dict[str, list[str]] = field(default_factory=dict)

    def use(self, what: str, which: str) -> None:
        """`what` is Kafka or MongoDB; `which` names the product, its version and where it came from."""
        self.used[what] = which

    def pass_over(self, what: str, why: str) -> None:
        """A way that was tried before and did not lead anywhere."""
        self.passed_over.setdefault(what, []).append(why)

    def lines(self) -> list[str]:
        """For the terminal."""
        lines = [f"{what}: {which}" for what, which in sorted(self.used.items())]
        for what in sorted(set(self.passed_over) - set(self.used)):
            lines.append(f"{what}: none ({'; '.join(self.passed_over[what])})")
        return lines


class NotHere(Exception):
    """This way to a server leads nowhere on this machine; the text says why."""


REPORT = Report()
