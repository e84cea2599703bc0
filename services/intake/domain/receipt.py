"""The receipt number (受理编号) and the tracking code (查询码): read over the phone, typed by old hands."""

import hashlib
import hmac
import unicodedata
from datetime import datetime

from kernel.clock import CHINA

ALPHABET = "34679ACDEFHJKMNPQRTUVWXY"
"""Without what sounds or looks alike: 0 O, 1 I L, 2 Z, 5 S, 8 B, G."""
CODE_LENGTH = 8
SHORT, LONG = 7, 9
TRIES_SHORT = 3


def receipt(case: str, at: datetime, attempt: int) -> str:
    """Year, digits that follow from the case, check digit: `26-4829-3750`.

    Where three are taken, two digits more, so that a nation's year has room, too.
    """
    length = SHORT if attempt < TRIES_SHORT else LONG
    number = int.from_bytes(hashlib.sha256(f"receipt/{case}/{attempt}".encode()).digest()[:8])
    digits = f"{at.astimezone(CHINA):%y}{number % 10**length:0{length}d}"
    return _grouped(digits + check_digit(digits))


def read_receipt(text: str) -> str:
    """A receipt as somebody typed it: spaces, full-width digits and missing hyphens do not matter."""
    plain = unicodedata.normalize("NFKC", text)
    return _grouped("".join(char for char in plain if char.isdecimal()))


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swapped pair."""
    check = 10
    for digit in digits:
        check = ((check + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - check) % 10)


def _grouped(digits: str) -> str:
    return "-".join(part for part in (digits[:2], digits[2:6], digits[6:10], digits[10:]) if part)


def tracking_code(secret: bytes, case: str) -> str:
    """Eight characters that follow from the case and the installation's secret; kept nowhere."""
    number = int.from_bytes(hmac.new(secret, case.encode(), hashlib.sha256).digest()[:16])
    code = ""
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        code += ALPHABET[rest]
    return code


def same_code(given: str, true: str) -> bool:
    """Compare without telling by the time it takes; small letters and spaces do not matter."""
    plain = "".join(unicodedata.normalize("NFKC", given).upper().split())
    return hmac.compare_digest(plain.encode(), true.encode())
