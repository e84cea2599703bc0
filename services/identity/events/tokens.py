"""The end of sign-ins, which every service has to hear of."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SessionsRevoked:
    """All tokens of `subject` issued until `before` are refused from now on.

    `subject` is a person id or user name, or `jti:<token id>` where only one sign-in ended.
    """

    subject: str
    before: datetime
