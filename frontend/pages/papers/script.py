"""What the upload script talks to: short answers in JSON; a refusal is `wrong` and `remedy`, for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.gateway import Away, Problem, SignedOut
from frontend.pages.papers import sending
from frontend.pages.papers.sending import Sheet
from frontend.pages.papers.views import blueprint
from frontend.signed_in import only

P = ParamSpec("P")
KEY = re.compile(r"[0-9a-f]{64}")
PATIENCE = 30.0  # seconds without a byte until a stalled phone counts as gone


def _in_json(view: Callable[P, Any]) -> Callable[P, Any]:
    """Mishaps as JSON: the script has no use for a page."""

    @wraps(view)
    def told(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return view(*args, **kwargs)
        except Problem as no:
            return _said(no.status, no.wrong, no.remedy, no.code)
        except SignedOut:
            return _said(401, _("登录已经过期。"), _("请重新登录，再选一次。"))
        except Away as away:
            answer = _said(503, _("暂时连不上。"), _("请过一会儿再试。"))
            answer.headers["Retry-After"] = str(away.retry_after)
            return answer

    return told


def _said(status: int, wrong: str, remedy: str, code: str = "") -> Response:
    answer: Response = jsonify({"wrong": wrong, "remedy": remedy, "code": code})
    answer.status_code = status
    return answer


@blueprint.post("/<case>/sheets")
@_in_json
@only()
def begin(case: str) -> ResponseReturnValue:
    """Begin a paper, or find it again: where its bytes go, and how many are there."""
    said = request.get_json(silent=True)
    told: dict[str, Any] = said if isinstance(said, dict) else {}
    name, size, key = str(told.get("name") or ""), told.get("size"), str(told.get("key") or "")
    if not isinstance(size, int) or isinstance(size, bool) or not KEY.fullmatch(key):
        return _said(422, _("没有看懂发来的内容。"), _("请刷新这一页再试。"))
    paper, offset = sending.begin(case, Sheet(name, size, key, key if told.get("digest") else None))
    return jsonify({"place": f"/papers/{case}/sheets/{paper}", "offset": offset})


@blueprint.patch("/<case>/sheets/<paper>")
@_in_json
@only()
def more(case: str, paper: str) -> ResponseReturnValue:
    """More bytes; of a call that breaks, what arrived is kept."""
    offset = request.headers.get("Upload-Offset", "")
    if not offset.isdecimal() or len(offset) > 15:
        return _said(422, _("没有看懂发来的内容。"), _("请刷新这一页再试。"))
    if connection := request.environ.get("gunicorn.socket"):
        connection.settimeout(PATIENCE)  # a phone that went silent does not hold a thread for ever
    return jsonify({"offset": sending.pour(case, paper, int(offset), request.stream)})
