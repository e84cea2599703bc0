"""Event committed → effect in the next service, from the two records themselves: no polling in between."""

from __future__ import annotations

import statistics
import time
from datetime import datetime
from typing import Any

from pymongo import MongoClient

from bench.stack import Stack


def line(stack: Stack, name: str, last: int) -> str:
    """Milliseconds from intake's entry to legal aid's, of the `last` routed cases."""
    time.sleep(2)
    client: MongoClient[dict[str, Any]] = MongoClient(stack.mongo_url)
    routed = {e["_id"]: e["at"] for e in client["fengqiao_intake"]["record"].find({"type": "CaseRouted"})}
    effects = client["fengqiao_legalaid"]["record"].find({"type": "ApplicationReceived"})
    both = sorted((routed[e["cause"]], e["at"]) for e in effects if e["cause"] in routed)
    client.close()
    took = [_ms(before, after) for before, after in both[-last:]]
    median, p99 = statistics.median(took), statistics.quantiles(took, n=100)[98]
    return f"event → effect, {name}, {len(took)} cases: median {median:.0f} ms, p99 {p99:.0f} ms"


def _ms(before: str, after: str) -> float:
    return (datetime.fromisoformat(after) - datetime.fromisoformat(before)).total_seconds() * 1000
