"""Reaching a party's phone: intake says how it is safe, identity knows the number and sends."""

from dataclasses import dataclass
from typing import Any

import httpx

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.words import NotFound, Refusal
from services.mediation.domain.linking import Contact


class Slow(Refusal):
    """Asked or guessed too often."""

    status = 429


@dataclass(frozen=True)
class Phone:
    """Whose phone, on whose behalf, for what; `safe` is the number to use instead of the known one."""

    person: str
    by: str
    purpose: str
    safe: str | None = None


def contact(ctx: Context, case: str) -> Contact:
    """How the applicant wants to be reached. A work order that intake does not have has said nothing."""
    answer = ctx.call("intake").get(f"/api/intake/cases/{case}/contact")
    if answer.status_code == 404:
        return Contact(person="")
    return Contact(**answer.raise_for_status().json())


def mediator_name(ctx: Context, username: str | None) -> str | None:
    """The public name of a mediator; None while nobody is named, or identity is away."""
    if username is None:
        return None
    try:
        answer = ctx.call("identity").get(f"/api/identity/staff/{username}")
    except Unavailable:
        return None
    return str(answer.json()["name"]) if answer.status_code == 200 else None


def tell(ctx: Context, phone: Phone, text: str, key: str, address: str | None = None) -> None:
    """Send words, and a secret address if there is one. Raises Refusal where no phone takes them."""
    _post(ctx, phone, "messages", {"text": text} | ({"address": address} if address else {}), key)


def send_code(ctx: Context, phone: Phone, key: str) -> dict[str, Any]:
    """Send a code for this purpose: seconds it lives, and on a developer's machine the code."""
    told: dict[str, Any] = _post(ctx, phone, "codes", {}, key)
    return told


def fits(ctx: Context, phone: Phone, code: str, key: str) -> bool:
    """True once for the code that was sent for this purpose. Raises Slow for who guesses."""
    return bool(_post(ctx, phone, "codes/checks", {"code": code}, key)["right"])


def _post(ctx: Context, phone: Phone, what: str, body: dict[str, Any], key: str) -> Any:
    known = {"purpose": phone.purpose} | ({"phone": phone.safe} if phone.safe else {})
    path = f"/api/identity/persons/{phone.person}/{what}"
    answer = ctx.call("identity").post(path, json=body | known, by=phone.by, key=key)
    if answer.status_code >= 400:
        _refuse(answer)
    return answer.json()


def _refuse(answer: httpx.Response) -> None:
    """What identity refused, in words that fit here."""
    if answer.status_code in (404, 410):
        raise NotFound("no_mobile", field="party")
    if answer.status_code == 429:
        seconds = answer.headers.get("Retry-After", "")
        wait = int(seconds) if seconds.isdigit() else 60
        raise Slow("wait_for_code", seconds=wait, retry_after=wait)
    if answer.status_code in (409, 422):
        raise Refusal("no_mobile", field="party")
    raise Unavailable("identity")
