"""Which refusals a call may give, said in its description: the edge's own, the same for every call.

What only one call refuses with (`401` where everybody may come in) that call says itself, as `alt_response`.
"""

from __future__ import annotations

from typing import Any

PROBLEM = "Problem"
CONTENT = "application/problem+json"
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# What is named is not there; wrong input; too fast; a fault of ours; something that we need is away.
ALWAYS = (404, 422, 429, 500, 503)

_FIELD = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("field", "message", "remedy", "code")},
    "required": ["field", "message", "remedy", "code"],
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457: what is wrong (`title`), what to do (`remedy`), which fields (`errors`).",
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "detail", "code", "remedy")},
        "status": {"type": "integer"},
        "errors": {"type": "array", "items": _FIELD},
    },
    "required": ["type", "title", "status", "detail", "code", "remedy"],
}
RESPONSE: dict[str, Any] = {
    "description": "A problem, in the caller's language.",
    "content": {CONTENT: {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}},
}


def refusals(rule: str, methods: frozenset[str], *, public: bool) -> dict[int, str]:
    """The statuses with which the edge and the rules may refuse a call on this path."""
    found = set(ALWAYS)
    found |= set() if public else {401, 403}
    if "<" in rule:
        found |= {410}  # erased
    if methods & CHANGING:
        found |= {400, 409, 413, 415}  # not JSON; another step came first; too large; another content
    return dict.fromkeys(sorted(found), PROBLEM)
