"""The party's own mediation, and the way back to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.pages.party import load, own_side

blueprint = Blueprint("side", __name__, url_prefix="/m")


def mine(id: str) -> tuple[dict[str, Any], str]:
    """The mediation, and which party the visitor is."""
    mediation = load(id)
    return mediation, own_side(mediation)


def step(id: str, path: str, body: dict[str, Any], said: object) -> ResponseReturnValue:
    """By a button alone."""
    return do("mediation", f"/cases/{id}{path}", body, f"/m/{id}", said)


def ask(
    form: Form, id: str, path: str, body: dict[str, Any] | None, said: object, **shown: object
) -> ResponseReturnValue:
    """One question; `body` is None while nothing was sent."""
    if body is not None:
        done = did(form, "mediation", f"/cases/{id}{path}", body, f"/m/{id}", said)
        if done:
            return done
    fields = list(form)
    if len(fields) == 1:  # its question heads the page, and what is said about it stands below
        fields[0].description = str(shown.pop("note", ""))
    return page("side/form.html", form, id=id, **shown)
