"""The first page (首页), and the way out of it in a hurry (快速离开)."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, session
from flask.typing import ResponseReturnValue

from frontend.display import local
from frontend.signed_in import only, roles

blueprint = Blueprint("landing", __name__)

# Something dull that anybody might look at; the visited page of ours is replaced by it.
ELSEWHERE = "https://www.weather.com.cn/"

HOMES = {
    "officer": "/desk",
    "supervisor": "/desk",
    "operator": "/desk",
    "admin": "/desk",
    "lawyer": "/lawyer",
    "mediator": "/mediator",
    "evaluator": "/evaluator",
}


@blueprint.get("/")
def landing() -> str:
    return render_template("landing.html")


@blueprint.get("/home")
@only()
def home() -> ResponseReturnValue:
    """Everybody's own start: residents' cases, or the desk of the role."""
    target = next((path for role, path in HOMES.items() if role in roles()), "/my")
    return redirect(local(target), 303)


@blueprint.get("/exit")
def leave() -> ResponseReturnValue:
    """Quick exit: session, draft and everything stored here are gone, and another page is shown."""
    session.clear()
    answer = redirect(ELSEWHERE, 303)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    for name in ("draft", "draft1", "draft2", "sent"):
        answer.delete_cookie(name, path="/apply")
    return answer
