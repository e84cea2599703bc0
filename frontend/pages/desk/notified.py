"""Notified defence at the desk (通知辩护, 25, 28, 36): the notice, telling the organ."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateTimeLocalField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.moments import CHINA
from frontend.pages.desk.aid import PICK, application
from frontend.pages.desk.lists import blueprint
from frontend.signed_in import only
from frontend.words import choices

SHORT = Length(max=100, message=_l("最多 100 个字"))


class NoticeForm(Form):
    organ = RadioField(_l("谁通知的？"), [InputRequired(PICK)], choices=choices("organ"))
    organ_name = StringField(_l("单位全称（可以不填）"), [SHORT])
    number = StringField(_l("公函文号（可以不填）"), [SHORT])
    ground = RadioField(
        _l("属于哪种情形？"),
        [InputRequired(PICK)],
        choices=choices("notice_ground"),
        description=_l("后两种只能由人民法院通知。"),
    )
    received = DateTimeLocalField(
        _l("什么时候收到公函？"),
        [InputRequired(_l("请填日期和时间"))],
        format="%Y-%m-%dT%H:%M",
        description=_l("指派律师、告知办案机关的期限从这时算起（法律援助法第三十六条）。"),
    )


@blueprint.route("/applications/<id>/notice", methods=["GET", "POST"])
@only("officer")
def notice(id: str) -> ResponseReturnValue:
    """Enter the notice: neither scope nor means are asked, the first lawyer is asked at once."""
    back, form = f"/desk/cases/{application(id)['case']}", NoticeForm.sent()
    if form.passes():
        body: dict[str, Any] = {name: form[name].data for name in ("organ", "ground")}
        body |= {name: form[name].data for name in ("organ_name", "number") if form[name].data}
        body["received"] = form.received.data.replace(tzinfo=CHINA).isoformat()
        said = _("通知已登记，正在找律师。")
        done = did(form, "legalaid", f"/applications/{id}/notice", body, back, said)
        if done:
            return done
    return page("desk/form.html", form, title=_("登记通知辩护公函"), back=back, submit=_("登记"))


@blueprint.post("/applications/<id>/told")
@only("officer")
def told(id: str) -> ResponseReturnValue:
    back = f"/desk/cases/{application(id)['case']}"
    return do("legalaid", f"/applications/{id}/notice/told", {}, back, _("已记下：办案机关已告知。"))
