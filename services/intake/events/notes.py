"""What is added to a case after it was submitted (补充情况): on the page, by the hotline, at the counter."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class NoteAdded:
    """Somebody told more. `role` is the writer's; `sealed` has the words."""

    case: str
    note: str
    by: str
    role: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
