"""Samples and results (抽样 评估结果): drawn from a seed, so that anybody can draw them again."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from frontend.doing import did, page
from frontend.forms import Form
from frontend.gateway import Away, Problem
from frontend.pages.desk.lists import STAFF, blueprint
from frontend.signed_in import listed, only, read

KINDS = {"region": _l("地区"), "service": _l("服务"), "lawyer": _l("律师"), "mediator": _l("调解员")}
DAY = {"width": "govuk-input--width-10"}


class SampleForm(Form):
    start = DateField(_l("办结日期从"), [InputRequired(_l("请填日期，例如 2026-01-01"))], render_kw=DAY)
    end = DateField(_l("到（含当天）"), [InputRequired(_l("请填日期，例如 2026-12-31"))], render_kw=DAY)
    percent = IntegerField(
        _l("抽百分之几"),
        [InputRequired(_l("请填 1 到 100")), NumberRange(1, 100, message=_l("请填 1 到 100"))],
        render_kw={"inputmode": "numeric", "width": "govuk-input--width-5"},
    )
    seed = StringField(
        _l("种子"),
        [InputRequired(_l("请填种子")), Length(max=200)],
        description=_l("任何文字或数字。公布以后，谁都能用它重抽一遍。"),
    )


@blueprint.route("/samples", methods=["GET", "POST"])
@only("supervisor", "officer")
def samples() -> ResponseReturnValue:
    form = SampleForm.sent()
    if form.passes():
        period = {"from": form.start.data.isoformat(), "to": form.end.data.isoformat()}
        body = {"period": period, "rate": form.percent.data / 100, "seed": form.seed.data}
        names = {"period.from": "start", "period.to": "end", "rate": "percent"}
        done = did(
            form, "evaluation", "/samples", body, "/desk/samples", _("已抽样，评估任务已分给评估员。"), names
        )
        if done:
            return done
    try:
        drawn = listed("evaluation", "/samples")
    except Problem:
        drawn = []
    return page("desk/samples.html", form, samples=drawn)


@blueprint.get("/samples/<id>")
@only("supervisor", "officer")
def sample(id: str) -> str:
    try:
        progress = read("evaluation", f"/samples/{id}/progress")
    except (Problem, Away):
        progress = None
    return render_template("desk/sample.html", sample=read("evaluation", f"/samples/{id}"), progress=progress)


@blueprint.get("/results")
@only(*STAFF)
def results() -> str:
    by = request.args.get("by", "service")
    by = by if by in KINDS else "service"
    return render_template(
        "desk/results.html", by=by, kinds=KINDS, rows=listed("evaluation", "/results", by=by)
    )
