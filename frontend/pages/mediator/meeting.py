"""Before the agreement: who the other side is, each side's wish, the sessions; and the end without
agreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateTimeLocalField, IntegerField, RadioField, StringField, TelField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from frontend.doing import did, page
from frontend.forms import Form, NeededIf
from frontend.moments import CHINA
from frontend.pages.apply.forms import ANY_PHONE
from frontend.pages.mediator.views import blueprint
from frontend.signed_in import only
from frontend.words import word

PICK = _l("请选一个")


class PartyForm(Form):
    name = StringField(_l("对方当事人的姓名或者单位名称"), [InputRequired(_l("请填姓名")), Length(max=50)])
    phone = TelField(
        _l("电话（可以不填）"),
        [Optional(), Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍"))],
        render_kw={"inputmode": "tel"},
    )


class ConsentForm(Form):
    agrees = RadioField(
        _l("是否自愿接受调解"),
        [InputRequired(PICK)],
        choices=[("yes", _l("自愿接受调解")), ("no", _l("明确拒绝调解"))],
    )


class SessionForm(Form):
    at = DateTimeLocalField(
        _l("日期和时间"),
        [InputRequired(_l("请填日期和时间"))],
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        description=_l("例如 2026-12-01 09:30"),
        render_kw={"width": "govuk-input--width-10"},
    )
    kind = RadioField(
        _l("怎么调解"),
        [InputRequired(PICK)],
        choices=[("place", _l("现场")), ("video", _l("视频"))],
    )
    place = StringField(
        _l("地点"),
        [NeededIf(lambda f: f.kind.data == "place", _l("请填现场调解的地点")), Length(max=200)],
        description=_l("现场调解才填。"),
    )
    hours = IntegerField(
        _l("大约几个小时（填了就记进日程，不会撞期）"),
        [Optional(), NumberRange(1, 12, _l("请填 1 到 12"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )


class FailForm(Form):
    reason_code = RadioField(
        _l("调解不成的情形"),
        [InputRequired(PICK)],
        choices=[
            ("no_agreement", _l("达不成协议")),
            ("absent", _l("一方不到场")),
            ("term_over", _l("调解期限已满，双方不愿延长")),
            ("unsuitable", _l("不适合人民调解")),
            ("other", _l("其他")),
        ],
    )
    reason = TextAreaField(
        _l("情况说明"), [InputRequired(_l("请写明情况")), Length(max=2000, message=_l("最多 2000 个字"))]
    )


@blueprint.route("/<id>/parties", methods=["GET", "POST"])
@only("mediator", "officer", "supervisor")
def party(id: str) -> ResponseReturnValue:
    form = PartyForm.sent()
    if form.passes():
        body = {"party": "opponent", "name": form.name.data}
        if form.phone.data:
            body["phone"] = form.phone.data
        done = did(
            form, "mediation", f"/cases/{id}/parties", body, f"/mediator/{id}", _("已记下对方当事人。")
        )
        if done:
            return done
    return page("mediator/form.html", form, title=_("对方当事人"), id=id, submit=_("记下"))


@blueprint.route("/<id>/consents/<side>", methods=["GET", "POST"])
@only("mediator")
def consent(id: str, side: str) -> ResponseReturnValue:
    form = ConsentForm.sent()
    if form.passes():
        body = {"party": side, "agrees": form.agrees.data == "yes"}
        done = did(form, "mediation", f"/cases/{id}/consents", body, f"/mediator/{id}", _("意愿已记录。"))
        if done:
            return done
    title = _("征求意见：%(side)s", side=word("party", side))
    note = _("任何一方明确拒绝的，不得调解（人民调解法第十七条）。")
    return page("mediator/form.html", form, title=title, id=id, submit=_("记录"), note=note)


def when_and_where(form: SessionForm) -> dict[str, object]:
    """The session as the service takes it."""
    at = form.at.data
    body: dict[str, object] = {"at": at.replace(tzinfo=CHINA).isoformat() if at else ""}
    body |= {"video": True} if form.kind.data == "video" else {"place": form.place.data}
    return body | ({"hours": form.hours.data} if form.hours.data else {})


def as_set(session: Mapping[str, Any]) -> dict[str, Any]:
    """Where a session was to be held and how long, for the form that puts it off."""
    kind = "place" if session.get("place") else "video"
    return {"kind": kind, "place": session.get("place"), "hours": session.get("hours")}


@blueprint.route("/<id>/sessions", methods=["GET", "POST"])
@only("mediator")
def session(id: str) -> ResponseReturnValue:
    form = SessionForm.sent()
    if form.passes():
        body = when_and_where(form)
        done = did(
            form,
            "mediation",
            f"/cases/{id}/sessions",
            body,
            f"/mediator/{id}",
            _("调解时间已定，马上发短信告诉各方。"),
        )
        if done:
            return done
    return page("mediator/form.html", form, title=_("安排调解"), id=id, submit=_("定下"))


@blueprint.route("/<id>/fail", methods=["GET", "POST"])
@only("mediator", "officer", "supervisor")
def fail(id: str) -> ResponseReturnValue:
    form = FailForm.sent()
    if form.passes():
        body = {"reason_code": form.reason_code.data, "reason": form.reason.data}
        said = _("已终止调解。请告知双方仲裁、行政、诉讼的途径。")
        done = did(form, "mediation", f"/cases/{id}/fail", body, f"/mediator/{id}", said)
        if done:
            return done
    note = _("终止后要告知当事人可以依法通过仲裁、行政、司法等途径维护权利（人民调解法第二十六条）。")
    return page("mediator/form.html", form, title=_("调解不成"), id=id, submit=_("终止调解"), note=note)
