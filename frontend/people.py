"""The public names of staff (工作人员): people read names, services speak in user names."""

from __future__ import annotations

import re

from cachetools import TTLCache
from flask import current_app

from frontend.gateway import Away, Problem, SignedOut
from frontend.signed_in import read

USERNAME = re.compile(r"[a-z][a-z0-9._-]{0,31}", re.I)
PERSON = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
KEPT = 300  # seconds; a changed name may be late by that


def name(username: str | None) -> str:
    """The name; what is nobody's user name, or cannot be asked now, as it is."""
    if not username or PERSON.fullmatch(username) or not USERNAME.fullmatch(username):
        return username or ""
    known: TTLCache[str, str] = current_app.extensions.setdefault("staff names", TTLCache(2000, KEPT))
    if username not in known:
        try:
            known[username] = str(read("identity", f"/staff/{username}").get("name") or username)
        except (Away, Problem, SignedOut):
            return username
    return known[username]
