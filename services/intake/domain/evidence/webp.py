"""WebP: one RIFF container that says how long it is."""

from services.intake.domain.evidence.window import Window, appended, broken, cut_short, exactly, number

LOSSY, LOSSLESS, EXTENDED = b"VP8 ", b"VP8L", b"VP8X"


def pixels(window: Window) -> int:
    """How many pixels the picture has. Raises Invalid where it is not one whole WebP."""
    head = exactly(window, 0, 30)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        raise broken()
    end = 8 + number(window, 4, 4, "little")
    if end > window.size:
        raise cut_short()
    if end < window.size:
        raise appended()
    _chunks(window, end)
    return _size(head)


def _chunks(window: Window, end: int) -> None:
    """Every chunk ends within the file, and the last one at its end."""
    at = 12
    while at < end:
        length = number(window, at + 4, 4, "little")
        at += 8 + length + length % 2
    if at != end:
        raise broken()


def _size(head: bytes) -> int:
    kind = head[12:16]
    if kind == EXTENDED:
        return (_little(head[24:27]) + 1) * (_little(head[27:30]) + 1)
    if kind == LOSSLESS and head[20] == 0x2F:
        bits = _little(head[21:25])
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    if kind == LOSSY and head[23:26] == b"\x9d\x01\x2a":
        return (_little(head[26:28]) & 0x3FFF) * (_little(head[28:30]) & 0x3FFF)
    raise broken()


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")
