"""Links to parties' phones: found by their mark, and by the mediation they belong to."""

from collections.abc import Mapping, Sequence
from typing import Any

LINKS = "links"
IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]
INDEXES: dict[str, list[IndexSpec]] = {
    LINKS: [([("state.mark", 1)], {}), ([("state.mediation", 1), ("at", 1)], {})],
}


def marked(mark: str) -> dict[str, Any]:
    """The link with this mark."""
    return {"state.mark": mark}


def links_of(mediation: str) -> dict[str, Any]:
    """All links of a mediation."""
    return {"state.mediation": mediation}


def live_links(mediation: str, party: str, purpose: str) -> dict[str, Any]:
    """Those that a newer one for the same puts an end to."""
    return links_of(mediation) | {"state.party": party, "state.purpose": str(purpose), "state.ended": None}
