"""A visit to a village without network (下乡调解): an empty shell that the phone keeps, what is taken along,
and what arrives. The words are on the phone only, encrypted there; see static/visit*.js and decision 0020.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from frontend.display import language
from frontend.gateway import Away, Problem, SignedOut, judged
from frontend.signed_in import listed, only, pipe, read, username
from frontend.words import choices, word

P = ParamSpec("P")
blueprint = Blueprint("visit", __name__, url_prefix="/mediator/visit")
LIVE = {"proposed", "consenting", "open", "agreed", "effective"}
AGREED = ("version", "digest", "facts", "responsibility", "terms", "manner")


def _in_json(view: Callable[P, Any]) -> Callable[P, Any]:
    """Mishaps as the script reads them: what is wrong, and what to do."""

    @wraps(view)
    def told(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return view(*args, **kwargs)
        except Problem as no:
            return _said(no.status, no.wrong, no.remedy, no.code)
        except SignedOut:
            return _said(401, _("登录已经过期。"), _("请重新登录；手机上的都还在。"))
        except Away:
            return _said(503, _("暂时连不上。"), _("手机上的都还在，过一会儿再送。"))

    return told


def _said(status: int, wrong: str, remedy: str, code: str = "") -> Response:
    answer: Response = jsonify({"wrong": wrong, "remedy": remedy, "code": code})
    answer.status_code = status
    return answer


@blueprint.after_request
def _keep_nothing(answer: Response) -> Response:
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


@blueprint.get("")
@only("mediator")
def shell() -> str:
    """The same for every mediator and every case: this is what the phone keeps in clear."""
    return render_template("mediator/visit.html", choices=choices)


@blueprint.get("/luggage")
@_in_json
@only("mediator")
def luggage() -> ResponseReturnValue:
    """Who is signed in, the guard for sending, and what could be taken along."""
    running = [m for m in listed("mediation", "/cases") if m["state"] in LIVE and m.get("mediator")]
    return jsonify(
        {"username": username(), "token": generate_csrf(), "mediations": [_outline(m) for m in running]}
    )


def _outline(mediation: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": mediation["id"],
        "category_name": word("category", mediation["category"]),
        "state_name": word("mediation", mediation["state"]),
    }


@blueprint.get("/luggage/<id>")
@_in_json
@only("mediator")
def one(id: str) -> ResponseReturnValue:
    """What the phone needs of one mediation, and no more: names, wishes, the text on the table."""
    told = read("mediation", f"/cases/{id}/visit")
    mediation, agreement = told["mediation"], told["mediation"].get("agreement")
    text = {name: agreement[name] for name in AGREED} if agreement else None
    if text is not None:
        text["signed"] = [signature["party"] for signature in agreement["signatures"]]
    return jsonify(
        _outline(mediation)
        | {name: told[name] for name in ("frame", "blank", "applicant_first")}
        | {
            "questions": [_question(q) for q in told["questions"]],
            "people": [{"party": row["party"], "name": row["name"]} for row in told["people"]],
            "parties": [{name: p[name] for name in ("party", "consent")} for p in mediation["parties"]],
            "agreement": text,
            "effective": mediation["effective"],
        }
    )


def _question(asked: dict[str, Any]) -> dict[str, Any]:
    text = asked["zh"] if language() == "zh" else asked["en"]
    return {"name": asked["name"], "danger": asked["danger"], "text": text}


@blueprint.post("/items/<id>")
@_in_json
@only("mediator")
def arrive(id: str) -> ResponseReturnValue:
    """One item, passed on byte for byte under the id that it got on the phone."""
    head = {"Content-Type": "application/json", "Idempotency-Key": request.headers.get("Idempotency-Key", "")}
    reply = pipe("mediation", "POST", f"/cases/{id}/visit/items", head, request.get_data())
    answer = judged("mediation", reply)
    return jsonify(answer.body), answer.status
