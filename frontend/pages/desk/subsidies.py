"""Subsidies at the desk (补贴, 法律援助法 52): file checked, sum approved, batch sent and paid."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from frontend.doing import did, do, page
from frontend.forms import Form, NeededIf
from frontend.pages.desk.lists import blueprint
from frontend.pages.printed import handed_on
from frontend.receipts import numbered
from frontend.signed_in import only, read, read_full

DESKS = ("officer", "supervisor")
TABS: dict[str, Any] = {
    "computed": _l("等批准"),
    "approved": _l("已批准，等编批次"),
    "batched": _l("在批次里，等支付"),
    "paid": _l("已支付"),
}
SHEETS = ("sheet.csv", "sheet.xlsx")
LACKING = _l("请写缺什么，一行一样")


class CheckForm(Form):
    complete = RadioField(
        _l("结案材料齐不齐？"),
        [InputRequired(_l("请选一个"))],
        choices=[("yes", _l("齐全，核算补贴")), ("no", _l("不齐，退回补正"))],
    )
    lacking = TextAreaField(
        _l("缺什么（一行一样）"),
        [NeededIf(lambda f: f.complete.data == "no", LACKING), Length(max=2000)],
        description=_l("选了“不齐”才填，律师能看到。"),
    )
    kind = RadioField(
        _l("服务类型"),
        [Optional()],
        choices=[
            ("", _l("按案由自动定")),
            ("civil", _l("民事、行政诉讼代理")),
            ("labor", _l("劳动争议调解、仲裁代理")),
            ("criminal", _l("刑事辩护、代理")),
            ("other", _l("非诉讼代理及其他")),
        ],
        default="",
    )


class PaidForm(Form):
    reference = StringField(
        _l("支付凭证号"),
        [InputRequired(_l("请填国库的支付凭证号")), Length(max=100, message=_l("最多 100 个字"))],
        description=_l("登记以后，这个批次里的每一笔都记为已支付。"),
    )


@blueprint.get("/subsidies")
@only(*DESKS)
def subsidies() -> str:
    tab = request.args.get("list", "computed")
    tab = tab if tab in TABS else "computed"
    answer = read_full("legalaid", "/subsidies", state=tab, cursor=request.args.get("cursor"))
    return render_template(
        "desk/subsidies.html", rows=numbered(answer.items), tab=tab, tabs=TABS, following=answer.following
    )


@blueprint.route("/matters/<id>/check", methods=["GET", "POST"])
@only("officer")
def check(id: str) -> ResponseReturnValue:
    """The file check: complete, or back to the lawyer with what is lacking."""
    found, form = read("legalaid", f"/matters/{id}"), CheckForm.sent()
    if form.passes():
        body: dict[str, Any] = {"complete": form.complete.data == "yes"}
        if body["complete"] and form.kind.data:
            body["kind"] = form.kind.data
        if not body["complete"]:
            body["lacking"] = [line.strip() for line in form.lacking.data.splitlines() if line.strip()]
        back, said = f"/desk/cases/{found['case']}", _("已登记审核结果。")
        done = did(form, "legalaid", f"/matters/{id}/file-check", body, back, said)
        if done:
            return done
    return page("desk/check.html", form, matter=found)


@blueprint.post("/matters/<id>/approval")
@only("supervisor")
def approve(id: str) -> ResponseReturnValue:
    back = "/desk/subsidies?list=computed"
    return do("legalaid", f"/matters/{id}/subsidy/approval", {}, back, _("补贴已批准。"))


@blueprint.get("/batches")
@only(*DESKS)
def batches() -> str:
    answer = read_full("legalaid", "/batches", cursor=request.args.get("cursor"))
    return render_template("desk/batches.html", rows=answer.items, following=answer.following)


@blueprint.post("/batches")
@only("officer")
def open_batch() -> ResponseReturnValue:
    said = _("批次已建，马上编号，请过几秒打开。")
    return do("legalaid", "/batches", {}, "/desk/batches", said)


@blueprint.route("/batches/<id>", methods=["GET", "POST"])
@only(*DESKS)
def batch(id: str) -> ResponseReturnValue:
    """One batch; the officer enters the treasury's voucher here."""
    form = PaidForm.sent()
    if form.passes():
        path, said = f"/batches/{id}/payment", _("已登记支付。")
        done = did(form, "legalaid", path, {"reference": form.reference.data}, f"/desk/batches/{id}", said)
        if done:
            return done
    return page("desk/batch.html", form, batch=read("legalaid", f"/batches/{id}"))


@blueprint.get("/batches/<id>/<name>")
@only(*DESKS)
def sheet(id: str, name: str) -> Response:
    """The sheet for the treasury as it was made; the service writes down who took it."""
    if name not in SHEETS:
        abort(404)
    return handed_on("legalaid", f"/batches/{id}/{name}")
