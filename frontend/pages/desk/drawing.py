"""The draw at the desk (随机指派, L4): fixed before the public draw, its result entered afterwards."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateTimeLocalField, StringField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, page
from frontend.forms import Form
from frontend.moments import CHINA
from frontend.pages.desk.aid import application
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import only, read


class CommitForm(Form):
    source = StringField(
        _l("用哪一次公开开奖？"),
        [InputRequired(_l("请写开奖的名称和期号")), Length(max=200, message=_l("最多 200 个字"))],
        description=_l("例如：中国福利彩票双色球第2026135期红球号码，从小到大。必须还没有开。"),
    )
    draws_at = DateTimeLocalField(
        _l("什么时候开奖？"), [InputRequired(_l("请填日期和时间"))], format="%Y-%m-%dT%H:%M"
    )


class ResultForm(Form):
    value = StringField(
        _l("开奖结果"),
        [InputRequired(_l("请填公布的开奖结果")), Length(max=200, message=_l("最多 200 个字"))],
        description=_l("照公布的原样填。填了就不能改，谁都能对照公布的结果重算一遍。"),
    )


@blueprint.route("/applications/<id>/draw", methods=["GET", "POST"])
@only("officer")
def commit_draw(id: str) -> ResponseReturnValue:
    """Candidates and commitment are fixed now; nobody knows the result yet."""
    back, form = f"/desk/cases/{application(id)['case']}", CommitForm.sent()
    if form.passes():
        moment = form.draws_at.data.replace(tzinfo=CHINA).isoformat()
        body, said = {"source": form.source.data, "draws_at": moment}, _("名单和承诺已固定，等开奖。")
        done = did(form, "legalaid", f"/applications/{id}/draws", body, back, said)
        if done:
            return done
    return page("desk/form.html", form, title=_("随机指派"), back=back, submit=_("固定名单"))


@blueprint.route("/draws/<id>", methods=["GET", "POST"])
@only("officer")
def enter_draw(id: str) -> ResponseReturnValue:
    """The announced result decides the order; the first is asked at once."""
    found, form = read("legalaid", f"/draws/{id}"), ResultForm.sent()
    if form.passes():
        said = _("顺序已经算出，正在按顺序问律师。")
        path = f"/draws/{id}/entropy"
        done = did(form, "legalaid", path, {"value": form.value.data}, f"/draws/{id}", said)
        if done:
            return done
    title = _("填开奖结果：%(source)s", source=found["source"])
    return page("desk/form.html", form, title=title, back=f"/draws/{id}", submit=_("算出顺序"))
