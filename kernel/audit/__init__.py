"""Looking whether what must always hold does: reads databases and bus directly, believes neither."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: the rule (V1-V8), where (aggregate or entry), and what."""

    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule} {self.where}: {self.what}"
