"""A digest that stands for a person where authorities compare their records (脱敏比对).

The ID number is told to nobody: the service that asks gets what a key agreed for this purpose makes of it.
"""

import hashlib
import hmac

from kernel.context import Context
from kernel.words import Refusal
from services.identity.handlers.persons import known_person, opened

COMPARED = "id_number: compared by a digest, not shown"


def digest(ctx: Context, reader: str, person: str, purpose: str, key: str) -> str:
    """HMAC-SHA256 of the ID number under the stack's key of this name. Raises Refusal where there is none."""
    number = opened(ctx, known_person(ctx, person), "id_number")
    if number is None:
        raise Refusal("no_id_number", field="person")
    ctx.reading(reader, person, COMPARED, purpose)
    return hmac.new(ctx.secret(key), number.strip().upper().encode(), hashlib.sha256).hexdigest()
