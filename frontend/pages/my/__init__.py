"""A resident's own cases (我的办件)."""

from frontend.pages.my.more import more
from frontend.pages.my.objection import objection
from frontend.pages.my.views import blueprint, cases, course, data, one, withdraw

__all__ = ["blueprint", "cases", "course", "data", "more", "objection", "one", "withdraw"]
