"""A consumer in a process of its own, to be killed or frozen: prints the batch it holds, then obeys.

Lines in: `ack`. Lines out: the ids of the batch as JSON, then `acked` or `superseded`.
"""

from __future__ import annotations

import json
import sys

from kernel.bus import Superseded
from tests.kernel.bus.messages import first_batch, ids
from tests.kernel.bus.places import Place


def main(url: str, mongo: str, database: str, group: str, topic: str) -> None:
    """Hold a batch until told otherwise."""
    subscription = Place(url, mongo, database).open().subscribe(group, [topic])
    print(json.dumps(ids(first_batch(subscription))), flush=True)
    for _ in sys.stdin:
        try:
            subscription.ack()
            print("acked", flush=True)
        except Superseded:
            print("superseded", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
