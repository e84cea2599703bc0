"""What the services achieved (服务结果公开), by region, for everybody. Small numbers are not shown."""

from __future__ import annotations

from flask import Blueprint, render_template

from frontend.signed_in import listed

blueprint = Blueprint("results", __name__)


@blueprint.get("/results")
def results() -> str:
    return render_template("results.html", rows=listed("evaluation", "/results", by="region"))
