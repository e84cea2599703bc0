"""Following without signing in (I8): receipt and code together, and guessing is slowed down."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from itsdangerous import URLSafeSerializer

from kernel.context import Context
from kernel.throttle import Throttle
from kernel.words import NotFound
from services.intake import domain, store
from services.intake.domain import Case

FREE_PER_ADDRESS, FREE_PER_RECEIPT = 10, 10
LONGEST_PER_ADDRESS, LONGEST_PER_RECEIPT = timedelta(minutes=15), timedelta(minutes=5)
"""A stranger who knows a receipt must not keep its owner out for long."""


@dataclass(frozen=True)
class Tracked:
    """A case on the tracker; `survey` is the token of the rating page while it waits for an answer."""

    case: Case
    survey: str | None


def track(ctx: Context, address: str, receipt: str, code: str) -> Tracked:
    """The case, for who has both. Which of the two was wrong is not told."""
    number = domain.read_receipt(receipt)
    by_address, by_receipt = throttles(ctx)
    who, which = nameless(ctx, address), nameless(ctx, number)
    by_address.check(who)
    by_receipt.check(which)
    found = store.by_receipt(ctx, number)
    if found is None or not domain.same_code(code, code_of(ctx, found.id)):
        by_address.failed(who)
        by_receipt.failed(which)
        raise NotFound("track_not_found")
    by_address.succeeded(who)
    by_receipt.succeeded(which)
    return Tracked(found.state, survey_token(ctx, found.state))


def throttles(ctx: Context) -> tuple[Throttle, Throttle]:
    """Failures count per address and per receipt; successes do not."""
    return (
        Throttle(ctx.db, "address", ctx.now, free=FREE_PER_ADDRESS, longest=LONGEST_PER_ADDRESS),
        Throttle(ctx.db, "receipt", ctx.now, free=FREE_PER_RECEIPT, longest=LONGEST_PER_RECEIPT),
    )


def code_of(ctx: Context, case: str) -> str:
    """The case's tracking code (查询码)."""
    return domain.tracking_code(ctx.secret("tracking"), case)


def survey_token(ctx: Context, case: Case) -> str | None:
    """What evaluation verifies: it says which case is rated, and nothing else."""
    if case.survey != "open":
        return None
    return str(URLSafeSerializer(ctx.secret("survey")).dumps(case.case))


def nameless(ctx: Context, subject: str) -> str:
    """An address is kept only as a keyed hash."""
    return hmac.new(ctx.secret("throttle"), subject.encode(), hashlib.sha256).hexdigest()[:32]
