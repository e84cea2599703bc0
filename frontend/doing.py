"""A step taken from a page: done and said so, or refused and the form comes back as it was."""

from __future__ import annotations

from collections.abc import Mapping

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from frontend.forms import Form
from frontend.gateway import Problem
from frontend.signed_in import act


def did(
    form: Form,
    service: str,
    path: str,
    body: object,
    back: str,
    said: object,
    names: Mapping[str, str] | None = None,
    method: str = "POST",
) -> ResponseReturnValue | None:
    """Take the step; the way back with a word of what was done, or None where the form now says why not."""
    try:
        act(service, path, body, method=method)
    except Problem as problem:
        form.blame(problem, names)
        return None
    flash(str(said))
    return redirect(back, 303)


def do(
    service: str, path: str, body: object, back: str, said: object, method: str = "POST"
) -> ResponseReturnValue:
    """A step by a button alone; a refusal becomes a page that says why."""
    act(service, path, body, method=method)
    flash(str(said))
    return redirect(back, 303)


def page(template: str, form: Form, **more: object) -> ResponseReturnValue:
    """The form, with 422 when it comes back for mending."""
    wrong = bool(form.errors or form.form_errors)
    return make_response(render_template(template, form=form, **more), 422 if wrong else 200)
