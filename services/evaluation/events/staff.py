"""Who evaluates (评估员): our own copy of the fields that we read of the staff."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ColleagueListed:
    """A member of staff as identity last told: an active evaluator, or not."""

    username: str
    region: str | None
    evaluates: bool
