"""Identity's use cases. It listens to no other service and has no legal clocks of its own."""

from kernel.service import ClockHandler, EventHandler

SUBSCRIPTIONS: dict[str, EventHandler] = {}
DEADLINES: dict[str, ClockHandler] = {}
