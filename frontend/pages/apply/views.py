"""One question a page, in order; every answer is kept at once in the sealed draft."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.forms import Form
from frontend.gateway import Away, Problem, SignedOut
from frontend.pages.apply import draft as drafts
from frontend.pages.apply import kinds, steps
from frontend.pages.apply.draft import Draft
from frontend.pages.apply.forms import KindForm
from frontend.pages.apply.steps import Step
from frontend.pages.apply.where import where_form
from frontend.signed_in import act, roles

NUMBER = 20  # characters of a telephone number at most, as it was typed

blueprint = Blueprint("apply", __name__, url_prefix="/apply")


@blueprint.before_request
def private() -> None:
    g.private = True


def at_desk() -> bool:
    """An operator or officer enters what somebody else says."""
    return bool(roles() & {"operator", "officer"})


@blueprint.route("", methods=["GET", "POST"])
def start() -> ResponseReturnValue:
    """Go on with what was begun, or begin. Staff say first which channel it is; the number that they looked
    up comes in the body, never in an address.
    """
    number = request.form.get("number", "") if at_desk() else ""
    page = render_template("apply/start.html", begun=drafts.exists(), desk_entry=at_desk(), number=number)
    return make_response(page)


@blueprint.post("/begin")
def begin() -> ResponseReturnValue:
    """A new draft with a new key; the old one is thrown away."""
    channel = request.form.get("channel", "web")
    new: Draft = {"key": request.form.get("once") or drafts.current()["key"]}
    if at_desk() and channel in ("hotline", "counter"):
        new["channel"] = channel
        new["number"] = request.form.get("number", "")[:NUMBER]
    return drafts.keep(_to("what"), new)


def _to(name: str) -> Response:
    answer: Response = redirect(f"/apply/{name}", 303)  # type: ignore[assignment]
    return answer


@blueprint.route("/<name>", methods=["GET", "POST"])
def question(name: str) -> ResponseReturnValue:
    draft = drafts.current()
    step = steps.find(draft, name)
    if step is None:
        known = {one.name for one in steps.STEPS}
        return abort(404) if name not in known else _to("what")
    form = _form(step, draft)
    if form.passes():
        return _next(step, draft, form)
    return _show(step, draft, form)


def _form(step: Step, draft: Draft) -> Form:
    kind = where_form(draft, request.form.get("where")) if step.name == "where" else step.make(draft)
    form: Form = kind.sent(draft.get(step.name) or _known(step, draft))
    if isinstance(form, KindForm):
        form.offer(_codes(step, draft))
    return form


def _known(step: Step, draft: Draft) -> dict[str, Any]:
    """What need not be typed twice: the caller's number that was looked up, and who asks for himself is
    mostly reached by his own.
    """
    if step.name == "safe":
        return {"phone": draft.get("number")}
    if step.name != "person" or steps.for_other(draft):
        return {}
    return {"phone": draft.get("safe", {}).get("phone"), "name": draft.get("named")}


def _codes(step: Step, draft: Draft) -> tuple[str, ...]:
    if step.name == "kind":
        return kinds.GROUPS[draft["what"]["what"]][1]
    guessed = [code for code in draft.get("guess", {}).get("likely", []) if code in kinds.PLAIN]
    return tuple(dict.fromkeys([*guessed, *kinds.PLAIN]))


def _next(step: Step, draft: Draft, form: Form) -> ResponseReturnValue:
    answers: dict[str, Any] = dict(form.data)
    changed = draft.get(step.name) != answers
    draft[step.name] = answers
    if step.name == "story" and steps.unsure(draft) and changed:
        draft["guess"] = _guess(answers["narrative"])
        draft.pop("suggested", None)
    if step.name in ("what", "kind", "suggested") and changed:
        draft.pop("facts", None)  # they belong to the matter that was chosen before
        if step.name == "what":
            draft.pop("kind", None)
    if not drafts.fits(draft):
        form.form_errors = [_("写得太长了，手机里放不下。请把事情写短一点。")]
        return _show(step, draft, form)
    waiting = steps.missing(draft)
    return drafts.keep(_to(waiting.name if waiting else "check"), draft)


def _guess(narrative: str) -> dict[str, Any]:
    """What the words sound like (POST /triage stores nothing). Where intake is away, the person just
    chooses.
    """
    try:
        found = act("intake", "/triage", {"narrative": narrative}) or {}
    except (Away, Problem, SignedOut):
        return {}
    likely = [found.get("category"), *(found.get("likely") or [])]
    return {
        "likely": [code for code in likely if code],
        "why": found.get("why") or [],
        "danger": found.get("danger"),
    }


def _show(step: Step, draft: Draft, form: Form) -> ResponseReturnValue:
    earlier, (place, count) = steps.before(draft, step.name), steps.place(draft, step.name)
    page = render_template(
        "apply/question.html",
        form=form,
        step=step,
        title=str(step.title or next(iter(form)).label.text),
        alone=step.title is None and len(list(form)) == 1,
        back=f"/apply/{earlier.name}" if earlier else "/apply",
        where=_("第 %(place)s 步，共 %(count)s 步", place=place, count=count),
        violent=steps.violent(draft),
        guarded=steps.guarded(draft),
        draft=draft,
    )
    return make_response(page, 422 if form.errors or form.form_errors else 200)
