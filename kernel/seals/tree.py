"""A Merkle tree over lines, as in RFC 6962 (Certificate Transparency): leaves and nodes hash apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

LEAF, NODE = b"\x00", b"\x01"


def root(leaves: Sequence[bytes]) -> str:
    """The hash of all leaves in their order, in hex; of none, that of nothing."""
    level = [hashlib.sha256(LEAF + leaf).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [
            hashlib.sha256(NODE + left + right).digest()
            for left, right in zip(level[::2], level[1::2], strict=False)
        ]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()
