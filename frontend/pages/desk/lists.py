"""Work lists by clock (待办): what is late first, then what is due soon."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l

from frontend.moments import parse
from frontend.signed_in import only, read_full

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
STAFF = ("officer", "operator", "supervisor", "admin")

TABS: dict[str, tuple[Any, dict[str, str]]] = {
    "due": (_l("按时限"), {"order": "due"}),
    "submitted": (_l("待受理"), {"state": "submitted"}),
    "accepted": (_l("待分派"), {"state": "accepted"}),
    "routed": (_l("已分派"), {"state": "routed"}),
    "in_progress": (_l("办理中"), {"state": "in_progress"}),
    "overdue": (_l("超过承诺时间"), {"overdue": "true"}),
    "closed": (_l("已办结"), {"state": "closed"}),
}
FAR = parse("9999-01-01T00:00:00+08:00")


def by_clock(case: dict[str, Any]) -> tuple[bool, Any]:
    """Late before the rest, then by the day it is due: by our promise, or by the service's own word."""
    return (not case.get("overdue"), parse(case.get("due") or case.get("told")) or FAR)


@blueprint.get("")
@only(*STAFF)
def desk() -> str:
    tab = request.args.get("list", "due")
    tab = tab if tab in TABS else "due"
    answer = read_full("intake", "/cases", **TABS[tab][1], limit="100", cursor=request.args.get("cursor"))
    cases = sorted(answer.items, key=by_clock)
    return render_template("desk/list.html", cases=cases, tab=tab, tabs=TABS, following=answer.following)
