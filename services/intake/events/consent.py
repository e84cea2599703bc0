"""That the person agreed to somebody else applying for him (代为申请, 本人同意)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Manner(StrEnum):
    """How: on the page himself, by a code to his own phone, by word to the desk, on paper."""

    PAGE = "page"
    CODE = "code"
    SPOKEN = "spoken"
    PAPER = "paper"


@dataclass(frozen=True)
class ConsentRecorded:
    """The person agreed; `by` wrote it down."""

    case: str
    manner: Manner
    by: str
    at: datetime
