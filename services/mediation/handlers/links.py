"""Using a link: prove the phone, look, answer. Nobody signs in; a link does one thing, once.

The step on the mediation has the link as its cause. So a double tap, a second tab, or an answer
that was lost on the way is the same step again, with the first answer.
"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from kernel.context import Context
from kernel.step import By
from kernel.words import Invalid, NotFound, OutOfOrder
from services.mediation.domain import consent as wishes
from services.mediation.domain import link as rules
from services.mediation.domain import linking, signing
from services.mediation.domain.differences import compare
from services.mediation.domain.link import PROOF_LIFE, Link
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found, reach
from services.mediation.handlers.people import people
from services.mediation.handlers.reach import Phone
from services.mediation.handlers.reading import show
from services.mediation.handlers.sending import mark
from services.mediation.handlers.words import words_of
from services.mediation.store import CASES
from services.mediation.store.links import LINKS, marked

DRAWN, BY_CODE = "drawn", "code"


@dataclass(frozen=True)
class Proof:
    """For half an hour after the phone was proven; it opens this link and nothing else."""

    proof: str
    until: datetime
    link: Link


def send_code(ctx: Context, by: By, secret: str) -> dict[str, Any]:
    """Send a code to the phone that the link went to. Raises NotFound for a link that is none."""
    link = _found(ctx, secret)
    return reach.send_code(ctx, _phone(ctx, link, f"短信链接 {link.id}"), by.cause)


def prove(ctx: Context, by: By, secret: str, code: str) -> Proof:
    """The code that was sent shows that whoever holds the link holds the phone, too."""
    link = _found(ctx, secret)
    if not reach.fits(ctx, _phone(ctx, link, f"短信链接 {link.id}"), code, by.cause):
        raise Invalid("code_wrong", field="code")
    until = ctx.now() + PROOF_LIFE
    return Proof(_serializer(ctx).dumps([link.id, until.isoformat()]), until, link)


def view(ctx: Context, proof: str) -> dict[str, Any]:
    """What is to be consented to or signed, and what became of it."""
    link = proven(ctx, proof)
    return shown(ctx, link)


def consent(ctx: Context, proof: str, agrees: bool) -> dict[str, Any]:
    """The party's yes or no."""
    link = proven(ctx, proof)
    said = "yes" if agrees else "no"

    def decide(state: Mediation) -> Sequence[Any]:
        if link.purpose is not rules.Purpose.CONSENT:
            raise OutOfOrder("link_purpose")
        linking.same_asking(link, state)
        return wishes.consent(state, link.holder, link.party, agrees, ctx.now())

    return _answered(ctx, link, decide, said, "")


def send_signing_code(ctx: Context, by: By, proof: str, digest: str) -> dict[str, Any]:
    """A code with which to sign this text, for who cannot draw; it fits no other text."""
    link = proven(ctx, proof)
    _signable(ctx, link, digest)
    return reach.send_code(ctx, _phone(ctx, link, _signing(link, digest)), by.cause)


def sign(ctx: Context, by: By, proof: str, digest: str, image: str, code: str | None) -> dict[str, Any]:
    """The party's signature on the text that was read: drawn, or by the code sent for this very text."""
    link = proven(ctx, proof)
    if link.answer is None and code is not None:
        _signable(ctx, link, digest)
        if not reach.fits(ctx, _phone(ctx, link, _signing(link, digest)), code, by.cause):
            raise Invalid("code_wrong", field="code")
    sealed = {"image": ctx.seal(link.person, "signature", image)}

    def decide(state: Mediation) -> Sequence[Any]:
        if link.purpose is not rules.Purpose.SIGN:
            raise OutOfOrder("link_purpose")
        linking.same_asking(link, state)
        return signing.sign(state, link.holder, link.party, digest, sealed, ctx.now())

    return _answered(ctx, link, decide, "signed", DRAWN if code is None else BY_CODE)


def proven(ctx: Context, proof: str) -> Link:
    """The link that this proof opens. Raises Invalid where it is over or not ours."""
    try:
        place, until = _serializer(ctx).loads(proof)
        late = datetime.fromisoformat(until) <= ctx.now()
    except (BadSignature, ValueError, TypeError) as bad:
        raise Invalid("proof_over", field="proof") from bad
    loaded = ctx.load(LINKS, place)
    if late or loaded is None:
        raise Invalid("proof_over", field="proof")
    link: Link = loaded.state
    rules.usable(link, ctx.now())
    return link


def shown(ctx: Context, link: Link) -> dict[str, Any]:
    """The mediation as the party sees it, with the link beside it; what changed, if the text did."""
    loaded = found.mediation(ctx, link.holder, link.mediation, "read")
    state = loaded.state
    told = {
        "people": people(ctx, link.holder, link.mediation),
        "mediator_name": reach.mediator_name(ctx, state.mediator),
        "mediation": show(ctx, link.holder, loaded),
    }
    version = state.agreement
    pieces = None
    if link.version is not None and version is not None and link.answer is None:
        old = state.versions[link.version - 1]
        if old.digest != version.digest:
            pieces = compare(words_of(ctx, state, old), words_of(ctx, state, version))
    return {"link": link, "differences": pieces, **told}


def _answered(
    ctx: Context, link: Link, decide: Callable[[Mediation], Sequence[Any]], said: str, manner: str
) -> dict[str, Any]:
    """Once: what was answered first stands, whatever a second tap says."""
    by = By(link.holder, f"link:{link.id}")
    if link.answer is None:
        done = found.step(ctx, by, link.mediation, decide)
        first = _first(ctx, link, done.repeated, (said, manner))
        now = ctx.now()
        ctx.step(LINKS, link.id, lambda old: rules.answer(old, *first, now), by)
    fresh = ctx.load(LINKS, link.id)
    return shown(ctx, fresh.state if fresh else link)


def _first(ctx: Context, link: Link, repeated: bool, said: tuple[str, str]) -> tuple[str, str]:
    """What the first answer was, where a kill came between the mediation's step and the link's."""
    if not repeated:
        return said
    entries = [e for e in ctx.history(CASES, link.mediation) if e["cause"] == f"link:{link.id}"]
    kinds = {entry["type"] for entry in entries}
    if "AgreementSigned" in kinds:
        return "signed", said[1]
    return ("yes" if "ConsentGiven" in kinds else "no"), ""


def _signable(ctx: Context, link: Link, digest: str) -> None:
    state = found.mediation(ctx, link.holder, link.mediation, "sign").state
    linking.same_asking(link, state)
    if not hmac.compare_digest(digest, signing.on_the_table(state).digest):
        raise OutOfOrder("agreement_changed", field="digest", version=len(state.versions))


def _found(ctx: Context, secret: str) -> Link:
    """The link with this secret, in time. What is no link, and what is none any more for us, look alike."""
    items = ctx.find(LINKS, marked(mark(ctx, secret)), limit=1)
    if not items:
        raise NotFound("link_unknown")
    link: Link = items[0].state
    rules.usable(link, ctx.now())
    return link


def _phone(ctx: Context, link: Link, purpose: str) -> Phone:
    """Codes go where the link went: asked again, because what is safe may have changed."""
    contact = reach.contact(ctx, link.case) if link.safe else None
    return Phone(link.person, link.person, purpose, contact.phone if contact else None)


def _signing(link: Link, digest: str) -> str:
    return f"签署 {link.id} {digest.removeprefix('sha256:')[:32]}"


def _serializer(ctx: Context) -> URLSafeSerializer:
    return URLSafeSerializer(ctx.secret("mediation link proof"), salt="link")
