"""The search for the best matching of a table: solve with few pairs, price, add the pairs missed, again."""

from dataclasses import dataclass

import numpy as np

from services.legalaid.domain.matching.flow import Numbers, cheapest
from services.legalaid.domain.matching.prices import earned, prices
from services.legalaid.domain.matching.table import SHUT, Table

NEAREST, SPREAD, MISSED = 24, 12, 8  # pairs of each case: the cheapest, from all over, added at each turn
TURNS = 8
CLOSE = 1000  # within a thousandth of the best


@dataclass(frozen=True)
class Matched:
    """Each case's lawyer by number (-1: nobody), the cost of all, and the cost that none can fall below."""

    chosen: list[int]
    cost: int
    bound: int


def search(table: Table, nearest: int = NEAREST) -> Matched:
    """The best matching, or one within a thousandth of it."""
    rows = len(table.cases)
    unasked = np.array([table.unasked(number) for number in range(rows)], np.int64)
    slots = table.slots()
    pairs = [_first(number, table.row(number), nearest) for number in range(rows)]
    best = 0
    for _ in range(TURNS):
        edges = _edges(table, pairs)
        chosen, cost = cheapest(*edges, unasked, slots, table.rising)
        price = prices(*edges, unasked, slots, table.rising, chosen)
        least, pairs = _missed(table, pairs, price, unasked)
        best = max(best, least - earned(price, slots, table.rising))
        if cost - best <= cost // CLOSE:
            break
    return Matched(chosen.tolist(), cost, best)


def _first(number: int, row: Numbers, nearest: int) -> Numbers:
    """A case's cheapest lawyers, and some from all over so that a crowd does not shut anybody out."""
    free = np.flatnonzero(row < SHUT)
    if len(free) <= nearest + SPREAD:
        return free
    near = free[np.argpartition(row[free], nearest)[:nearest]]
    far = free[(number * 7919 + np.arange(SPREAD) * len(free) // SPREAD) % len(free)]
    return np.union1d(near, far)


def _edges(table: Table, pairs: list[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    """Case, lawyer and cost of every pair that takes part."""
    of = np.repeat(np.arange(len(pairs)), [len(his) for his in pairs])
    to = np.concatenate(pairs).astype(np.int64)
    cost = np.concatenate([table.row(number)[his] for number, his in enumerate(pairs)])
    return of, to, cost


def _missed(
    table: Table, pairs: list[Numbers], price: Numbers, unasked: Numbers
) -> tuple[int, list[Numbers]]:
    """What all cases pay at least at these prices, and their pairs with the cheapest of those left out."""
    least, more = 0, []
    for number, his in enumerate(pairs):
        row = table.row(number) + price
        known = min(int(row[his].min(initial=SHUT)), int(unasked[number]))
        cheap = np.flatnonzero(row < known)
        if len(cheap) > MISSED:
            cheap = cheap[np.argpartition(row[cheap], MISSED)[:MISSED]]
        least += min(int(row[cheap].min(initial=known)), known)
        more.append(np.union1d(his, cheap) if len(cheap) else his)
    return least, more
