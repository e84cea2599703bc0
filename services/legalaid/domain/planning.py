"""A fair rota (公平排班): each day goes to who had the fewest, counted over the year and all posts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kernel import calendar
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.matching.fitting import seed, tie
from services.legalaid.events import Turn


@dataclass(frozen=True)
class Served:
    """What lawyers have had: turns of the year, those on days off, and the days already taken elsewhere."""

    turns: Mapping[str, int] = field(default_factory=dict)
    days_off: Mapping[str, int] = field(default_factory=dict)
    busy: frozenset[tuple[date, str]] = frozenset()


def planned(
    days: Sequence[date], lawyers: Sequence[Candidate], served: Served, post: str
) -> tuple[list[Turn], list[date]]:
    """Turns for these days, and the days for which there is nobody.

    On a day off who had the fewest of those comes first; nobody has two posts on a day, and nobody two
    days running where another can.
    """
    turns, off = Counter(served.turns), Counter(served.days_off)
    last: dict[str, date] = {}
    found, nobody = [], []
    for day in days:
        free = [one for one in lawyers if _free(one, day, served)]
        if not free:
            nobody.append(day)
            continue
        rest = calendar.is_day_off(day)
        chosen = min(free, key=lambda one: _place(one, day, rest, turns, off, last, post))
        turns[chosen.lawyer] += 1
        off[chosen.lawyer] += rest
        last[chosen.lawyer] = day
        found.append(Turn(day, chosen.lawyer))
    return found, nobody


def _free(one: Candidate, day: date, served: Served) -> bool:
    away = any(leave.start <= day <= leave.end for leave in one.leave)
    licensed = one.licence is None or one.licence.holds(day)
    return one.active and licensed and not away and (day, one.lawyer) not in served.busy


def _place(
    one: Candidate,
    day: date,
    rest: bool,
    turns: Mapping[str, int],
    off: Mapping[str, int],
    last: Mapping[str, date],
    post: str,
) -> tuple[int, int, int, int, str]:
    name = one.lawyer
    running = name in last and (day - last[name]).days == 1
    equal = tie(seed(f"{post}/{day}"), seed(name))
    return (turns[name], int(running), off[name] if rest else 0, equal, name)
