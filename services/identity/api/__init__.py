"""Identity over HTTP: who may call what is said at each call."""

from services.identity.api import digests, me, persons, proxies, reaching, sign_in, staff
from services.identity.api.blueprint import blueprint

__all__ = ["blueprint", "digests", "me", "persons", "proxies", "reaching", "sign_in", "staff"]
