"""Whether a file is what it seems (证据材料检查): pure rules over its bytes, a few of them at a time.

Nothing is unpacked and no pixel is decoded, so that no file can make the server run out of memory or
reach a decoder's faults. What is kept is what was sent, bit for bit: it is evidence.
"""

from collections.abc import Callable, Mapping

from kernel.words import Invalid
from services.intake.domain.evidence import boxes, jpeg, pdf, png, webp
from services.intake.domain.evidence.signs import IN_PICTURES, contains, is_archive
from services.intake.domain.evidence.window import Window, appended

CHECKS: Mapping[str, Callable[[Window], int]] = {
    "image/jpeg": jpeg.pixels,
    "image/png": png.pixels,
    "image/webp": webp.pixels,
    "image/heic": boxes.pixels,
    "application/pdf": pdf.pixels,
}

__all__ = ["CHECKS", "Window", "sound"]


def sound(kind: str, window: Window, most_pixels: int) -> None:
    """Raise Invalid unless the file is one whole thing of this kind, and nothing else besides."""
    size = CHECKS[kind](window)
    if size > most_pixels:
        raise Invalid("paper_too_many_pixels", field="file", most=most_pixels // 10**6)
    if is_archive(window):
        raise appended()
    if kind.startswith("image/") and contains(window, IN_PICTURES, any_case=True):
        raise appended()
