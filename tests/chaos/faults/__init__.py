"""The faults, a file for each row of the table; ALL names them, each with its strikes in a long run."""

from tests.chaos.faults import (
    brokers,
    clocks,
    disturbing,
    events,
    filling,
    freezing,
    killing,
    poison,
    racing,
)

ALL = (
    *killing.FAULTS,
    *brokers.FAULTS,
    *events.FAULTS,
    *poison.FAULTS,
    *racing.FAULTS,
    *clocks.FAULTS,
    *filling.FAULTS,
    *disturbing.FAULTS,
    *freezing.FAULTS,
)
