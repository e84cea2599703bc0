"""PDF: begins and ends as one, can be read without a password, and does nothing by itself."""

from kernel.words import Invalid
from services.intake.domain.evidence.signs import contains
from services.intake.domain.evidence.window import Window, appended, broken, cut_short, exactly

TAIL = 1024
LOCKED = (b"/Encrypt",)
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")


def pixels(window: Window) -> int:
    """None to count. Raises Invalid where it is not one whole PDF that only shows pages."""
    if exactly(window, 0, 5) != b"%PDF-":
        raise broken()
    tail = window.read(max(0, window.size - TAIL), TAIL)
    before, end, after = tail.rpartition(b"%%EOF")
    if not end or b"startxref" not in before:
        raise cut_short()
    if after.strip(b"\0 \t\r\n"):
        raise appended()
    if contains(window, LOCKED):
        raise Invalid("paper_locked", field="file")
    if contains(window, ACTIVE):
        raise Invalid("paper_active", field="file")
    return 0
