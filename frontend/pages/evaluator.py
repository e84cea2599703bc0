"""The evaluator (第三方评估员): blind reviews, the evidence beside the rubric, one score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DecimalField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from frontend.doing import did
from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.pages.lawyer import case_of
from frontend.signed_in import first, listed, only, read
from frontend.words import WORDS

blueprint = Blueprint("evaluator", __name__, url_prefix="/evaluator")


class ScoreForm(Form):
    """The score: at least one of the methods tells what was found."""

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good = super().validate(extra_validators)
        if scored(self)["evidence"]:
            return good
        first = next(name for name in self._fields if name.startswith("e_"))
        self[first].errors = [_("四种方法里至少写一种查到了什么")]
        return False


def score_form(rubric: dict[str, Any]) -> type[Form]:
    """A number for each indicator, and what was found by each of the four methods (法律援助法 59)."""
    fields: dict[str, Any] = {}
    for item in rubric["items"]:
        most = item["max"]
        fields[f"i_{item['code']}"] = DecimalField(
            item["name"] + _("（%(n)s）", n=f"0–{most:g}"),
            [
                InputRequired(_("请打分，0 到 %(most)s", most=f"{most:g}")),
                NumberRange(0, most, message=_("请填 0 到 %(most)s 的数字", most=f"{most:g}")),
            ],
            description=item.get("asks") or "",
            render_kw={"inputmode": "decimal", "width": "govuk-input--width-5"},
        )
    methods = [(m["code"], m["name"]) for m in rubric.get("methods") or []] or list(WORDS["evidence"].items())
    for code, name in methods:
        fields[f"e_{code}"] = TextAreaField(
            name, [Optional(), Length(max=5000, message=_l("最多 5000 个字"))], render_kw={"rows": 3}
        )
    return type("ScoreForm", (ScoreForm,), fields)


def scored(form: Form) -> dict[str, Any]:
    """The body: scores by code, evidence by method where something was found."""
    indicators = {n[2:]: float(f.data or 0) for n, f in form._fields.items() if n.startswith("i_")}
    evidence = {
        n[2:]: f.data.strip()
        for n, f in form._fields.items()
        if n.startswith("e_") and (f.data or "").strip()
    }
    return {"indicators": indicators, "evidence": evidence}


@blueprint.get("")
@only("evaluator")
def desk() -> str:
    waiting, done = (listed("evaluation", "/reviews", state=state) for state in ("open", "scored"))
    return render_template("evaluator/desk.html", waiting=waiting, done=done)


@blueprint.route("/<id>", methods=["GET", "POST"])
@only("evaluator")
def review(id: str) -> ResponseReturnValue:
    found = read("evaluation", f"/reviews/{id}")
    rubric = read("evaluation", "/indicators", version=found.get("rubric"))
    form = score_form(rubric).sent()
    if found["state"] == "open" and form.passes():
        body = scored(form)
        said = _("评分已交。")
        done = did(form, "evaluation", f"/reviews/{id}/scores", body, "/evaluator", said, _names(body))
        if done:
            return done
    wrong = bool(form.errors or form.form_errors)
    lent = {"case": _file(found), "work": _work(found)}
    page = render_template("evaluator/review.html", form=form, review=found, rubric=rubric, **lent)
    return make_response(page, 422 if wrong else 200)


def _file(review: dict[str, Any]) -> dict[str, Any] | None:
    """The file as intake lends it (案卷检查), while the review is open."""
    return case_of(review) if review["state"] == "open" else None


def _work(review: dict[str, Any]) -> dict[str, Any]:
    """What lawyer or mediator wrote down, lent for the same time; the page says where it cannot be had."""
    if review["state"] != "open":
        return {}
    try:
        if review["service"] == "legalaid":
            return {"matters": [_matter(one) for one in listed("legalaid", "/matters", case=review["case"])]}
        if review["service"] == "mediation":
            one = first("mediation", "/cases", case=review["case"])
            return {"mediation": one and read("mediation", f"/cases/{one['id']}")}
    except (Problem, Away):
        return {"away": True}
    return {}


def _matter(one: dict[str, Any]) -> dict[str, Any]:
    return one | {"days": read("legalaid", f"/matters/{one['id']}/days")}


def _names(body: dict[str, Any]) -> dict[str, str]:
    """Where a refused indicator or method stands in the form."""
    names = {f"indicators.{code}": f"i_{code}" for code in body["indicators"]}
    return names | {f"evidence.{code}": f"e_{code}" for code in body["evidence"]}
