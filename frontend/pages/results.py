"""What the services achieved (服务结果公开), by region, for everybody. Small numbers are not shown."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from frontend.signed_in import read

blueprint = Blueprint("results", __name__)


def rows(answer: Any) -> list[dict[str, Any]]:
    """The rows of a result, whether the answer is a list or a page with `items`."""
    found = answer.get("items", answer.get("rows", [])) if isinstance(answer, dict) else answer
    return [row for row in found or [] if isinstance(row, dict)]


@blueprint.get("/results")
def results() -> str:
    return render_template("results.html", rows=rows(read("evaluation", "/results", by="region")))
