"""Sending a code to a phone: a port, and its first adapter.

The code reaches the sender and nothing else: no log, no event, no database holds it in clear.
"""

import sys
from typing import Protocol

from services.identity.domain.likeness import masked_phone


class Sender(Protocol):
    """Hands a code to the telephone network. Returns when it was taken over; raises OSError if not."""

    def send(self, phone: str, code: str) -> None:
        """Send the code to this phone (E.164)."""


class ConsoleSender:
    """Prints to the terminal of whoever runs the system, the phone masked."""

    def send(self, phone: str, code: str) -> None:
        """Print the code."""
        print(f"验证码 / code for {masked_phone(phone)}: {code}", file=sys.stdout, flush=True)


sender: Sender = ConsoleSender()
