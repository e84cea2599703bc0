"""Sending words to a phone (短信): a port, and its first adapter.

A secret address that goes along is handed over apart from the words, so that an adapter cannot
write it down by writing down the words: the console prints the words only.
"""

import sys
from typing import Protocol

from services.identity.domain.likeness import masked_phone


class Messenger(Protocol):
    """Hands a message to the telephone network. Returns when it was taken over; raises OSError if not."""

    def tell(self, phone: str, text: str, address: str | None) -> None:
        """Send the words, and after them the address, to this phone (E.164)."""


class ConsoleMessenger:
    """Prints to the terminal of whoever runs the system: the phone masked, the address left out."""

    def tell(self, phone: str, text: str, address: str | None) -> None:
        """Print the words."""
        tail = " [链接 / link]" if address else ""
        print(f"短信 / message for {masked_phone(phone)}: {text}{tail}", file=sys.stdout, flush=True)


messenger: Messenger = ConsoleMessenger()
