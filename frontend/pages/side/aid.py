"""From a failed mediation or a broken agreement to legal aid (法律援助), with what I let go."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, StringField, TelField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from frontend.forms import Form, offer
from frontend.pages.apply.forms import ANY_PHONE
from frontend.pages.side.views import ask, blueprint, mine
from frontend.signed_in import only, read
from frontend.words import word


class AidForm(Form):
    narrative = TextAreaField(
        _l("出了什么事，您想要什么"),
        [InputRequired(_l("请写一写出了什么事")), Length(max=5000)],
        render_kw={"rows": 6},
    )
    items = SelectMultipleField(
        _l("哪些可以交给法律援助中心"),
        [InputRequired(_l("至少选一项"))],
        description=_l("不想交的，把勾去掉。"),
        choices=[],
    )
    opponent = StringField(_l("对方的姓名"), [Optional(), Length(max=50)])
    phone = TelField(
        _l("打哪个电话找您（不填就用登记的）"),
        [Optional(), Regexp(ANY_PHONE, message=_l("电话号码不对，请再看一遍"))],
        render_kw={"inputmode": "tel", "autocomplete": "tel"},
    )


@blueprint.route("/<id>/aid", methods=["GET", "POST"])
@only("resident")
def aid(id: str) -> ResponseReturnValue:
    _mediation, side = mine(id)
    found = read("mediation", f"/cases/{id}/aid", party=side)
    opponent = next(iter(found["opponents"]), "")
    form = AidForm.sent({"narrative": found["narrative"], "items": found["items"], "opponent": opponent})
    offer(form.items, [(name, word("item", name)) for name in found["items"]])
    body = None
    if form.passes():
        body = {"party": side, "narrative": form.narrative.data, "items": form.items.data}
        body |= (
            {"opponent": form.opponent.data} if form.opponent.data and "parties" in form.items.data else {}
        )
        body |= {"phone": form.phone.data} if form.phone.data else {}
    note = _("已经替您填好了，您看看对不对。和调解员单独说的话不会交出去。")
    shown = {"title": _("申请法律援助"), "submit": _("交上去"), "note": note}
    return ask(form, id, "/aid", body, _("交上去了。在“我的办件”里看进度。"), **shown)
