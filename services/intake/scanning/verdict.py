"""What a scanner says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`by` names who looked, None where nobody does; `malware` names what was found."""

    by: str | None
    malware: str | None = None


class ScannerAway(Exception):
    """The scanner is set, but cannot look now: the paper waits, it is not taken unseen."""
