"""The cheapest way to hand out offers: a flow from cases through lawyers, solved exactly in whole numbers.

Each case sends one unit, to a lawyer or (at a high price) to nobody; a lawyer's second offer in the same
round costs more than his first. OR-Tools' network solver is made for this (docs/decisions).
"""

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

Numbers = npt.NDArray[np.int64]
NOBODY = -1


class NoFlow(Exception):
    """The solver found no answer, which cannot be: every case may stay unasked."""


def cheapest(
    of: Numbers, to: Numbers, cost: Numbers, unasked: Numbers, slots: Numbers, rising: int
) -> tuple[Numbers, int]:
    """Each case's lawyer, or `NOBODY`, and what all of it costs. Edge k joins case of[k] and lawyer to[k]."""
    cases, lawyers = len(unasked), len(slots)
    sink, edges = cases + lawyers, len(of)
    more = np.repeat(np.arange(lawyers), slots)
    nth = np.concatenate([np.arange(count) for count in slots]) if lawyers else np.zeros(0, np.int64)
    tails = np.concatenate([of, np.arange(cases), cases + more])
    heads = np.concatenate([cases + to, np.full(cases + len(more), sink)])
    prices = np.concatenate([cost, unasked, nth * rising])
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(len(tails), np.int64), prices)
    supplies = np.zeros(sink + 1, np.int64)
    supplies[:cases], supplies[sink] = 1, -cases
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        raise NoFlow
    used = flow.flows(arcs[:edges]) > 0
    chosen = np.full(cases, NOBODY, np.int64)
    chosen[of[used]] = to[used]
    return chosen, int(flow.optimal_cost())
