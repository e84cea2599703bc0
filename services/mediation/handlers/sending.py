"""Sending a link to a party's phone (短信链接). The secret is made here, goes out, and is kept nowhere."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, OutOfOrder
from services.mediation.domain import link as rules
from services.mediation.domain import linking
from services.mediation.domain.link import Link
from services.mediation.domain.linking import Wanted
from services.mediation.handlers import found, reach
from services.mediation.handlers.reach import Phone
from services.mediation.store.links import LINKS, links_of, live_links

WORDS = "【枫桥公共法律服务】有一份材料请您看，三天内有效。打开链接，按提示办。不清楚请打 12348。"
WHY = "人民调解：发送链接"


@dataclass(frozen=True)
class Sent:
    """What was sent; `address` on a developer's machine only, as with codes."""

    link: Link
    version: int
    address: str | None = None


def send_link(ctx: Context, by: By, id: str, wanted: Wanted) -> Sent:
    """Make a link and send it; an older one for the same is good for nothing from now on."""
    state = found.mediation(ctx, by.actor, id, linking.SEND).state
    contact = reach.contact(ctx, state.case)
    secret, place = secrets.token_urlsafe(24), ids.of("link", id, by.cause)
    made = ctx.step(
        LINKS,
        place,
        lambda old: linking.make(state, by.actor, wanted, contact, place, mark(ctx, secret), ctx.now()),
        replace(by, if_match=None),
    )
    if made.repeated:
        return _again(ctx, place)
    _end_older(ctx, by, made.state)
    address = f"{ctx.settings.site_url}/l/{secret}"
    whom = Phone(made.state.person, by.actor.id, WHY, contact.phone if made.state.safe else None)
    reach.tell(ctx, whom, WORDS, by.cause, address)
    sent = _step(ctx, by, place, "sent", lambda old: rules.send(old, ctx.now()))
    return Sent(sent.state, sent.version, address if ctx.settings.dev_codes else None)


def _again(ctx: Context, place: str) -> Sent:
    """The first answer again. What was cut off before it went out cannot: nobody knows its secret."""
    known = ctx.load(LINKS, place)
    if known is None or known.state.sent_at is None:
        raise OutOfOrder("link_not_sent")
    return Sent(known.state, known.version)


def _end_older(ctx: Context, by: By, newer: Link) -> None:
    for older in ctx.find(LINKS, live_links(newer.mediation, newer.party, newer.purpose)):
        if older.id != newer.id:
            _step(ctx, by, older.id, "newer", lambda old: rules.end(old, ctx.now()))


def _step(ctx: Context, by: By, place: str, what: str, decide: object) -> Outcome[Link]:
    cause = f"{by.cause}:{what}"
    return ctx.step(LINKS, place, decide, replace(by, cause=cause, digest=None, if_match=None))  # type: ignore[arg-type]


def mark(ctx: Context, secret: str) -> str:
    """The keyed hash (HMAC-SHA256) by which a link is found. Without the key none can be made or tried."""
    return hmac.new(ctx.secret("mediation link"), secret.encode(), hashlib.sha256).hexdigest()


def links(ctx: Context, actor: Actor, id: str) -> list[Link]:
    """The links of a mediation, the newest first, for who may send one."""
    found.mediation(ctx, actor, id, linking.SEND)
    return [item.state for item in reversed(ctx.find(LINKS, links_of(id), limit=200))]
