"""The file in the hands of third-party evaluators (案卷借阅), for the time of one review."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileLent:
    """An evaluator may read the file, for this review and until it ends."""

    review: str
    reader: str


@dataclass(frozen=True)
class LoanEnded:
    """The review was scored, or lapsed: nothing more to read."""

    review: str
