"""Names for documents: an id follows from what it is about, so that later events find it."""

import uuid

_SPACE = uuid.UUID("5f1c5a1e-7d0e-5b4e-9d5c-2f0d1f2b7c31")


def new() -> str:
    """A fresh random id."""
    return str(uuid.uuid4())


def of(*parts: str) -> str:
    """The id that follows from these parts: the same parts, the same id."""
    return str(uuid.uuid5(_SPACE, "/".join(parts)))


def owner(inner: str) -> str:
    """The document that holds a thing inside it: `<document>.<thing>` → `<document>`."""
    return inner.split(".", 1)[0]
