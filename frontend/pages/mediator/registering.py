"""The register (调解登记, 人民调解法 17, 18, 27), and the committee's head who names the mediator (19)."""

from __future__ import annotations

from datetime import date

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from frontend.display import language
from frontend.forms import Form, NeededIf, offer
from frontend.pages.mediator.steps import ask
from frontend.pages.mediator.views import blueprint, load
from frontend.signed_in import listed, only
from frontend.words import choices

STAFF = ("mediator", "officer", "supervisor")
PICK = _l("请选一个")
DATED = ("court", "police", "delegated")
REASONS = [
    ("", ""),
    ("party_asked", _l("当事人要求")),
    ("conflict", _l("有利害关系，应当回避")),
    ("unable", _l("调解员不能继续")),
]


class RegisterForm(Form):
    origin = RadioField(_l("怎么来的"), [InputRequired(PICK)], choices=choices("origin"))
    informed = DateField(
        _l("哪天告知的，或者哪天签收材料的"),
        [NeededIf(lambda f: f.origin.data in DATED, _l("请填日期"))],
        description=_l(
            "法院、公安机关告知的填告知那天；法院委派的填签收材料那天，三十日从这天算。例如 2026-12-31"
        ),
        render_kw={"width": "govuk-input--width-10"},
    )
    organ = StringField(_l("哪个单位（别的单位转来的才填）"), [Optional(), Length(max=100)])
    number = StringField(_l("那个单位的编号（可以不填）"), [Optional(), Length(max=60)])
    kind = RadioField(_l("哪一种调解"), [InputRequired(PICK)], choices=choices("mediation_kind"))
    dispute = SelectField(_l("哪一类纠纷"), [InputRequired(PICK)], choices=[])


class CommitteeForm(Form):
    committee = SelectField(_l("交给哪个调委会"), [InputRequired(PICK)], choices=[])


class NamingForm(Form):
    mediator = SelectField(_l("调解员"), [InputRequired(PICK)], choices=[])
    reason = SelectField(_l("换人的理由（第一次指定不用选）"), [Optional()], choices=REASONS)


@blueprint.route("/<id>/register", methods=["GET", "POST"])
@only(*STAFF)
def register(id: str) -> ResponseReturnValue:
    mediation = load(id)
    form = RegisterForm.sent({"kind": "people", "origin": "party", **_entered(mediation)})
    zh = language() == "zh"
    rows = sorted(listed("mediation", "/disputes"), key=lambda row: not _fits(row, mediation["category"]))
    offer(form.dispute, [(row["name"], row["zh"] if zh else row["en"]) for row in rows])
    body = None
    if form.passes():
        body = {name: form[name].data for name in ("origin", "kind", "dispute")}
        body |= {name: form[name].data for name in ("organ", "number") if form[name].data}
        body |= {"informed": form.informed.data.isoformat()} if form.informed.data else {}
    return ask(form, id, "/register", body, _("已登记。"), title=_("调解登记"), submit=_("登记"))


def _entered(mediation: dict[str, object]) -> dict[str, object]:
    entry = mediation.get("entry")
    if not isinstance(entry, dict):
        return {}
    day = {"informed": date.fromisoformat(entry["informed"])} if entry.get("informed") else {}
    return {k: v for k, v in entry.items() if k != "informed" and v} | day


def _fits(row: dict[str, list[str]], category: str) -> bool:
    return any(category == c or category.startswith(f"{c}.") for c in row["categories"])


@blueprint.route("/<id>/committee", methods=["GET", "POST"])
@only("officer", "supervisor")
def charge(id: str) -> ResponseReturnValue:
    form = CommitteeForm.sent()
    rows = listed("mediation", "/committees", region=load(id)["region"])
    offer(form.committee, [(row["id"], row["name"]) for row in rows])
    body = {"committee": form.committee.data} if form.passes() else None
    said = _("已交给调委会，由它的主任指定调解员。")
    return ask(form, id, "/committee", body, said, title=_("交给调委会"), submit=_("交给它"))


@blueprint.route("/<id>/mediator", methods=["GET", "POST"])
@only("mediator")
def name_mediator(id: str) -> ResponseReturnValue:
    """By the committee's head; officers have their own page at the desk."""
    mediation, form = load(id), NamingForm.sent()
    known = listed("mediation", "/committees", region=mediation["region"])
    own = [m for c in known if c["id"] == mediation.get("committee") for m in c["members"]]
    offer(form.mediator, [(m["username"], m["name"]) for m in own if m.get("username")])
    body = None
    if form.passes():
        body = {"mediator": form.mediator.data} | ({"reason": form.reason.data} if form.reason.data else {})
    return ask(form, id, "/mediator", body, _("已指定调解员。"), title=_("指定调解员"), submit=_("指定"))
