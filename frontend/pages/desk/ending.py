"""Late turns of legal aid at the desk: what waits by clock, objection reviewed (49), aid ended (48),
papers later (44).
"""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from frontend.doing import did, do, page
from frontend.forms import Form
from frontend.moments import urgency
from frontend.pages.desk.aid import application
from frontend.pages.desk.lists import blueprint
from frontend.receipts import numbered
from frontend.signed_in import listed, only, read_full
from frontend.words import choices

PICK = _l("请选一个")
LATE = frozenset({"no_candidate", "overdue"})
WORDS = [InputRequired(_l("请写理由")), Length(max=2000, message=_l("最多 2000 个字"))]


class ReviewForm(Form):
    uphold = RadioField(
        _l("审查结论"),
        [InputRequired(PICK)],
        choices=[("yes", _l("维持原决定")), ("no", _l("责令改正"))],
    )
    reason = TextAreaField(_l("理由"), WORDS)


class EndForm(Form):
    ground = RadioField(
        _l("终止的情形（法律援助法第四十八条）"), [InputRequired(PICK)], choices=choices("ground")
    )
    reason = TextAreaField(_l("理由"), WORDS)


@blueprint.get("/aid")
@only("officer", "supervisor")
def worklist() -> str:
    """Legal aid by clock, red first."""
    answer = read_full("legalaid", "/worklist", limit="100", cursor=request.args.get("cursor"))
    rows = [row | {"marks": marks(row)} for row in numbered(answer.items)]
    shown = [row | {"bar": bar(row)} for row in rows]
    coming = listed("legalaid", "/transfers", words="false", limit="100")
    return render_template("desk/aid.html", rows=shown, following=answer.following, transfers=coming)


def marks(row: dict[str, Any]) -> dict[str, str]:
    """Each sign with the class of its tag: red where the law's time is over or nobody can be asked."""
    return {sign: "late" if sign in LATE else "soon" for sign in row.get("attention") or []}


def bar(row: dict[str, Any]) -> str:
    """The line's colour is that of its most urgent tag, so that the two never disagree."""
    shown = {*row["marks"].values(), urgency(row["due"]) if row.get("clock") else "calm"}
    return next((one for one in ("late", "soon") if one in shown), "")


@blueprint.route("/applications/<id>/review", methods=["GET", "POST"])
@only("supervisor")
def review(id: str) -> ResponseReturnValue:
    back, form = f"/desk/cases/{application(id)['case']}", ReviewForm.sent()
    if form.passes():
        body = {"uphold": form.uphold.data == "yes", "reason": form.reason.data}
        done = did(form, "legalaid", f"/applications/{id}/objection/review", body, back, _("异议已审查。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("审查异议"), back=back, submit=_("作出结论"))


@blueprint.route("/applications/<id>/end", methods=["GET", "POST"])
@only("officer")
def end(id: str) -> ResponseReturnValue:
    back, form = f"/desk/cases/{application(id)['case']}", EndForm.sent()
    if form.passes():
        body = {"ground": form.ground.data, "reason": form.reason.data}
        done = did(form, "legalaid", f"/applications/{id}/termination", body, back, _("已终止法律援助。"))
        if done:
            return done
    return page("desk/form.html", form, title=_("终止法律援助"), back=back, submit=_("终止"))


@blueprint.post("/applications/<id>/confirmation")
@only("officer")
def confirm(id: str) -> ResponseReturnValue:
    """After aid that came first, the papers are in order (44)."""
    back = f"/desk/cases/{application(id)['case']}"
    return do("legalaid", f"/applications/{id}/confirmation", {}, back, _("手续已补齐。"))
