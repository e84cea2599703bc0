"""JPEG, from the first marker to the last. No pixel is decoded: what is not decoded cannot blow up."""

import re

from services.intake.domain.evidence.boxes import film
from services.intake.domain.evidence.window import Window, appended, broken, cut_short, exactly, number

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BLOCK = 64 * 1024
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
SAMSUNG = b"SEFT"
"""How Samsung's cameras end what they put after the picture."""


def pixels(window: Window) -> int:
    """How many pixels the picture has. Raises Invalid where it is not one whole JPEG."""
    largest, end = _picture(window, 0)
    while end < window.size:
        end, more = _after(window, end)
        largest = max(largest, more)
    return largest


def _after(window: Window, at: int) -> tuple[int, int]:
    """What phone cameras put after a picture: further ones (Ultra HDR), a short film, Samsung's notes."""
    start = window.read(at, 12)
    if start[:2] == b"\xff\xd8":
        size, end = _picture(window, at)
        return end, size
    if start[4:8] == b"ftyp" and film(window, at):
        return window.size, 0
    if exactly(window, window.size - 4, 4) == SAMSUNG or not start.strip(b"\0"):
        return window.size, 0
    raise appended()


def _picture(window: Window, start: int) -> tuple[int, int]:
    """Pixels and end of the picture that begins there."""
    if exactly(window, start, 2) != b"\xff\xd8":
        raise broken()
    size, at = 0, start + 2
    while True:
        marker, at = _marker(window, at)
        if marker == EOI:
            if not size:
                raise broken()
            return size, at
        if marker in ALONE:
            continue
        length = number(window, at, 2)
        if marker == SOI or length < 2:
            raise broken()
        if marker in FRAMES:
            size = max(size, number(window, at + 3, 2) * number(window, at + 5, 2))
        at += length
        if marker == SOS:
            at = _scan_end(window, at)


def _marker(window: Window, at: int) -> tuple[int, int]:
    """The marker there, and where what follows it begins; 0xFF may be repeated before it."""
    if exactly(window, at, 1) != b"\xff":
        raise broken()
    while (byte := exactly(window, at, 1)) == b"\xff":
        at += 1
    return byte[0], at + 1


def _scan_end(window: Window, at: int) -> int:
    """Where the coded picture ends: at the next marker that is not part of it."""
    while at < window.size:
        block = window.read(at, BLOCK)
        if found := _MARKER.search(block):
            return at + found.start()
        at += max(1, len(block) - 1)
    raise cut_short()
