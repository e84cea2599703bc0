"""Drawing a sample (抽样): stratified, and reproducible by anyone from the published frame and seed.

*Reproducible*, not *verifiable*: whoever draws chooses the seed, so it proves that the rule was
kept, not that the seed was not chosen for its result (that needs requirement L4's later entropy).

The rule, method `stratified-sha256-1`:
1. n = rate x N, rounded up, so never fewer than the rate asks for.
2. n is shared among the strata (service, category) by largest remainder.
3. A stratum whose share reaches every handler once is shared among its handlers the same way.
4. In each stratum the cases with the smallest SHA-256(seed, newline, case) are drawn.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from services.evaluation.events import Listed, Stratum


@dataclass(frozen=True)
class Draw:
    """What was drawn: the strata with their shares, and the cases in the order of the draw."""

    strata: tuple[Stratum, ...]
    cases: tuple[str, ...]


def rank(seed: str, name: str) -> str:
    """H(seed, name): who comes first, for the same seed always the same."""
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()


def size(rate: str, population: int) -> int:
    """How many to draw: the rate's share rounded up, so at least one where the rate is above 0."""
    return int((Decimal(rate) * population).to_integral_value(ROUND_CEILING))


def shares(sizes: Mapping[str, int], total: int, seed: str) -> dict[str, int]:
    """Share `total` among the named parts by largest remainder; equal remainders by H(seed, name)."""
    population = sum(sizes.values())
    if not population:
        return dict.fromkeys(sizes, 0)
    exact = {name: Fraction(total * count, population) for name, count in sizes.items()}
    given = {name: int(share) for name, share in exact.items()}
    left = total - sum(given.values())
    first = sorted(exact, key=lambda name: (given[name] - exact[name], rank(seed, name)))
    for name in first[:left]:
        given[name] += 1
    return given


def draw(frame: Sequence[Listed], rate: str, seed: str) -> Draw:
    """Draw from the frame. The order in which the frame is given does not matter."""
    cells = _grouped(frame, lambda row: f"{row.service}/{row.category}")
    quota = shares({name: len(rows) for name, rows in cells.items()}, size(rate, len(frame)), seed)
    drawn = [part for name in sorted(cells) for part in _cell(cells[name], quota[name], seed)]
    chosen = sorted((case for _, cases in drawn for case in cases), key=lambda case: rank(seed, case))
    return Draw(tuple(stratum for stratum, _ in drawn), tuple(chosen))


def _cell(rows: list[Listed], quota: int, seed: str) -> list[tuple[Stratum, list[str]]]:
    """One service and category: by handler where the share reaches every handler once."""
    handlers = _grouped(rows, lambda row: row.handler)
    if len(handlers) == 1 or quota < len(handlers):
        return [_pick(rows, quota, seed, "")]
    parts = shares({name: len(own) for name, own in handlers.items()}, quota, seed)
    return [_pick(handlers[name], parts[name], seed, name) for name in sorted(handlers)]


def _pick(rows: list[Listed], quota: int, seed: str, handler: str) -> tuple[Stratum, list[str]]:
    first = sorted((row.case for row in rows), key=lambda case: rank(seed, case))
    return Stratum(rows[0].service, rows[0].category, handler, len(rows), quota), first[:quota]


def _grouped(rows: Iterable[Listed], name: Callable[[Listed], str]) -> dict[str, list[Listed]]:
    parts: dict[str, list[Listed]] = {}
    for row in rows:
        parts.setdefault(name(row), []).append(row)
    return parts
