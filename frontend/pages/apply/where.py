"""Where it happened (在哪里): mostly here; else the county's name, found in the national table."""

from __future__ import annotations

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from frontend.forms import Form
from frontend.pages.apply.draft import Draft
from frontend.regions import named, regions
from frontend.words import place

ELSEWHERE = "elsewhere"


class WhereForm(Form):
    where = RadioField(_l("事情发生在哪里？"), [InputRequired(_l("请选一个"))], choices=[])
    county = StringField(
        _l("县、区的名字"),
        description=_l("选了“别的县、区”才填，比如：甘州区。"),
        render_kw={"autocomplete": "off"},
    )

    def validate_county(self, field: Field) -> None:
        if self.where.data != ELSEWHERE:
            return
        found = named(field.data or "")
        if not found:
            raise ValidationError(_("没有找到这个县、区，请写全名，比如：甘州区"))
        if len(found) > 1:
            self.offer([region.code for region in found])
            raise ValidationError(_("叫这个名字的有几个，请在上面选一个"))
        self.where.data = found[0].code

    def offer(self, codes: list[str]) -> WhereForm:
        self.where.choices = [*((code, place(code)) for code in codes), (ELSEWHERE, _("别的县、区"))]
        return self


def where_form(draft: Draft, posted: str | None = None) -> type[WhereForm]:
    """Offers the bureau's own county, and the one that was found for a name before."""
    home = current_app.config["SETTINGS"].region
    known = [
        code for code in (draft.get("where", {}).get("where"), posted) if code in regions() and code != home
    ]

    class Here(WhereForm):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            self.offer([home, *dict.fromkeys(known)])

    return Here
