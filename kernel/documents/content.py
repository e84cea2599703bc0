"""What stands in a document, said once: the PDF and the page are both made from it."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """A piece of a document. `form` says how it is shown; what it does not need stays empty."""

    form: str
    text: str = ""
    head: tuple[str, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True)
class Paper:
    """A document before it is printed. `issuer` and the day end it, unless somebody else signs it."""

    title: str
    issuer: str
    parts: tuple[Part, ...]
    addressee: str = ""
    copies_to: str = ""
    ends_with_issuer: bool = True


def paragraph(text: str) -> Part:
    """A paragraph (段落), its first line indented."""
    return Part("paragraph", text)


def heading(text: str) -> Part:
    """A heading inside the document (小标题)."""
    return Part("heading", text)


def fields(*rows: tuple[str, str]) -> Part:
    """What a form asks and its answers (表格栏目): a label and a value a line."""
    return Part("fields", rows=tuple(rows))


def table(caption: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> Part:
    """A table with a head (表格)."""
    return Part("table", caption, head, tuple(rows))


def listing(*items: str) -> Part:
    """A numbered list (列举)."""
    return Part("listing", rows=tuple((item,) for item in items))


def signing(*labels: str) -> Part:
    """Where somebody signs by hand (签名处)."""
    return Part("signing", rows=tuple((label,) for label in labels))


def signed(label: str, image: str, when: str = "") -> Part:
    """A signature given on a screen: `image` is a PNG as data URL."""
    return Part("signed", label, rows=((image, when),))
