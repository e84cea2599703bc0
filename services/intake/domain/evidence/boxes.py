"""HEIC, the photo of newer phones, and the short film after some photos: ISO boxes (ISO/IEC 14496-12)."""

from collections.abc import Iterator

from services.intake.domain.evidence.window import Window, broken, cut_short, exactly, number

BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
LARGEST_META = 1024 * 1024
"""Bytes. What describes a photo takes some thousands."""


def pixels(window: Window) -> int:
    """How many pixels the largest image has. Raises Invalid where it is not one whole HEIC."""
    found = {kind: (start, end) for kind, start, end in _boxes(window, 0)}
    if not {b"ftyp", b"meta", b"mdat"} <= found.keys() or exactly(window, 8, 4) not in BRANDS:
        raise broken()
    start, end = found[b"meta"]
    if end - start > LARGEST_META:
        raise broken()
    return _largest(exactly(window, start, end - start))


def film(window: Window, at: int) -> bool:
    """True if boxes of a film fill the file from there to its end."""
    return b"moov" in {kind for kind, _, _ in _boxes(window, at)}


def _boxes(window: Window, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start of content and end of each box; the last ends where the file does."""
    while at < window.size:
        length, kind, head = number(window, at, 4), exactly(window, at + 4, 4), 8
        if length == 1:
            length, head = number(window, at + 8, 8), 16
        if length < head or not kind.isalnum():
            raise broken()
        if at + length > window.size:
            raise cut_short()
        yield kind, at + head, at + length
        at += length


def _largest(meta: bytes) -> int:
    """The largest `ispe`: width and height of an image or of the grid that it is made of."""
    sizes, at = [0], meta.find(b"ispe")
    while at >= 0:
        width, height = meta[at + 8 : at + 12], meta[at + 12 : at + 16]
        sizes.append(int.from_bytes(width, "big") * int.from_bytes(height, "big"))
        at = meta.find(b"ispe", at + 4)
    if max(sizes) == 0:
        raise broken()
    return max(sizes)
