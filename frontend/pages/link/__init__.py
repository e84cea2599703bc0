"""What a party opens from a message on its phone (短信链接): consent or signature, without signing in."""

from frontend.pages.link.answering import by_code, consent, show, sign, signing_code
from frontend.pages.link.opening import arrive, blueprint, code, prove, send_code

__all__ = [
    "arrive",
    "blueprint",
    "by_code",
    "code",
    "consent",
    "prove",
    "send_code",
    "show",
    "sign",
    "signing_code",
]
