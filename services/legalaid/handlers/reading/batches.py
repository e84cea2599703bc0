"""Batches of subsidies as the desk sees them."""

from typing import Any

from services.legalaid import law
from services.legalaid.domain.batch import Batch

KEPT = ("id", "region", "state", "number", "by", "opened", "fixed", "paid", "reference", "total_fen")


def outline(state: Batch) -> dict[str, Any]:
    """A batch in a list."""
    return {name: getattr(state, name) for name in KEPT} | {"count": len(state.lines)}


def whole(state: Batch) -> dict[str, Any]:
    """A batch with its lines."""
    lines = [vars(line) | {"kind_name": law.kinds()[line.kind]["zh"]} for line in state.lines]
    return outline(state) | {"paid_by": state.paid_by, "digest": state.digest, "lines": lines}
