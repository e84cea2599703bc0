"""One question, one step, and back to the mediation: what most pages of the mediator are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from frontend.doing import did, page
from frontend.forms import Form
from frontend.words import word

Pairs = list[tuple[str, Any]]


def ask(
    form: Form,
    id: str,
    path: str,
    body: Mapping[str, Any] | None,
    said: object,
    names: Mapping[str, str] | None = None,
    **shown: object,
) -> ResponseReturnValue:
    """Take the step with this body, or show the form (again). `body` is None while nothing was sent."""
    if body is not None:
        done = did(form, "mediation", f"/cases/{id}{path}", body, f"/mediator/{id}", said, names)
        if done:
            return done
    return page("mediator/form.html", form, id=id, **shown)


def sides(mediation: Mapping[str, Any], people: list[dict[str, Any]] | None = None) -> Pairs:
    """The parties to choose from, by name where names are known."""
    names = {person["party"]: person.get("name") for person in people or []}
    return [(p["party"], called(p["party"], names.get(p["party"]))) for p in mediation["parties"]]


def called(party: str, name: str | None) -> str:
    """对方当事人（李四）."""
    return word("party", party) + (_("（%(n)s）", n=name) if name else "")
