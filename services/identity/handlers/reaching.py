"""Reaching a person's phone for another service, which need not know the number (代发短信、核验手机).

A code asked for here is good for one purpose only: it signs nobody in, and one for another
purpose does not fit. Whoever was written to sees it among those who looked at him.
"""

import logging
import re
from dataclasses import dataclass
from datetime import timedelta

from kernel import notices
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.notices import Coder, Messenger
from kernel.step import By
from kernel.throttle import Throttle
from kernel.words import Refusal
from services.identity.domain.codes import A_PHONE
from services.identity.handlers.persons import known_person, opened
from services.identity.handlers.staff import account
from services.identity.store import codes
from services.identity.store.repeats import remember, said_before, same_body
from services.identity.store.secrets import mark

log = logging.getLogger("fengqiao.notices")
MOBILE = re.compile(r"\+861[3-9]\d{9}")
PHONE_READ = "phone: used to reach this person, not shown"
LONGEST, WINDOW = timedelta(minutes=15), timedelta(hours=1)


@dataclass(frozen=True)
class Whom:
    """Who is reached, on whose behalf and for what. `phone` is the safe one (安全联系方式), if told."""

    person: str
    reader: str
    purpose: str
    phone: str | None = None


def tell(ctx: Context, by: By, whom: Whom, text: str, address: str | None) -> None:
    """Send words to the person, once a key. Raises Refusal where no phone takes any, Unavailable."""
    if said_before(ctx, by):
        return
    phone = _phone(ctx, whom)
    _hand_over(notices.by_phone(ctx.settings.notices, ctx.settings.data_dir), phone, text, address, by.cause)
    remember(ctx, by)


def tell_staff(ctx: Context, by: By, username: str, text: str, address: str | None) -> None:
    """Send words to an account by the first way that it has and that takes them. Raises as `tell`."""
    if said_before(ctx, by):
        return
    staff = account(ctx, username)
    known = {name: ctx.open(f"staff:{username}", name, token) for name, token in staff.contact.items()}
    told = ctx.settings.notices
    ways = (
        ("wechat", notices.by_wechat(told)),
        ("phone", notices.by_phone(told, ctx.settings.data_dir)),
        ("email", notices.by_mail(told)),
    )
    usable = [(known[name], way) for name, way in ways if way is not None and name in known]
    if not usable or not staff.active:
        raise Refusal("no_contact", field="username")
    _first_that_takes_it(usable, text, address, by.cause)
    remember(ctx, by)


def _first_that_takes_it(ways: list[tuple[str, Messenger]], text: str, address: str | None, key: str) -> None:
    for to, way in ways[:-1]:
        try:
            return way.tell(to, text, address, key)
        except OSError:
            continue
    to, way = ways[-1]
    _hand_over(way, to, text, address, key)


def _hand_over(way: Messenger, to: str, text: str, address: str | None, key: str) -> None:
    try:
        way.tell(to, text, address, key)
    except notices.Refused:
        raise Refusal("no_mobile", field="person") from None
    except OSError as away:
        log.warning("a notice was not taken over: %s", away)
        raise Unavailable("notices") from None


def hand_code(ctx: Context, phone: str, code: str) -> None:
    """Hand a code to the telephone network. Raises Unavailable where it takes none now."""
    way: Coder = notices.codes_by_phone(ctx.settings.notices, ctx.settings.data_dir)
    try:
        way.send(phone, code)
    except OSError as away:
        log.warning("a code was not taken over: %s", away)
        raise Unavailable("notices") from None


def send_code(ctx: Context, by: By, whom: Whom) -> str | None:
    """Send a code for this purpose; on a developer's machine return it too. Raises TooSoon."""
    same_body(ctx, by)
    phone = _phone(ctx, whom)
    place = _place(whom)
    if not ctx.settings.dev_codes:
        if codes.sent_for(ctx, place, by.cause):
            return None
        codes.count(ctx, mark(ctx, "phone", phone), A_PHONE)
    code = codes.make(ctx, place, by.cause)
    remember(ctx, by)
    hand_code(ctx, phone, code)
    return code if ctx.settings.dev_codes else None


def check_code(ctx: Context, by: By, whom: Whom, code: str) -> bool:
    """True once for the code that was sent for this purpose. Raises Throttled for who guesses."""
    subject = mark(ctx, "place", _place(whom))
    guard = Throttle(ctx.db, "purpose", ctx.now, free=5, longest=LONGEST, window=WINDOW)
    guard.check(subject)
    if codes.use(ctx, _place(whom), code, by.cause):
        guard.succeeded(subject)
        return True
    guard.failed(subject)
    return False


def _place(whom: Whom) -> str:
    """Where the code lies: apart from those for signing in, and from those for other purposes."""
    return f"{whom.person}\x1f{whom.purpose}"


def _phone(ctx: Context, whom: Whom) -> str:
    phone = whom.phone or opened(ctx, known_person(ctx, whom.person), "phone")
    if phone is None or not MOBILE.fullmatch(phone):
        raise Refusal("no_mobile", field="person")
    ctx.reading(whom.reader, whom.person, PHONE_READ, whom.purpose)
    return phone
