"""The console: what a developer sees. The phone is masked, a secret address left out."""

import sys


class Console:
    """Prints to the terminal of whoever runs the system."""

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """Print the words."""
        tail = " [链接 / link]" if address else ""
        print(f"短信 / message for {masked(to)}: {text}{tail}", file=sys.stdout, flush=True)

    def send(self, phone: str, code: str) -> None:
        """Print the code."""
        print(f"验证码 / code for {masked(phone)}: {code}", file=sys.stdout, flush=True)


def masked(phone: str) -> str:
    """A number that cannot be rung: its last four digits."""
    return f"***{phone[-4:]}"
