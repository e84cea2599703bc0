"""At the table: choice of a mediator (19), who else takes part (20), open or closed (23), minutes."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from frontend.forms import Form, offer
from frontend.pages.changes import between, versions
from frontend.pages.printed import printed
from frontend.pages.side.views import ask, blueprint, mine, step
from frontend.signed_in import listed, only
from frontend.words import word

PICK = _l("请选一个")


class ChoosingForm(Form):
    mediator = RadioField(_l("您想请哪位调解员？"), [InputRequired(PICK)], choices=[])


class LeavingForm(Form):
    sure = RadioField(
        _l("不调解了吗？"),
        [InputRequired(PICK)],
        choices=[("yes", _l("不调解了，我走别的路")), ("no", _l("再谈谈看"))],
    )


@blueprint.route("/<id>/mediator", methods=["GET", "POST"])
@only("resident")
def choose(id: str) -> ResponseReturnValue:
    mediation, side = mine(id)
    form = ChoosingForm.sent()
    members = [
        m for c in listed("mediation", "/committees", region=mediation["region"]) for m in c["members"]
    ]
    offer(form.mediator, [(m["username"], _described(m)) for m in members if m["username"] and not m["over"]])
    body = {"party": side, "mediator": form.mediator.data} if form.passes() else None
    note = _("双方选了同一位，就由他来调解；选的不一样，由调委会指定（人民调解法第十九条、第二十三条）。")
    shown = {"title": _("选调解员"), "submit": _("就选他"), "note": note}
    return ask(form, id, "/mediator-wishes", body, _("记下了。等对方也选。"), **shown)


def _described(member: dict[str, Any]) -> str:
    """Name, what they know, which languages they speak."""
    known = [word("grade", member["grade"]) if member["grade"] else "", *member["specialities"]]
    said = [part for part in (*known, *member["languages"]) if part]
    return f"{member['name']}（{'、'.join(said)}）" if said else str(member["name"])


@blueprint.post("/<id>/guests/<guest>")
@only("resident")
def guest(id: str, guest: str) -> ResponseReturnValue:
    _mediation, side = mine(id)
    body = {"party": side, "agrees": request.form.get("agrees") == "yes"}
    return step(id, f"/guests/{guest}/answers", body, _("记下了。"))


@blueprint.post("/<id>/openness")
@only("resident")
def openness(id: str) -> ResponseReturnValue:
    _mediation, side = mine(id)
    body = {"party": side, "open": request.form.get("open") == "yes"}
    return step(id, "/openness", body, _("记下了。双方都要求公开才公开。"))


@blueprint.route("/<id>/minutes/<which>", methods=["GET", "POST"])
@only("resident")
def minutes(id: str, which: str) -> ResponseReturnValue:
    mediation, side = mine(id)
    session = next((s for s in mediation["sessions"] if s["id"] == which and s.get("minutes")), None)
    if session is None:
        abort(404)
    if request.method == "POST":
        body = {"party": side, "digest": request.form.get("digest", "")}
        return step(id, f"/sessions/{which}/minutes/confirmations", body, _("您确认了笔录。"))
    return render_template("side/minutes.html", mediation=mediation, session=session, side=side)


@blueprint.get("/<id>/documents/<name>")
@only("resident")
def document(id: str, name: str) -> Response:
    return printed(id, name)


@blueprint.get("/<id>/versions")
@only("resident")
def all_versions(id: str) -> str:
    mine(id)
    known = versions(id)
    if not known:
        abort(404)
    asked, last = request.args.get("new", ""), len(known)
    new = int(asked) if asked.isdigit() and 1 <= int(asked) <= last else last
    old = max(1, new - 1)
    parts = between(id, old, new) if old != new else []
    shown = {"versions": known, "old": old, "new": new, "parts": parts}
    return render_template("changes/versions.html", back=f"/m/{id}", **shown)


@blueprint.route("/<id>/leave", methods=["GET", "POST"])
@only("resident")
def leave(id: str) -> ResponseReturnValue:
    _mediation, side = mine(id)
    form = LeavingForm.sent()
    if form.passes() and form.sure.data == "no":
        flash(_("没有变，接着调解。"))
        return redirect(f"/m/{id}", 303)
    body = {"party": side} if form.passes() else None
    note = _("您随时可以不调解了（人民调解法第二十三条）。停下来以后，告诉您还可以走哪些路。")
    shown = {"title": _("不调解了"), "submit": _("就这么定"), "note": note}
    return ask(form, id, "/withdraw", body, _("调解终止了。下面是别的路。"), **shown)
