"""What is held about me, and who looked (个人信息保护法 44, 45): a page, and all of it as one file."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Response, render_template
from flask_babel import gettext as _

from frontend import people
from frontend.gateway import Away, Problem
from frontend.pages.desk.parts import part
from frontend.pages.my.views import blueprint, course
from frontend.signed_in import listed, only, read

WHY = "本人导出自己的全部资料"
TOGETHER = timedelta(seconds=5)  # opening a case reads the name, too: one look, written down twice


@blueprint.get("/data")
@only("resident")
def data() -> str:
    """Who looked at what is held about me, when and why."""
    return render_template(
        "my/data.html", me=read("identity", "/me"), readings=[told(look) for look in looks()]
    )


@blueprint.get("/data/file")
@only("resident")
def export() -> Response:
    """Everything that is held about me, as JSON (个人信息保护法 45); reading each case is recorded."""
    cases = [whole(case["id"]) for case in listed("intake", "/cases")]
    told = {
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
        "me": read("identity", "/me"),
        "consents": listed("identity", "/consents"),
        "cases": cases,
        "invited": listed("mediation", "/cases"),
        "readings": looks(),
    }
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="fengqiao.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def whole(case: str) -> dict[str, Any]:
    """A case with what its service holds; intake writes down that I took it with me."""
    found: dict[str, Any] = read("intake", f"/cases/{case}", purpose=WHY)
    return {"case": found, "papers": papers(case), **course(found)}


def papers(case: str) -> list[dict[str, Any]] | None:
    """Names and hashes of what I handed in; None while it cannot be asked."""
    try:
        return listed("intake", f"/cases/{case}/papers")
    except (Away, Problem):
        return None


def looks() -> list[dict[str, Any]]:
    """Everybody's looks at me and at my cases, the newest first, each once."""
    found = [*listed("identity", "/me/readings"), *listed("intake", "/readings")]
    kept: list[dict[str, Any]] = []
    for look in sorted(found, key=lambda look: str(look["at"]), reverse=True):
        if not any(_same(look, other) for other in kept):
            kept.append(look)
    return kept


def told(look: dict[str, Any]) -> dict[str, Any]:
    """In people's words: a part of the system by its name, and what for without our ids."""
    by, purpose = str(look["by"]), people.PERSON.sub("", str(look["purpose"])).strip()
    name = part(by.removeprefix("service:")) if by.startswith("service:") else look.get("name")
    if by == "clock":
        name = _("系统到时间自动办的")
    return {**look, "name": name, "purpose": purpose}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    apart = abs(_moment(one) - _moment(other))
    return (one["by"], one["purpose"]) == (other["by"], other["purpose"]) and apart < TOGETHER


def _moment(look: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(str(look["at"]))
