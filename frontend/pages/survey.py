"""The resident's rating (评价) by the link that the tracker shows: three questions, once, no sign-in."""

from __future__ import annotations

from flask import Blueprint, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.signed_in import act, read

blueprint = Blueprint("survey", __name__)


class SurveyForm(Form):
    satisfied = RadioField(
        _l("这件事办得，您满意吗？"),
        [InputRequired(_l("请选一个"))],
        choices=[
            ("5", _l("很满意")),
            ("4", _l("满意")),
            ("3", _l("一般")),
            ("2", _l("不满意")),
            ("1", _l("很不满意")),
        ],
    )
    aware = RadioField(
        _l("办这件事以前，您知道可以找公共法律服务吗？"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("知道")), ("no", _l("不知道"))],
    )
    first_choice = RadioField(
        _l("以后再有这样的事，您会先来找我们吗？"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("会")), ("no", _l("不会"))],
    )
    comment = TextAreaField(
        _l("还有什么想说的（可以不填）"),
        [Optional(), Length(max=1000, message=_l("最多 1000 个字"))],
        description=_l("不要写身份证号、电话号码。"),
    )


@blueprint.route("/rate/<token>", methods=["GET", "POST"])
def rate(token: str) -> ResponseReturnValue:
    g.private = True
    form = SurveyForm.sent()
    if request.method == "GET" and not _known(token):
        return _unknown()
    if not form.passes():
        return _page("survey.html", 422 if form.errors else 200, form=form)
    body = {
        "satisfied": int(form.satisfied.data),
        "aware": form.aware.data == "yes",
        "first_choice": form.first_choice.data == "yes",
    }
    if form.comment.data:
        body["comment"] = form.comment.data
    try:
        act("evaluation", f"/surveys/{token}", body)
    except Problem as problem:
        if problem.status == 409:  # answered before: a second tap is thanked like the first
            return _page("thanks.html", again=True)
        if problem.status in (403, 404):
            return _unknown()
        form.blame(problem)
        return _page("survey.html", problem.status, form=form)
    return _page("thanks.html", again=False)


def _page(name: str, status: int = 200, **shown: object) -> ResponseReturnValue:
    """With the way out (快速离开), as on the tracker that leads here: nobody knows whose matter it is."""
    return make_response(render_template(name, careful=True, **shown), status)


def _known(token: str) -> bool:
    """Is it a link of ours? Asked before anything is filled in; where it cannot be asked, it is believed."""
    try:
        read("evaluation", f"/surveys/{token}")
    except Away:
        return True
    except Problem as problem:
        return problem.status not in (403, 404)
    return True


def _unknown() -> ResponseReturnValue:
    title, text = _("评价链接不能用"), _("请从查进度的页面重新打开。")
    return _page("mishap.html", 404, title=title, text=text)
