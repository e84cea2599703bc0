"""What a lawyer's next offer is worth to all cases (影子价格), and how far a matching is from the best.

With these prices a case's cheapest lawyer can be looked for among all of them, not only among those who
took part; and the cost that no matching can fall below is known (weak duality), without solving anew.
"""

import numpy as np

from services.legalaid.domain.matching.flow import NOBODY, Numbers

ROUNDS = 400  # far more than prices ever took to come to rest


def prices(
    of: Numbers, to: Numbers, cost: Numbers, unasked: Numbers, slots: Numbers, rising: int, chosen: Numbers
) -> Numbers:
    """The least prices at which every case is content with its own lawyer, or with nobody."""
    asked = chosen != NOBODY
    used = np.bincount(chosen[asked], minlength=len(slots))
    price = np.maximum(used - 1, 0) * rising
    if not len(of):
        return price
    by_lawyer = np.argsort(to, kind="stable")
    of, to, cost = of[by_lawyer], to[by_lawyer], cost[by_lawyer]
    own = unasked.copy()
    mine = chosen[of] == to
    own[of[mine]] = cost[mine]
    begins = np.flatnonzero(np.diff(to, prepend=-1))
    lawyers = to[begins]
    for _ in range(ROUNDS):
        content = own + np.where(asked, price[chosen], 0)
        wanted = np.maximum.reduceat(content[of] - cost, begins)
        higher = np.maximum(price[lawyers], wanted)
        if np.array_equal(higher, price[lawyers]):
            break
        price[lawyers] = higher
    return price


def earned(price: Numbers, slots: Numbers, rising: int) -> int:
    """What the lawyers' offers bring at these prices, beyond what each of them costs."""
    total = 0
    for nth in range(int(slots.max(initial=0))):
        total += int(np.maximum(price - nth * rising, 0)[slots > nth].sum())
    return total
