"""How a region finds lawyers: by load, or by a draw that nobody can steer (随机指派)."""

from kernel.words import covers
from services.legalaid.law.read import read

DRAW = "draw"


def way(region: str) -> str:
    """`load` or `draw`."""
    file = read("assignment.json")
    return str(next((row["way"] for row in file["ways"] if covers(row["region"], region)), file["usual"]))


def draw_method() -> str:
    """The name of the way in which a draw is computed; another way gets another name."""
    return str(read("assignment.json")["draw"]["method"])


def draw_within_days() -> int:
    """How far ahead the named public draw may lie."""
    return int(read("assignment.json")["draw"]["within_days"])


def draw_overdue_hours() -> int:
    """How long after the named public draw its result must have been entered."""
    return int(read("assignment.json")["draw"]["overdue_hours"])
