"""The video room (视频调解室), behind a port: a house's own Jitsi, or whatever gives a link for a session.

`VIDEO_URL` names a self-hosted Jitsi Meet. Its rooms are public to whoever knows the name, so the name is
an HMAC of mediation and step under the installation's key: nobody guesses it, and nothing is stored there.
Without a setting there is no room, and the mediator says how to meet.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from typing import Protocol

from kernel.context import Context


class Rooms(Protocol):
    """Gives a session its room."""

    def link(self, session: str) -> str:
        """Where to go, as an https address; empty if there is no room."""


class NoRooms:
    """Nobody set up video."""

    def link(self, session: str) -> str:
        """None."""
        return ""


class Jitsi:
    """Rooms on a Jitsi Meet of one's own."""

    def __init__(self, base: str, key: bytes) -> None:
        self._base, self._key = base.rstrip("/"), key

    def link(self, session: str) -> str:
        """A room whose name cannot be guessed."""
        name = hmac.new(self._key, session.encode(), hashlib.sha256).hexdigest()[:32]
        return f"{self._base}/fengqiao-{name}"


def address(env: Mapping[str, str] = os.environ) -> str:
    """What `VIDEO_URL` says, read once at the start too. Raises ValueError for one without https."""
    base = env.get("VIDEO_URL", "").strip()
    if base and not base.startswith("https://"):
        raise ValueError("VIDEO_URL must begin with https://, for example https://meet.example.org")
    return base


def rooms(ctx: Context, env: Mapping[str, str] = os.environ) -> Rooms:
    """The rooms that `VIDEO_URL` names, or none."""
    base = address(env)
    return Jitsi(base, ctx.secret("video-room")) if base else NoRooms()
