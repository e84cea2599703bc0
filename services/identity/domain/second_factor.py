"""One-time codes from an app (动态口令, TOTP): RFC 6238, thirty seconds, six digits, SHA-1.

SHA-1 is what every authenticator app speaks; inside HMAC it is not weakened by collisions.
"""

import base64
import hashlib
import hmac
import struct
from urllib.parse import quote

STEP = 30
DIGITS = 6


def code(secret: bytes, step: int) -> str:
    """The code of one step (RFC 4226)."""
    digest = hmac.new(secret, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: bytes, given: str, epoch: float, last: int) -> int | None:
    """The step whose code was given: this one or a neighbour, never one that was used (`last`)."""
    current = int(epoch) // STEP
    found = [
        step
        for step in (current - 1, current, current + 1)
        if hmac.compare_digest(code(secret, step), given) and step > last
    ]
    return found[0] if found else None


def uri(username: str, secret: bytes) -> str:
    """What an authenticator app reads from a QR code."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return f"otpauth://totp/{quote('枫桥')}:{quote(username)}?secret={text}&issuer={quote('枫桥')}&digits=6&period=30"
