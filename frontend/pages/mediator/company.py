"""Who is at the table: further parties, agents with their authority, interpreters, other invited people."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TelField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from frontend.doing import do
from frontend.forms import Form, NeededIf, offer
from frontend.pages.apply.forms import ANY_PHONE
from frontend.pages.mediator.steps import ask, sides
from frontend.pages.mediator.views import blueprint, load, people
from frontend.signed_in import listed, only
from frontend.words import choices, word

PICK = _l("请选一个")
NAME = [InputRequired(_l("请填姓名")), Length(max=50)]
PHONE = [Optional(), Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍"))]
STAFF = ("mediator", "officer", "supervisor")


class JoiningForm(Form):
    side = RadioField(_l("加在哪一方"), [InputRequired(PICK)], choices=[])
    name = StringField(_l("姓名或者单位名称"), NAME)
    phone = TelField(_l("电话（可以不填）"), PHONE, render_kw={"inputmode": "tel"})


class AgentForm(Form):
    name = StringField(_l("代理人姓名"), NAME)
    phone = TelField(_l("电话（可以不填）"), PHONE, render_kw={"inputmode": "tel"})
    special = RadioField(
        _l("授权委托书怎么写的"),
        [InputRequired(PICK)],
        choices=[
            ("yes", _l("特别授权：可以代为和解、签协议")),
            ("no", _l("一般代理：可以说话，不能签协议")),
        ],
    )


class GuestForm(Form):
    kind = RadioField(_l("请谁参与"), [InputRequired(PICK)], choices=choices("guest"))
    name = StringField(_l("姓名"), NAME)
    phone = TelField(_l("电话（可以不填）"), PHONE, render_kw={"inputmode": "tel"})
    language = StringField(
        _l("翻译的语言"),
        [NeededIf(lambda f: f.kind.data == "interpreter", _l("请填翻译的语言")), Length(max=40)],
        description=_l("请翻译才填，例如藏语、手语。"),
    )


class GuestAnswerForm(Form):
    party = SelectField(_l("哪一方"), [InputRequired(PICK)], choices=[])
    agrees = RadioField(
        _l("同意他参与吗"), [InputRequired(PICK)], choices=[("yes", _l("同意")), ("no", _l("不同意"))]
    )


class FurtherForm(Form):
    mediator = SelectField(_l("再请哪位调解员"), [InputRequired(PICK)], choices=[])
    parties = SelectMultipleField(_l("已经接受他的各方"), choices=[])


class AsideForm(Form):
    reason = TextAreaField(
        _l("为什么应当回避"), [InputRequired(_l("请写明情况")), Length(max=1000)], render_kw={"rows": 3}
    )


@blueprint.route("/<id>/parties/more", methods=["GET", "POST"])
@only(*STAFF)
def join(id: str) -> ResponseReturnValue:
    mediation, form = load(id), JoiningForm.sent()
    offer(form.side, [(side, word("party", side)) for side in ("applicant", "opponent")])
    body = None
    if form.passes():
        taken = [p["party"] for p in mediation["parties"] if p["party"].split("-")[0] == form.side.data]
        body = {"party": f"{form.side.data}-{len(taken) + 1}", "name": form.name.data}
        body |= {"phone": form.phone.data} if form.phone.data else {}
    note = _("加进来的一方也要问：愿不愿意调解。")
    said = _("已加上一方当事人。")
    return ask(form, id, "/parties", body, said, title=_("增加当事人"), submit=_("加上"), note=note)


@blueprint.route("/<id>/parties/<side>/agent", methods=["GET", "POST"])
@only(*STAFF)
def agent(id: str, side: str) -> ResponseReturnValue:
    form, body = AgentForm.sent(), None
    if form.passes():
        body = {"name": form.name.data, "special": form.special.data == "yes"}
        body |= {"phone": form.phone.data} if form.phone.data else {}
    title = _("代理人：%(side)s", side=word("party", side))
    note = _("代为签协议要有特别授权（民事诉讼法第六十二条）。请先看授权委托书。")
    path = f"/parties/{side}/agent"
    return ask(form, id, path, body, _("已记下代理人。"), title=title, submit=_("记下"), note=note)


@blueprint.route("/<id>/guests", methods=["GET", "POST"])
@only("mediator")
def invite(id: str) -> ResponseReturnValue:
    form, body = GuestForm.sent(), None
    if form.passes():
        body = {name: form[name].data for name in ("kind", "name") if form[name].data}
        body |= {"phone": form.phone.data} if form.phone.data else {}
        body |= {"language": form.language.data} if form.kind.data == "interpreter" else {}
    note = _("要征得各方当事人同意，他才能参与（人民调解法第二十条）。")
    said = _("已记下。请问各方同不同意。")
    return ask(form, id, "/guests", body, said, title=_("请人参与、请翻译"), submit=_("记下"), note=note)


@blueprint.route("/<id>/guests/<guest>", methods=["GET", "POST"])
@only("mediator")
def guest_answer(id: str, guest: str) -> ResponseReturnValue:
    form = GuestAnswerForm.sent()
    offer(form.party, sides(load(id), people(id)))
    body = {"party": form.party.data, "agrees": form.agrees.data == "yes"} if form.passes() else None
    title = _("各方同意他参与吗")
    return ask(form, id, f"/guests/{guest}/answers", body, _("已记录。"), title=title, submit=_("记录"))


@blueprint.route("/<id>/mediators", methods=["GET", "POST"])
@only(*STAFF)
def further(id: str) -> ResponseReturnValue:
    mediation, form = load(id), FurtherForm.sent()
    busy = {mediation.get("mediator"), *mediation.get("further", [])}
    staff = listed("identity", "/staff", role="mediator", region=mediation.get("region"))
    offer(form.mediator, [(s["username"], s["name"]) for s in staff if s["username"] not in busy])
    offer(form.parties, sides(mediation, people(id)))
    body = {"mediator": form.mediator.data, "parties": form.parties.data} if form.passes() else None
    note = _("可以由数名调解员调解，第一位主持（人民调解法第十九条）。已经同意调解的各方都要接受他。")
    said = _("已增加调解员。")
    return ask(form, id, "/mediators", body, said, title=_("增加调解员"), submit=_("增加"), note=note)


@blueprint.post("/<id>/mediators/<username>/leave")
@only(*STAFF)
def leaves(id: str, username: str) -> ResponseReturnValue:
    path = f"/cases/{id}/mediators/{username}/leave"
    return do("mediation", path, {}, f"/mediator/{id}", _("他不再参加这件调解。"))


@blueprint.route("/<id>/conflict", methods=["GET", "POST"])
@only("mediator")
def aside(id: str) -> ResponseReturnValue:
    form = AsideForm.sent()
    body = {"reason": form.reason.data} if form.passes() else None
    note = _("是当事人的亲属、和这件事有利害关系的，应当回避。写的内容只有您自己能看。")
    said = _("已告诉受理人员另外指定调解员。")
    return ask(form, id, "/conflict", body, said, title=_("我要回避"), submit=_("申请回避"), note=note)


@blueprint.post("/<id>/openness")
@only("mediator")
def openness(id: str) -> ResponseReturnValue:
    body = {"party": request.form.get("party", ""), "open": request.form.get("open") == "yes"}
    return do("mediation", f"/cases/{id}/openness", body, f"/mediator/{id}", _("要求已记录。"))
