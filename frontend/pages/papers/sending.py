"""How the site hands a file to intake: begun by its digest, so that the same file again is the same paper,
then a piece at a time, so that memory stays bounded and what arrived before a cut is kept.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from werkzeug.exceptions import ClientDisconnected

from frontend.gateway import judged
from frontend.signed_in import pipe, read

PIECE = 256 * 1024  # bytes, as intake keeps them
VERSION = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Sheet:
    """A file that is to be sent. `key` finds it again when it is sent once more."""

    name: str
    size: int
    key: str
    sha256: str | None = None


def sheet(name: str, file: IO[bytes]) -> Sheet:
    """What is sent, by its content."""
    digest, size = hashlib.sha256(), 0
    while data := file.read(PIECE):
        digest.update(data)
        size += len(data)
    file.seek(0)
    return Sheet(name, size, digest.hexdigest(), digest.hexdigest())


def begin(case: str, what: Sheet) -> tuple[str, int]:
    """The paper's id, and how much of it intake has. Raises Problem, Away, SignedOut."""
    told = {"filename": what.name} | ({"sha256": what.sha256} if what.sha256 else {})
    about = ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in told.items())
    head = {"Upload-Length": str(what.size), "Upload-Metadata": about, "Idempotency-Key": what.key}
    reply = pipe("intake", "POST", f"/cases/{case}/papers", VERSION | head)
    judged("intake", reply)
    paper = reply.headers["Location"].rsplit("/", 1)[-1]
    return paper, int(standing(case, paper)["offset"])


def standing(case: str, paper: str) -> dict[str, Any]:
    """Where a paper stands: `offset`, `length`, `state`."""
    found: dict[str, Any] = read("intake", f"/cases/{case}/papers/{paper}")
    return found


def pour(case: str, paper: str, offset: int, stream: IO[bytes]) -> int:
    """Send what the stream holds, piece by piece; an empty last one asks for the check. The new offset."""
    sent = False
    for data in _pieces(stream):
        offset, sent = _add(case, paper, offset, data), True
    return offset if sent else _add(case, paper, offset, b"")


def _add(case: str, paper: str, offset: int, data: bytes) -> int:
    head = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    reply = pipe("intake", "PATCH", f"/cases/{case}/papers/{paper}", VERSION | head, data)
    judged("intake", reply)
    return int(reply.headers["Upload-Offset"])


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Whole pieces, then the rest; where the phone lost its network, what came until then."""
    while data := _some(stream):
        yield data


def _some(stream: IO[bytes]) -> bytes:
    parts, left = [], PIECE
    try:
        while left and (part := stream.read(min(left, 64 * 1024))):
            parts.append(part)
            left -= len(part)
    except (ClientDisconnected, OSError):
        pass
    return b"".join(parts)
