"""What the recipient needs of a lawyer (语言、方言、办事的地点): the choice among lawyers heeds it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField
from wtforms.validators import Optional

from frontend.display import language
from frontend.doing import did, page
from frontend.forms import Form, offer
from frontend.pages.desk.aid import application
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import only, read


class NeedsForm(Form):
    languages = SelectMultipleField(
        _l("受援人说什么话，律师要会？"),
        [Optional()],
        description=_l("普通话不用选。"),
        choices=[],
    )
    place = SelectField(_l("在哪里办事？"), [Optional()], choices=[])


@blueprint.route("/applications/<id>/needs", methods=["GET", "POST"])
@only("officer")
def needs(id: str) -> ResponseReturnValue:
    found, known = application(id), read("legalaid", "/needs")
    noted, name = found.get("needs") or {}, "zh" if language() == "zh" else "en"
    form = NeedsForm.sent({"languages": noted.get("languages") or [], "place": noted.get("place") or ""})
    offer(form.languages, [(one["code"], one[name]) for one in known["languages"]])
    offer(form.place, [("", _("不限")), *((one["code"], one[name]) for one in known["places"])])
    back = f"/desk/cases/{found['case']}"
    if form.passes():
        body = {"languages": form.languages.data or [], "place": form.place.data or None}
        said = _("记下了，找律师时会照顾到。")
        if done := did(form, "legalaid", f"/applications/{id}/needs", body, back, said):
            return done
    return page("desk/form.html", form, title=_("受援人的需要"), back=back, submit=_("记下"))
