"""Dissatisfied residents (不满意回访): each is called back, every time, and what came of it is written
down.
"""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, page
from frontend.forms import Form
from frontend.pages.desk.lists import blueprint
from frontend.receipts import numbered
from frontend.signed_in import listed, only


class CallForm(Form):
    result = TextAreaField(
        _l("回访结果"), [InputRequired(_l("请写回访结果")), Length(max=2000, message=_l("最多 2000 个字"))]
    )


@blueprint.get("/follow-ups")
@only("officer", "operator", "supervisor")
def follow_ups() -> str:
    calls = numbered(listed("evaluation", "/follow-ups"))
    return render_template("desk/followups.html", calls=calls)


@blueprint.route("/follow-ups/<id>", methods=["GET", "POST"])
@only("officer", "operator", "supervisor")
def follow_up(id: str) -> ResponseReturnValue:
    form = CallForm.sent()
    if form.passes():
        path, body = f"/follow-ups/{id}/done", {"result": form.result.data}
        done = did(form, "evaluation", path, body, "/desk/follow-ups", _("回访已记录。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("不满意回访"), back="/desk/follow-ups", submit=_("记录"))
