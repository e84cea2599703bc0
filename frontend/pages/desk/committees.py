"""Committees (人民调解委员会) and their members, as the county's bureau keeps them (人民调解法 8-10, 13)."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, page
from frontend.forms import Form, offer
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import listed, only
from frontend.words import choices

PICK = _l("请选一个")
STAFF = ("officer", "supervisor")


class CommitteeForm(Form):
    name = StringField(_l("调委会名称"), [InputRequired(_l("请填名称")), Length(max=100)])
    kind = RadioField(_l("哪一种"), [InputRequired(PICK)], choices=choices("committee"))
    address = StringField(_l("地址"), [InputRequired(_l("请填地址")), Length(max=200)])
    court = StringField(_l("所在地基层人民法院"), [InputRequired(_l("请填法院名称")), Length(max=100)])


class MemberForm(Form):
    name = StringField(_l("姓名"), [InputRequired(_l("请填姓名")), Length(max=50)])
    office = RadioField(_l("职务"), [InputRequired(PICK)], choices=choices("office"))
    since = DateField(
        _l("从哪天起"),
        [InputRequired(_l("请填日期，例如 2026-12-31"))],
        description=_l("例如 2026-12-31"),
        render_kw={"width": "govuk-input--width-10"},
    )
    username = SelectField(_l("登录的账号（没有就不选）"), [Optional()], choices=[])
    woman = BooleanField(_l("妇女"))
    minority = BooleanField(_l("少数民族"))
    grade = SelectField(_l("等级（没有就不选）"), [Optional()], choices=[("", ""), *choices("grade")])
    specialities = StringField(
        _l("擅长哪些纠纷"), [Optional()], description=_l("用顿号隔开，例如婚姻家庭、邻里。")
    )
    languages = StringField(_l("会哪些语言"), [Optional()], description=_l("用顿号隔开，例如藏语、手语。"))


class LeavingForm(Form):
    reason = RadioField(_l("怎么离任"), [InputRequired(PICK)], choices=choices("leaving"))


def _region() -> str:
    return str(current_app.config["SETTINGS"].region)


def _all() -> list[dict[str, Any]]:
    return listed("mediation", "/committees", region=_region())


def _one(id: str) -> dict[str, Any]:
    return next((row for row in _all() if row["id"] == id), None) or abort(404)


@blueprint.route("/committees", methods=["GET", "POST"])
@only(*STAFF)
def committees() -> ResponseReturnValue:
    form = CommitteeForm.sent()
    if form.passes():
        body = {name: form[name].data for name in ("name", "kind", "address", "court")}
        done = did(
            form, "mediation", "/committees", body | {"region": _region()}, "/desk/committees", _("已登记。")
        )
        if done:
            return done
    return page("desk/committees.html", form, rows=_all())


@blueprint.get("/committees/<id>")
@only(*STAFF)
def committee(id: str) -> str:
    return render_template("desk/committee.html", committee=_one(id))


@blueprint.route("/committees/<id>/members", methods=["GET", "POST"])
@only(*STAFF)
def member(id: str) -> ResponseReturnValue:
    form = MemberForm.sent()
    staff = listed("identity", "/staff", role="mediator", region=_region())
    offer(form.username, [("", ""), *((s["username"], s["name"]) for s in staff)])
    if form.passes():
        body = {"name": form.name.data, "office": form.office.data, "since": form.since.data.isoformat()}
        body |= {name: form[name].data for name in ("username", "grade") if form[name].data}
        body |= {name: True for name in ("woman", "minority") if form[name].data}
        body |= {name: _split(form[name].data) for name in ("specialities", "languages")}
        path, back = f"/committees/{id}/members", f"/desk/committees/{id}"
        done = did(form, "mediation", path, body, back, _("已登记。"))
        if done:
            return done
    back = f"/desk/committees/{id}"
    return page("desk/form.html", form, title=_("登记成员"), back=back, submit=_("登记"))


def _split(text: str | None) -> list[str]:
    return [
        part.strip()
        for part in (text or "").replace("，", "、").replace(",", "、").split("、")
        if part.strip()
    ]


@blueprint.route("/committees/<id>/members/<which>/leave", methods=["GET", "POST"])
@only(*STAFF)
def leaves(id: str, which: str) -> ResponseReturnValue:
    form, back = LeavingForm.sent(), f"/desk/committees/{id}"
    if form.passes():
        path = f"/committees/{id}/members/{which}/leave"
        done = did(form, "mediation", path, {"reason": form.reason.data}, back, _("已登记离任。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("登记离任"), back=back, submit=_("登记"))
