"""Visits: one document a mediation, whose id follows from it."""

from kernel import ids

VISITS = "visits"


def visits_of(mediation: str) -> str:
    """The id of a mediation's visits."""
    return ids.of("visits", mediation)
