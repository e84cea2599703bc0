"""Duty (值班), leave, and applications from detention: the lawyer on a phone, the officer at the desk."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, DateTimeLocalField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from frontend import moments
from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.moments import CHINA
from frontend.pages.apply import draft as drafts
from frontend.pages.apply.draft import Draft
from frontend.signed_in import act, listed, only, roles, username

blueprint = Blueprint("duty", __name__)
NEEDED = [InputRequired(_l("请填这一项"))]
PLACES = [
    ("detention", _l("看守所")),
    ("prison", _l("监狱")),
    ("drug_treatment", _l("强制隔离戒毒所")),
    ("court", _l("人民法院")),
    ("procuratorate", _l("人民检察院")),
    ("police", _l("公安机关")),
]


class LeaveForm(Form):
    start = DateField(_l("从哪天开始"), NEEDED)
    end = DateField(_l("到哪天为止（含）"), NEEDED)


class SwapForm(Form):
    to = SelectField(_l("请谁来替"), NEEDED, choices=[])


class TransferForm(Form):
    place = SelectField(_l("在哪里提出的"), NEEDED, choices=PLACES)
    made = DateTimeLocalField(
        _l("什么时候提出的"),
        NEEDED,
        format="%Y-%m-%dT%H:%M",
        description=_l("二十四小时从这时算起（法律援助法第三十九条）。"),
    )
    name = StringField(_l("申请人姓名"), [*NEEDED, Length(max=60, message=_l("最多 60 个字"))])
    words = TextAreaField(_l("他说了什么"), [*NEEDED, Length(max=2000, message=_l("最多 2000 个字"))])


class PostForm(Form):
    kind = SelectField(_l("设在哪里"), NEEDED, choices=[PLACES[0], PLACES[3], PLACES[4]])
    name = StringField(_l("值班点名称"), [*NEEDED, Length(max=60, message=_l("最多 60 个字"))])
    weekends = BooleanField(_l("休息日也值班"))


class DayForm(Form):
    day = DateField(_l("哪一天"), NEEDED)
    lawyer = SelectField(_l("谁值班"), NEEDED, choices=[])


class PlanForm(Form):
    start = DateField(_l("从哪天开始"), NEEDED)
    until = DateField(_l("到哪天为止（含）"), NEEDED)


@blueprint.get("/lawyer/duty")
@only("lawyer")
def mine() -> str:
    """My turns, days I am asked to take, my leave, what I passed on."""
    me = username() or ""
    posts = listed("legalaid", "/duty/posts")
    turns = [shift | {"post": post} for post in posts for shift in post["shifts"]]
    return render_template(
        "lawyer/duty.html",
        turns=sorted((one for one in turns if one["lawyer"] == me), key=lambda one: one["day"]),
        asked=[one for one in turns if one["asked"] == me],
        leaves=listed("legalaid", f"/lawyers/{me}/leave"),
        transfers=listed("legalaid", "/transfers"),
        me=me,
    )


@blueprint.route("/lawyer/leave", methods=["GET", "POST"])
@only("lawyer")
def leave() -> ResponseReturnValue:
    form = LeaveForm.sent()
    if form.passes():
        body = {"start": form.start.data.isoformat(), "end": form.end.data.isoformat()}
        path, said = f"/lawyers/{username()}/leave", _("休假已登记，这几天不会问您接案。")
        done = did(form, "legalaid", path, body, "/lawyer/duty", said)
        if done:
            return done
    return page("desk/form.html", form, title=_("登记休假"), back="/lawyer/duty", submit=_("登记"))


@blueprint.post("/lawyer/leave/<id>/cancel")
@only("lawyer")
def cancel_leave(id: str) -> ResponseReturnValue:
    path = f"/lawyers/{username()}/leave/{id}/cancel"
    return do("legalaid", path, {}, "/lawyer/duty", _("休假已取消。"))


@blueprint.route("/lawyer/duty/<post>/<day>/swap", methods=["GET", "POST"])
@only("lawyer")
def swap(post: str, day: str) -> ResponseReturnValue:
    form = SwapForm.sent()
    staff = listed("identity", "/staff", role="lawyer")
    form.to.choices = [(one["username"], one["name"]) for one in staff if one["username"] != username()]
    if form.passes():
        body, said = {"day": day, "to": form.to.data}, _("已经问了，等他答复。")
        done = did(form, "legalaid", f"/duty/posts/{post}/swaps", body, "/lawyer/duty", said)
        if done:
            return done
    title = _("换班：%(on)s", on=moments.day(day))
    return page("desk/form.html", form, title=title, back="/lawyer/duty", submit=_("去问"))


@blueprint.post("/lawyer/duty/<post>/<day>/answer")
@only("lawyer")
def answer(post: str, day: str) -> ResponseReturnValue:
    body = {"day": day, "agreed": request.form.get("agreed") == "yes"}
    return do("legalaid", f"/duty/posts/{post}/swaps/answer", body, "/lawyer/duty", _("已经答复。"))


@blueprint.route("/lawyer/transfer", methods=["GET", "POST"])
@only("lawyer", "officer")
def transfer() -> ResponseReturnValue:
    form = TransferForm.sent()
    back = "/desk/duty" if "officer" in roles() else "/lawyer/duty"
    if form.passes():
        body: dict[str, Any] = {name: form[name].data for name in ("place", "name", "words")}
        body["made"] = form.made.data.replace(tzinfo=CHINA).isoformat()
        done = did(form, "legalaid", "/transfers", body, back, _("已经转交法律援助机构。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("转交羁押期间的申请"), back=back, submit=_("转交"))


@blueprint.get("/desk/duty")
@only("officer", "supervisor")
def desk() -> str:
    posts = listed("legalaid", "/duty/posts")
    return render_template("desk/duty.html", posts=posts, transfers=listed("legalaid", "/transfers"))


@blueprint.route("/desk/duty/new", methods=["GET", "POST"])
@only("officer")
def new_post() -> ResponseReturnValue:
    form = PostForm.sent()
    if form.passes():
        body = {"kind": form.kind.data, "name": form.name.data, "weekends": bool(form.weekends.data)}
        done = did(form, "legalaid", "/duty/posts", body, "/desk/duty", _("值班点已设。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("设值班点"), back="/desk/duty", submit=_("设值班点"))


@blueprint.route("/desk/duty/<post>/plan", methods=["GET", "POST"])
@only("officer")
def plan(post: str) -> ResponseReturnValue:
    form = PlanForm.sent()
    if form.passes():
        body = {"start": form.start.data.isoformat(), "until": form.until.data.isoformat()}
        done = did(form, "legalaid", f"/duty/posts/{post}/plan", body, "/desk/duty", _("班已排好。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("排班"), back="/desk/duty", submit=_("排班"))


@blueprint.route("/desk/duty/<post>/day", methods=["GET", "POST"])
@only("officer")
def one_day(post: str) -> ResponseReturnValue:
    """One day set by hand: somebody fell ill, a day was left open."""
    form = DayForm.sent({"day": _asked_day()})
    staff = listed("identity", "/staff", role="lawyer")
    form.lawyer.choices = [(one["username"], one["name"]) for one in staff]
    if form.passes():
        body, said = {"day": form.day.data.isoformat(), "lawyer": form.lawyer.data}, _("这一天已排好。")
        done = did(form, "legalaid", f"/duty/posts/{post}/turns", body, "/desk/duty", said)
        if done:
            return done
    return page("desk/form.html", form, title=_("排一天的班"), back="/desk/duty", submit=_("排班"))


def _asked_day() -> date | None:
    """The day that the rota's link names; what is no day is left out."""
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None


@blueprint.post("/desk/transfers/<id>/receipt")
@only("officer")
def receipt(id: str) -> ResponseReturnValue:
    """Confirmed in one tap; the work order is begun with what the duty lawyer wrote."""
    taken = act("legalaid", f"/transfers/{id}/receipt", {}) or {}
    return drafts.keep(redirect("/apply/story", 303), prefilled(taken))  # type: ignore[arg-type]


def prefilled(transfer: dict[str, Any]) -> Draft:
    """The work order as far as the transfer tells it; the kind of matter can still be changed at the end."""
    new: Draft = {"key": uuid.uuid4().hex, "channel": "counter", "what": {"what": "crime"}}
    if transfer.get("words"):
        new["story"] = {"narrative": transfer["words"]}
    return new | {"who": {"whose": "own"}, "named": transfer.get("name")}
