"""What need not be looked at in every round of the worker."""

import time


class Seldom:
    """True once in so many seconds (every process for itself), beginning at once."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, float("-inf")

    def due(self) -> bool:
        """Whether it is time again; then the time begins anew."""
        now = time.monotonic()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True
