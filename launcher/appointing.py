"""Staff enter through HTTP, with the launcher's own service token."""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from launcher import refusals

AWAY = (429, 502, 503, 504)


def appoint(url: str, service_key: str, member: dict[str, Any]) -> bool:
    """POST one member of staff; False if the user name is there already. Raises CannotStart.

    While identity is away it is tried again; the key makes the repeat the same call.
    """
    import httpx

    from kernel import tokens

    key = uuid4().hex
    for attempt in range(20):
        time.sleep(0.25 if attempt else 0)
        token = tokens.for_service("launcher", service_key.encode(), to="identity")
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept-Language": "zh-CN, en;q=0.5",
            "Idempotency-Key": key,
        }
        try:
            answer = httpx.post(f"{url}/api/identity/staff", json=member, headers=headers, timeout=15)
        except httpx.TransportError as away:
            problem = str(away)
            continue
        if answer.is_success or answer.status_code == 409:
            return answer.is_success
        problem = answer.text
        if answer.status_code not in AWAY:
            break
    raise refusals.staff_refused(str(member["username"]), problem)
