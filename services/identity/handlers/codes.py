"""Sending a phone code (发送验证码), to whoever asks: whether the phone is known is not told."""

from kernel.context import Context
from kernel.step import By
from services.identity.domain.codes import A_PHONE, AN_ADDRESS
from services.identity.handlers.reaching import hand_code
from services.identity.store import codes, forgetting
from services.identity.store.repeats import remember, same_body
from services.identity.store.secrets import mark


def send_code(ctx: Context, by: By, phone: str, address: str) -> str | None:
    """Send a code; on a developer's machine return it too. Raises TooSoon."""
    same_body(ctx, by)
    forgetting.sweep(ctx)
    if ctx.settings.dev_codes:
        return _sent(ctx, by, phone)
    if not codes.sent_for(ctx, phone, by.cause):
        codes.count(ctx, mark(ctx, "address", address), AN_ADDRESS)
        codes.count(ctx, mark(ctx, "phone", phone), A_PHONE)
        _sent(ctx, by, phone)
    return None


def _sent(ctx: Context, by: By, phone: str) -> str:
    code = codes.make(ctx, phone, by.cause)
    remember(ctx, by)
    hand_code(ctx, phone, code)
    return code
