"""Money as people write it (元): services count in fen."""

from __future__ import annotations

from decimal import Decimal


def yuan(fen: int | None) -> str:
    """500000 → 5,000; 150 → 1.50: without the unit, which the page's language says."""
    if fen is None:
        return ""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def plain(fen: int) -> str:
    """As it stands in a form: no comma."""
    return yuan(fen).replace(",", "")


def fen(amount: Decimal) -> int:
    """The amount in fen. Raises ValueError for parts of a fen."""
    found = amount * 100
    if not found.is_finite() or found != found.to_integral_value():
        raise ValueError("parts of a fen")
    return int(found)
