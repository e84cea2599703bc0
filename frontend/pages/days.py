"""The lawyer's days on a matter (承办过程), noted on the phone: meeting, agreement, diary, hearings."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, DateTimeLocalField, DecimalField, IntegerField, SelectField, StringField
from wtforms import TextAreaField as Area
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.moments import CHINA, today
from frontend.pages.printed import handed_on
from frontend.signed_in import only, read
from frontend.words import choices

blueprint = Blueprint("days", __name__, url_prefix="/lawyer/matters/<id>")
NEEDED = [InputRequired(_l("请填这一项"))]
KINDS = ("meeting", "evidence", "drafting", "court", "mediation", "travel", "other")
TEXT = [Optional(), Length(max=2000, message=_l("最多 2000 个字"))]


class MeetForm(Form):
    on = DateTimeLocalField(_l("什么时候见的面"), NEEDED, format="%Y-%m-%dT%H:%M")
    text = Area(
        _l("在哪里、谈了什么（可以不填）"),
        TEXT,
        description=_l("受援人和受理人员能看到。"),
        render_kw={"rows": 5},
    )


class RetainForm(Form):
    on = DateField(_l("哪天签的委托代理协议"), NEEDED)


class DiaryForm(Form):
    kind = SelectField(_l("做了什么"), NEEDED, choices=choices("work", *KINDS))
    on = DateField(_l("哪一天"), NEEDED)
    hours = DecimalField(
        _l("用了几小时"),
        [InputRequired(_l("请填小时数，例如 1.5")), NumberRange(0, 24, message=_l("请填 0 到 24 的数字"))],
        render_kw={"inputmode": "decimal", "width": "govuk-input--width-5"},
    )
    text = Area(_l("办案记录（可以不填）"), TEXT, render_kw={"rows": 5})


class HearingForm(Form):
    starts = DateTimeLocalField(_l("什么时候开庭"), NEEDED, format="%Y-%m-%dT%H:%M")
    minutes = IntegerField(
        _l("大约多少分钟"),
        [InputRequired(_l("请填分钟数")), NumberRange(5, 1440, message=_l("请填 5 到 1440 的数字"))],
        default=120,
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )
    place = StringField(
        _l("在哪里：法院、法庭、案号"), [*NEEDED, Length(max=300, message=_l("最多 300 个字"))]
    )


def moment(at: datetime) -> str:
    """What was typed is China's time."""
    return at.replace(tzinfo=CHINA).isoformat()


def morning(day: date) -> str:
    """A day as the moment at which it begins here."""
    return moment(datetime.combine(day, time()))


def days_of(id: str) -> dict[str, Any]:
    """Meeting, agreement, diary and hearings; while they cannot be read, the rest of the page still helps."""
    try:
        found: dict[str, Any] = read("legalaid", f"/matters/{id}/days")
        return found
    except (Problem, Away):
        return {}


def _noted(
    id: str, form: Form, title: str, call: str, body: dict[str, Any] | None, said: str
) -> ResponseReturnValue:
    back = f"/lawyer/matters/{id}"
    if body is not None:
        done = did(form, "legalaid", f"/matters/{id}/{call}", body, back, said)
        if done:
            return done
    return page("lawyer/day.html", form, title=title, back=back)


def _with_text(body: dict[str, Any], text: str | None) -> dict[str, Any]:
    said = (text or "").strip()
    return body | ({"text": said} if said else {})


@blueprint.route("/meeting", methods=["GET", "POST"])
@only("lawyer")
def meeting(id: str) -> ResponseReturnValue:
    form = MeetForm.sent({"on": datetime.now(CHINA)})
    body = _with_text({"on": moment(form.on.data)}, form.text.data) if form.passes() else None
    return _noted(id, form, _("登记首次会见"), "meeting", body, _("已登记首次会见。"))


@blueprint.route("/agreement", methods=["GET", "POST"])
@only("lawyer")
def agreement(id: str) -> ResponseReturnValue:
    form = RetainForm.sent({"on": today()})
    body = {"on": morning(form.on.data)} if form.passes() else None
    return _noted(id, form, _("登记委托代理协议"), "agreement", body, _("已登记委托代理协议。"))


@blueprint.route("/diary", methods=["GET", "POST"])
@only("lawyer")
def diary(id: str) -> ResponseReturnValue:
    form = DiaryForm.sent({"on": today()})
    body = None
    if form.passes():
        body = {"kind": form.kind.data, "on": morning(form.on.data), "hours": float(form.hours.data)}
        body = _with_text(body, form.text.data)
    return _noted(id, form, _("写办案日志"), "diary", body, _("已记进办案日志。"))


@blueprint.route("/hearings", methods=["GET", "POST"])
@only("lawyer")
def hearings(id: str) -> ResponseReturnValue:
    form = HearingForm.sent()
    body = None
    if form.passes():
        body = {"starts": moment(form.starts.data), "minutes": form.minutes.data, "place": form.place.data}
    return _noted(id, form, _("登记开庭"), "hearings", body, _("已登记开庭。"))


@blueprint.post("/hearings/<hearing>/drop")
@only("lawyer")
def drop(id: str, hearing: str) -> ResponseReturnValue:
    return do("legalaid", f"/hearings/{hearing}/drop", {}, f"/lawyer/matters/{id}", _("已取消这次开庭。"))


@blueprint.get("/hearings.ics")
@only("lawyer")
def calendar(id: str) -> Response:
    return handed_on("legalaid", f"/matters/{id}/hearings.ics")
