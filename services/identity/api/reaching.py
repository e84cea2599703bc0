"""Reaching a person's phone for the other services, without telling them the number."""

from typing import Any

from kernel.web import allow, caller, context
from services.identity.api.blueprint import blueprint
from services.identity.api.persons import reader
from services.identity.domain.codes import LIFE
from services.identity.handlers import reaching
from services.identity.handlers.reaching import Whom
from services.identity.schemas.reaching import (
    CodeFits,
    CodeFor,
    CodeTried,
    Message,
    MessageSent,
    StaffMessage,
)
from services.identity.schemas.sign_in import CodeSent


def _whom(person: str, asked: dict[str, Any]) -> Whom:
    return Whom(person, reader(), asked["purpose"], asked["phone"])


@blueprint.route("/persons/<person>/messages", methods=["POST"])
@allow("service")
@blueprint.arguments(Message)
@blueprint.response(202, MessageSent)
def send_message(asked: dict[str, Any], person: str) -> dict[str, bool]:
    """Send words to a person's phone (短信); the person sees who did, and why."""
    reaching.tell(context(), caller(), _whom(person, asked), asked["text"], asked["address"])
    return {"sent": True}


@blueprint.route("/staff/<username>/messages", methods=["POST"])
@allow("service")
@blueprint.arguments(StaffMessage)
@blueprint.response(202, MessageSent)
def message_staff(asked: dict[str, Any], username: str) -> dict[str, bool]:
    """Send words to a lawyer, mediator or officer, where he said: WeChat, phone, or mail."""
    reaching.tell_staff(context(), caller(), username, asked["text"], asked["address"])
    return {"sent": True}


@blueprint.route("/persons/<person>/codes", methods=["POST"])
@allow("service")
@blueprint.arguments(CodeFor)
@blueprint.response(202, CodeSent)
def send_code_for(asked: dict[str, Any], person: str) -> dict[str, Any]:
    """Send a one-time code that is good for this purpose and no other."""
    code = reaching.send_code(context(), caller(), _whom(person, asked))
    return {"expires_in": int(LIFE.total_seconds())} | ({"code": code} if code else {})


@blueprint.route("/persons/<person>/codes/checks", methods=["POST"])
@allow("service")
@blueprint.arguments(CodeTried)
@blueprint.response(200, CodeFits)
def check_code_for(asked: dict[str, Any], person: str) -> dict[str, bool]:
    """Whether the code is the one that was sent for this purpose; guessing is slowed."""
    return {"right": reaching.check_code(context(), caller(), _whom(person, asked), asked["code"])}
