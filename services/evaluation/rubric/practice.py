"""The working rules (工作约定) that are not law: how long, how many, from which answer on."""

import json
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files


@dataclass(frozen=True)
class Practice:
    """`satisfied_from` and `dissatisfied_to` are answers on the scale of 1 to 5."""

    method: str
    largest_frame: int
    review_days: int
    review_day_type: str
    first_pause: timedelta
    longest_pause: timedelta
    satisfied_from: int
    dissatisfied_to: int
    follow_up_days: int
    follow_up_day_type: str
    fewest: int
    confidence: float


def _read() -> Practice:
    data = json.loads(files(__package__).joinpath("practice.json").read_text("utf-8"))
    review, survey = data["review"], data["survey"]
    return Practice(
        method=data["sampling"]["method"],
        largest_frame=data["sampling"]["largest_frame"],
        review_days=review["days"],
        review_day_type=review["day_type"],
        first_pause=timedelta(minutes=review["first_pause_minutes"]),
        longest_pause=timedelta(minutes=review["longest_pause_minutes"]),
        satisfied_from=survey["satisfied_from"],
        dissatisfied_to=survey["dissatisfied_to"],
        follow_up_days=survey["follow_up_days"],
        follow_up_day_type=survey["follow_up_day_type"],
        fewest=data["results"]["fewest"],
        confidence=data["results"]["confidence"],
    )


PRACTICE = _read()
