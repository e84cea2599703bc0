"""The file of a case in the hands of third-party evaluators (案卷借阅), for the time of one review."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileLent:
    """An evaluator may read the case, for this review and until it ends."""

    case: str
    review: str
    reader: str


@dataclass(frozen=True)
class FileReturned:
    """The review was scored, or lapsed: nothing more to read."""

    case: str
    review: str
