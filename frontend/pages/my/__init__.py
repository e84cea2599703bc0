"""A resident's own cases (我的办件)."""

from frontend.pages.my.consent import agree, send_code
from frontend.pages.my.held import data, export
from frontend.pages.my.lawyer import another_lawyer
from frontend.pages.my.more import more
from frontend.pages.my.objection import objection
from frontend.pages.my.views import blueprint, cases, course, one, withdraw

__all__ = [
    "agree",
    "another_lawyer",
    "blueprint",
    "cases",
    "course",
    "data",
    "export",
    "more",
    "objection",
    "one",
    "send_code",
    "withdraw",
]
