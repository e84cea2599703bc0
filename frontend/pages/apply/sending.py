"""Check answers (核对), send, and the receipt (回执). "Sent" is said only when intake has it."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from frontend import moments
from frontend.gateway import Problem
from frontend.pages.apply import draft as drafts
from frontend.pages.apply import steps
from frontend.pages.apply.answers import answers
from frontend.pages.apply.body import body
from frontend.pages.apply.draft import Draft
from frontend.pages.apply.saving import forget
from frontend.pages.apply.views import at_desk, blueprint
from frontend.signed_in import act, token

# Where a refused field was asked, to lead the person back to it.
ASKED_AT = {
    "narrative": "story", "category": "what", "region": "where", "groups": "groups", "facts": "facts",
    "applicant": "person", "opponent": "other", "safe_contact": "safe",
}  # fmt: skip


@blueprint.get("/check")
def check() -> ResponseReturnValue:
    draft = drafts.current()
    waiting = steps.missing(draft)
    if waiting:
        return redirect(f"/apply/{waiting.name}", 303)
    return _check(draft, 200)


def _check(draft: Draft, status: int, problem: Problem | None = None) -> ResponseReturnValue:
    wrong = []
    for name, text in (problem.fields if problem else {}).items():
        wrong.append((ASKED_AT.get(name.split(".")[0], "what"), text))
    page = render_template(
        "apply/check.html", draft=draft, rows=answers(draft), problem=problem, wrong=wrong,
        signed=token() is not None, violent=steps.violent(draft), guarded=steps.guarded(draft),
        failed=bool(problem),
    )  # fmt: skip
    return make_response(page, status)


@blueprint.post("/send")
def send() -> ResponseReturnValue:
    """The step itself. Its key was born with the draft: whatever is sent twice is one case."""
    key, draft = request.form.get("once", ""), drafts.current()
    if any(one["key"] == key for one in drafts.sent()):
        return redirect(url_for("apply.sent", key=key), 303)
    waiting = steps.missing(draft)
    if waiting or draft["key"] != key:
        return redirect("/apply/check", 303)
    if token() is None:  # the draft stays; afterwards this page comes again, ready to send
        return redirect("/signin?next=/apply/check", 303)
    channel = draft.get("channel", "web") if at_desk() else "web"
    try:
        case = act("intake", "/cases", body(draft, channel))
    except Problem as problem:
        if problem.status not in (409, 422):
            raise
        return _check(draft, problem.status, problem)
    forget(draft)
    return _receipt(key, case, steps.violent(draft))


def _receipt(key: str, case: dict[str, Any], violent: bool) -> ResponseReturnValue:
    suggestion = case.get("suggestion") or {}
    kept = {"key": key, "receipt": case["receipt"], "code": case.get("tracking_code"), "id": case.get("id"),
            "service": suggestion.get("service"), "why": suggestion.get("why"),
            "violent": violent, "due": case.get("due")}  # fmt: skip
    return drafts.drop(drafts.keep_sent(make_response(redirect(url_for("apply.sent", key=key), 303)), kept))


@blueprint.get("/sent/<key>")
def sent(key: str) -> ResponseReturnValue:
    found = next((one for one in drafts.sent() if one["key"] == key), None)
    if found is None:
        return redirect("/track", 303)
    follow = url_for("track.track", receipt=found["receipt"], code=found["code"], _external=True)
    return make_response(render_template("apply/sent.html", sent=found, follow=follow, today=_today))


def _today() -> str:
    return moments.date_in_full(moments.today().isoformat())
