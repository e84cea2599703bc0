"""How a file is looked at: a few bytes at a time, so that memory does not grow with the file."""

from typing import Protocol

from kernel.words import Invalid


class Window(Protocol):
    """A file of `size` bytes; `read` gives up to `count` of them from `at`, fewer only at the end."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        ...

    def read(self, at: int, count: int) -> bytes:
        """The bytes there."""
        ...


def exactly(window: Window, at: int, count: int) -> bytes:
    """These bytes. Raises Invalid where the file ends before them."""
    found = window.read(at, count) if at + count <= window.size else b""
    if len(found) < count:
        raise cut_short()
    return found


def number(window: Window, at: int, count: int, order: str = "big") -> int:
    """A number of `count` bytes at `at`."""
    return int.from_bytes(exactly(window, at, count), "little" if order == "little" else "big")


def cut_short() -> Invalid:
    """The file ends in the middle: it was not sent, or not taken, as a whole."""
    return Invalid("paper_cut_short", field="file")


def broken() -> Invalid:
    """The file says that it is of this kind, but is not made like one."""
    return Invalid("paper_broken", field="file")


def appended() -> Invalid:
    """Something else hides in the file: two kinds in one (polyglot)."""
    return Invalid("paper_appended", field="file")
