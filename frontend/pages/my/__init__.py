"""A resident's own cases (我的办件)."""

from frontend.pages.my.consent import agree, send_code
from frontend.pages.my.more import more
from frontend.pages.my.objection import objection
from frontend.pages.my.views import blueprint, cases, course, data, one, withdraw

__all__ = [
    "agree",
    "blueprint",
    "cases",
    "course",
    "data",
    "more",
    "objection",
    "one",
    "send_code",
    "withdraw",
]
