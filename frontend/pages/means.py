"""The statement of means with its pledge (经济状况说明、个人诚信承诺, 41): by the applicant on his phone,
or by an officer from the signed paper at the counter.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DecimalField, FieldList, FormField, IntegerField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from frontend import money
from frontend.doing import did, page
from frontend.forms import Form, NeededIf
from frontend.pages.my.views import whole
from frontend.pages.party import DRAWN, typed
from frontend.signed_in import only, read

blueprint = Blueprint("means", __name__)
ROWS, MOST = 3, 20
YUAN = {"inputmode": "decimal", "width": "govuk-input--width-10"}
SUM = NumberRange(0, 10**10, message=_l("请填钱数，只写数字"))


class MemberForm(Form):
    """Somebody of the household; a line that stays empty counts nobody."""

    relation = StringField(
        _l("与申请人的关系，例如：本人、妻子、儿子"),
        [
            NeededIf(lambda row: row.said(), _l("请填与申请人的关系")),
            Length(max=20, message=_l("最多 20 个字")),
        ],
    )
    age = IntegerField(
        _l("年龄"),
        [Optional(), NumberRange(0, 130, message=_l("请填 0 到 130 的数字"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )
    income = DecimalField(_l("每月收入（元），没有就填 0"), [Optional(), SUM], render_kw=YUAN)

    def said(self) -> bool:
        return self.age.data is not None or self.income.data is not None


class MeansForm(Form):
    members = FieldList(FormField(MemberForm), min_entries=ROWS, max_entries=MOST)
    savings = DecimalField(_l("存款、理财（元）"), [Optional(), SUM], render_kw=YUAN)
    property = DecimalField(_l("住房以外的房产，值多少（元）"), [Optional(), SUM], render_kw=YUAN)
    vehicle = DecimalField(_l("机动车，值多少（元）"), [Optional(), SUM], render_kw=YUAN)
    debts = DecimalField(_l("欠债（元）"), [Optional(), SUM], render_kw=YUAN)
    note = TextAreaField(
        _l("还有什么要说明的（可以不填）"),
        [Optional(), Length(max=500, message=_l("最多 500 个字"))],
        description=_l("例如：看病花了多少钱、孩子上学、靠谁生活。"),
    )
    pledge = BooleanField(
        _l("我承诺：以上说的都是真的（个人诚信承诺）"),
        description=_l("承诺以后，一般不用再开证明。说假话的，终止援助，还要支付费用、可能罚款。"),
    )
    image = StringField()
    name = StringField(
        _l("用打字签名：写您的姓名"),
        [
            NeededIf(lambda form: form.unsigned(), _l("承诺要签名：请签名或者写上姓名")),
            Length(max=50, message=_l("最多 50 个字")),
        ],
        render_kw={"autocomplete": "name"},
    )
    own = True

    def drawn(self) -> bool:
        return (self.image.data or "").startswith(DRAWN)

    def unsigned(self) -> bool:
        return bool(self.pledge.data) and self.own and not self.drawn()

    def signature(self, stated: str) -> str:
        """The picture that was drawn, or the name that was typed beside what was stated."""
        name = (self.name.data or "").strip()
        return str(self.image.data) if self.drawn() else typed(name, stated)

    def body(self) -> dict[str, Any]:
        """As the service takes it, in fen; what was left empty is nothing."""
        told = [row.form for row in self.members if (row.form.relation.data or "").strip()]
        assets = {name: _fen(self[name].data) for name in ("savings", "property", "vehicle", "debts")}
        said: dict[str, Any] = {
            "members": [_member(row) for row in told],
            "assets": {f"{name}_fen": amount for name, amount in assets.items()},
            "pledge": bool(self.pledge.data),
        }
        if note := (self.note.data or "").strip():
            said["note"] = note
        if self.pledge.data and self.own:
            said["signature"] = self.signature(digest(said))
        return said


def digest(said: dict[str, Any]) -> str:
    """SHA-256 of what was stated: it stands in a typed signature."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _member(row: Any) -> dict[str, Any]:
    told = {"relation": row.relation.data.strip(), "income_month_fen": _fen(row.income.data)}
    return told | ({"age": row.age.data} if row.age.data is not None else {})


def _fen(amount: Decimal | None) -> int:
    return money.fen(amount.quantize(Decimal("0.01"))) if amount is not None else 0


def _stated(form: Any, application: dict[str, Any], back: str, **shown: Any) -> ResponseReturnValue:
    """`more` asks for another line of the household and sends nothing."""
    if request.form.get("more") and len(form.members) < MOST:
        form.members.append_entry()
    elif form.passes() and _somebody(form):
        path, said = f"/applications/{application['id']}/means", _("经济状况说明收到了。")
        if done := did(form, "legalaid", path, form.body(), back, said, {"signature": "name"}):
            return done
    return page("means.html", form, back=back, full=len(form.members) >= MOST, **shown)


def _somebody(form: Any) -> bool:
    if not any((row.form.relation.data or "").strip() for row in form.members):
        form.form_errors = [_("请至少填一口人：申请人本人也算")]
    return not form.form_errors


@blueprint.route("/my/<case>/means", methods=["GET", "POST"])
@only("resident")
def mine(case: str) -> ResponseReturnValue:
    application = whole("legalaid", "/applications", case) or abort(404)
    return _stated(MeansForm.sent(), application, f"/my/{case}", own=True)


@blueprint.route("/desk/applications/<id>/means", methods=["GET", "POST"])
@only("officer")
def at_the_counter(id: str) -> ResponseReturnValue:
    """The pledge was signed on paper, which the officer keeps."""
    application, form = read("legalaid", f"/applications/{id}"), MeansForm.sent()
    form.own = False
    return _stated(form, application, f"/desk/cases/{application['case']}", own=False)
