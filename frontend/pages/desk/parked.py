"""Parked messages (滞留消息): what no service could handle, and why; tried again, or discarded."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.gateway import Away
from frontend.pages.desk.lists import blueprint
from frontend.pages.desk.parts import part
from frontend.settings import SERVICES
from frontend.signed_in import only, read

CALLERS = ("supervisor", "admin")
BACK = "/desk/parked"
KINDS: dict[str, Any] = {
    "failed": _l("没有处理成，等人来看"),
    "waiting": _l("在等前面的事，自己会再试"),
    "behind": _l("排在这一件前面那条的后面"),
    "unreadable": _l("读不懂"),
}


class DiscardForm(Form):
    reason = TextAreaField(
        _l("为什么可以不要它"),
        [
            InputRequired(_l("请写理由")),
            Length(2, 300, message=_l("请写 2 到 300 个字")),
        ],
        description=_l("只有读不懂的消息才能丢弃。原文留着，和您的名字、理由放在一起。"),
    )


def _of(service: str) -> dict[str, Any]:
    """One service's; a service that is away does not hide the others'."""
    try:
        return {"name": service, **read(service, "/parked")}
    except Away:
        return {"name": service, "away": True}


@blueprint.get("/parked")
@only(*CALLERS)
def parked() -> str:
    services = [_of(name) for name in SERVICES]
    return render_template("desk/parked.html", services=services, kinds=KINDS, part=part)


@blueprint.post("/parked/<service>/redrive")
@only(*CALLERS)
def redrive(service: str) -> ResponseReturnValue:
    """One, or all of the service."""
    one = request.form.get("id")
    body = {"id": one} if one else {}
    return do(_known(service), "/parked/redrive", body, BACK, _("几秒钟内会再处理一次。"))


@blueprint.route("/parked/<service>/discard", methods=["GET", "POST"])
@only(*CALLERS)
def discard(service: str) -> ResponseReturnValue:
    form, which = DiscardForm.sent(), request.args.get("id", "")
    if form.passes():
        body = {"id": which, "reason": form.reason.data.strip()}
        if done := did(form, _known(service), "/parked/discard", body, BACK, _("已丢弃，原文留着。")):
            return done
    return page("desk/form.html", form, title=_("丢弃读不懂的消息"), back=BACK, submit=_("丢弃"))


def _known(service: str) -> str:
    return service if service in SERVICES else abort(404)
