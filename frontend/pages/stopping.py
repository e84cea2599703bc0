"""When a lawyer cannot go on (46, 48, 55): he reports it, the officer decides."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, page
from frontend.forms import Form
from frontend.signed_in import only, read
from frontend.words import choices

blueprint = Blueprint("stopping", __name__)
PICK = [InputRequired(_l("请选一个"))]
WORDS = [InputRequired(_l("请写理由")), Length(max=2000, message=_l("最多 2000 个字"))]


class GroundForm(Form):
    ground = RadioField(_l("出现了哪种情形（法律援助法第四十八条）？"), PICK, choices=choices("ground"))
    reason = TextAreaField(_l("具体情况"), WORDS, description=_l("终止不终止，由法律援助机构决定。"))


class AskForm(Form):
    reason = TextAreaField(
        _l("为什么不能继续办理？"),
        WORDS,
        description=_l("没有正当理由，不得拒绝、拖延或者终止（法律援助法第四十六条）。"),
    )


class ReplaceForm(Form):
    replace = RadioField(
        _l("决定"),
        PICK,
        choices=[("yes", _l("更换律师，重新指派")), ("no", _l("不更换"))],
    )
    reason = TextAreaField(_l("理由"), WORDS, description=_l("受援人能看到。"))


@blueprint.route("/lawyer/matters/<id>/ground", methods=["GET", "POST"])
@only("lawyer")
def ground(id: str) -> ResponseReturnValue:
    """A ground to end aid (48(2)): reported at once, decided by the agency."""
    back, form = f"/lawyer/matters/{id}", GroundForm.sent()
    if form.passes():
        body, said = {"ground": form.ground.data, "reason": form.reason.data}, _("已报告法律援助机构。")
        if done := did(form, "legalaid", f"/matters/{id}/ground", body, back, said):
            return done
    return page("desk/form.html", form, title=_("报告终止情形"), back=back, submit=_("报告"))


@blueprint.route("/lawyer/matters/<id>/replacement", methods=["GET", "POST"])
@only("lawyer")
def ask(id: str) -> ResponseReturnValue:
    back, form = f"/lawyer/matters/{id}", AskForm.sent()
    if form.passes():
        body, said = {"reason": form.reason.data}, _("已请求更换律师，请继续办理到有答复为止。")
        if done := did(form, "legalaid", f"/matters/{id}/replacement", body, back, said):
            return done
    return page("desk/form.html", form, title=_("请求更换律师"), back=back, submit=_("提出"))


@blueprint.route("/desk/matters/<id>/replacement", methods=["GET", "POST"])
@only("officer")
def decide(id: str) -> ResponseReturnValue:
    """The officer replaces the lawyer, asked or not; or says why the lawyer stays."""
    back, form = f"/desk/cases/{read('legalaid', f'/matters/{id}')['case']}", ReplaceForm.sent()
    if form.passes():
        body = {"replace": form.replace.data == "yes", "reason": form.reason.data}
        said = _("已更换，正在重新找律师。") if body["replace"] else _("已答复：不更换。")
        if done := did(form, "legalaid", f"/matters/{id}/replacement/decision", body, back, said):
            return done
    return page("desk/form.html", form, title=_("更换律师"), back=back, submit=_("决定"))
