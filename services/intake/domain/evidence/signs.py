"""Signs that a file is, at the same time, something else that a program would run or unpack."""

from collections.abc import Sequence

from services.intake.domain.evidence.window import Window

BLOCK = 64 * 1024
ZIP_DIRECTORY, ZIP_END, ZIP_TAIL = b"PK\x01\x02", b"PK\x05\x06", 22 + 65_535
"""An archive is found from its end, whatever stands before it (APPNOTE 4.3.16)."""
IN_PICTURES = (b"<script", b"<?php", b"<!doctype", b"%pdf-")


def contains(window: Window, signs: Sequence[bytes], *, any_case: bool = False) -> bool:
    """True if one of the signs stands anywhere, also across two blocks."""
    longest, before = max(map(len, signs)), b""
    for at in range(0, window.size, BLOCK):
        block = before + window.read(at, BLOCK)
        looked = block.lower() if any_case else block
        if any(sign in looked for sign in signs):
            return True
        before = block[-longest + 1 :]
    return False


def is_archive(window: Window) -> bool:
    """True if an unpacker would find an archive (zip, and with it docx, apk, jar) at the end.

    Unpackers pass over what follows it, so only the directory in front of the end has to be there."""
    start = max(0, window.size - ZIP_TAIL)
    tail = window.read(start, ZIP_TAIL)
    at = tail.rfind(ZIP_END)
    while at >= 0:
        directory = start + at - int.from_bytes(tail[at + 12 : at + 16], "little")
        if directory >= 0 and window.read(directory, 4) == ZIP_DIRECTORY:
            return True
        at = tail.rfind(ZIP_END, 0, at)
    return False
