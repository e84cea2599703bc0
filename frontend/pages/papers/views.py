"""The list of a case's papers, sending several of them by a plain form, and each as it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from frontend.gateway import Away, Problem, judged
from frontend.pages.papers import sending
from frontend.signed_in import careful, only, pipe, read, roles

blueprint = Blueprint("papers", __name__, url_prefix="/papers")
PASSED_ON = ("Content-Type", "Content-Length", "Content-Disposition", "Content-Security-Policy")
DESKS = {"officer", "operator", "supervisor"}


@blueprint.after_request
def _keep_nothing(answer: Response) -> Response:
    """Neither photos nor what the script is told stays on the phone."""
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


@blueprint.get("/<case>")
@only()
def papers(case: str) -> ResponseReturnValue:
    return _page(case, [], 200)


def _page(case: str, wrong: list[str], status: int) -> ResponseReturnValue:
    found: dict[str, Any] = read("intake", f"/cases/{case}/papers")
    careful(found)
    page = render_template("papers/list.html", case=case, found=found, wrong=wrong, back=_back(case))
    return make_response(page, status)


def _back(case: str) -> str:
    """Where this visitor came from."""
    if roles() & DESKS:
        return f"/desk/cases/{case}"
    return next((f"/{role}" for role in ("lawyer", "mediator") if role in roles()), f"/my/{case}")


@blueprint.post("/<case>")
@only()
def add(case: str) -> ResponseReturnValue:
    """Every file on its own: one that is refused keeps no other back."""
    given = [file for file in request.files.getlist("papers") if file.filename]
    wrong = [text for text in (_refusal(case, file) for file in given) if text]
    sent = len(given) - len(wrong)
    if sent:
        flash(ngettext("收到了 %(num)d 份。", "收到了 %(num)d 份。", sent))
    if not given:
        wrong = [_("请先选照片或文件，再点“传上去”。")]
    return _page(case, wrong, 422) if wrong else redirect(f"/papers/{case}", 303)


def _refusal(case: str, file: FileStorage) -> str | None:
    """Send one file; why it was not taken, or None."""
    name = file.filename or ""
    try:
        what = sending.sheet(name, file.stream)
        paper, offset = sending.begin(case, what)
        file.stream.seek(offset)
        sending.pour(case, paper, offset, file.stream)
        return None
    except Problem as problem:
        if problem.status in (403, 404):
            raise
        return f"{name}：{problem.said}"
    except Away:
        return str(_("%(name)s：暂时连不上，没有收到。请过一会儿再选一次。", name=name))


@blueprint.get("/<case>/<paper>")
@only()
def show(case: str, paper: str) -> Response:
    """A paper as it was sent, passed on piece by piece."""
    reply = pipe("intake", "GET", f"/cases/{case}/papers/{paper}/content")
    if reply.status_code != 200:
        judged("intake", reply)
    answer = Response(_passed_on(reply))
    answer.headers.update({name: reply.headers[name] for name in PASSED_ON if name in reply.headers})
    return answer


def _passed_on(reply: httpx.Response) -> Iterator[bytes]:
    try:
        yield from reply.iter_bytes()
    finally:
        reply.close()
