"""A lawyer's file (律师档案): licence, practice, fields, languages, office; assignment chooses by it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length, NumberRange, Optional

from frontend.display import language
from frontend.doing import did, page
from frontend.forms import Form, offer
from frontend.pages.desk.lists import blueprint
from frontend.pages.desk.staff import one
from frontend.signed_in import only, read
from frontend.words import choices

DAYS = ("licensed_from", "licensed_until", "practising_since")
NARROW = {"width": "govuk-input--width-10"}


class LawyerForm(Form):
    firm = StringField(
        _l("律师事务所"), [Optional(), Length(max=100)], description=_l("同一家所要写得一样，查利益冲突用。")
    )
    licensed_from = DateField(
        _l("执业证从哪天起有效"), [Optional()], description=_l("例如 2020-07-01"), render_kw=NARROW
    )
    licensed_until = DateField(
        _l("执业证到哪天为止（没有期限就不填）"),
        [Optional()],
        description=_l("例如 2026-12-31"),
        render_kw=NARROW,
    )
    practising_since = DateField(
        _l("哪天开始执业"),
        [Optional()],
        description=_l("可能判死刑、无期徒刑的案件，对执业年限有要求（法律援助法第二十六条）。"),
        render_kw=NARROW,
    )
    specialities = SelectMultipleField(_l("擅长哪些案件"), [Optional()], choices=choices("speciality"))
    juvenile = BooleanField(_l("熟悉未成年人身心特点（未成年人保护法第一百零四条）"))
    languages = SelectMultipleField(_l("普通话以外还会什么话"), [Optional()], choices=[])
    place = SelectField(_l("在哪里办公"), [Optional()], choices=[])
    capacity = IntegerField(
        _l("手上最多同时办几件（不填按本地规定）"),
        [Optional(), NumberRange(1, 200, message=_l("请填 1 到 200 的数字"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )


@blueprint.route("/staff/<username>/file", methods=["GET", "POST"])
@only("admin")
def lawyer_file(username: str) -> ResponseReturnValue:
    known = one(username)
    form = LawyerForm.sent(_read(known["profile"]))
    _offer_what_is_known(form)
    if form.passes():
        body, back = {"profile": _written(form, known["profile"])}, f"/desk/staff/{username}"
        said = _("档案改好了，以后指派按它来。")
        if done := did(form, "identity", f"/staff/{username}", body, back, said, method="PATCH"):
            return done
    title = _("%(name)s的律师档案", name=known["name"])
    return page("desk/form.html", form, title=title, back=f"/desk/staff/{username}", submit=_("保存"))


def _offer_what_is_known(form: LawyerForm) -> None:
    needs, name = read("legalaid", "/needs"), "zh" if language() == "zh" else "en"
    offer(form.languages, [(one["code"], one[name]) for one in needs["languages"]])
    offer(form.place, [("", _("没有登记")), *((one["code"], one[name]) for one in needs["places"])])


def _read(profile: dict[str, Any]) -> dict[str, Any]:
    """As the form shows it; a day that is none is left out."""
    return profile | {name: _day(profile.get(name)) for name in DAYS}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _written(form: LawyerForm, profile: dict[str, Any]) -> dict[str, Any]:
    """The file anew; what this form does not show stays as it was."""
    told = {field.name: field.data for field in form}
    told |= {name: told[name].isoformat() for name in DAYS if told[name]}
    kept = {name: value for name, value in profile.items() if name not in told}
    return kept | {name: value for name, value in told.items() if value not in (None, "", [])}
