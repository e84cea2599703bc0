"""PNG, chunk by chunk: each has a checksum, the last is IEND, and nothing may follow."""

import zlib

from services.intake.domain.evidence.window import Window, appended, broken, cut_short, exactly, number

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BLOCK = 64 * 1024


def pixels(window: Window) -> int:
    """How many pixels the picture has. Raises Invalid where it is not one whole PNG."""
    if exactly(window, 0, 16)[:8] != SIGNATURE or exactly(window, 8, 8) != b"\0\0\0\rIHDR":
        raise broken()
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = number(window, at, 4), exactly(window, at + 4, 4)
        if at + 12 + length > window.size:
            raise cut_short()
        if _checksum(window, at + 4, length + 4) != number(window, at + 8 + length, 4):
            raise broken()
        at += 12 + length
    if at != window.size:
        raise appended()
    return number(window, 16, 4) * number(window, 20, 4)


def _checksum(window: Window, at: int, count: int) -> int:
    found, end = 0, at + count
    while at < end:
        block = window.read(at, min(BLOCK, end - at))
        found = zlib.crc32(block, found)
        at += len(block)
    return found
