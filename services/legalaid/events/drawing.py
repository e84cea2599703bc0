"""The verifiable draw (可验证的随机指派): first the commitment, later the entropy, then the order."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class DrawCommitted:
    """The list, the commitment to a secret, and the public draw that will decide: all fixed beforehand.

    `source` names a public lottery draw that takes place at `draws_at`, after this moment.
    """

    draw: str
    method: str
    candidates: tuple[str, ...]
    commitment: str
    source: str
    draws_at: datetime
    overdue_at: datetime
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DrawMade:
    """The public result is there and the secret is told: the order follows, for anybody to recompute."""

    draw: str
    entropy: str
    secret: str
    order: tuple[str, ...]
    by: str
    at: datetime
