"""What a page says when something went wrong: in plain words, with what to do next, and 12348 to ring."""

from __future__ import annotations

from flask import Flask, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, TooManyRequests

from frontend import resume
from frontend.gateway import Away, Problem, SignedOut
from frontend.signed_in import STAFF


def page(status: int, title: str, text: str, **more: object) -> ResponseReturnValue:
    return make_response(render_template("mishap.html", title=title, text=text, **more), status)


def signed_out(_fault: Exception) -> ResponseReturnValue:
    """To the sign-in and back; a form on its way is kept."""
    staff = bool(STAFF & set(session.get("roles", ())))
    session.pop("token", None)
    where = (
        "/staff"
        if staff or request.path.startswith(("/desk", "/lawyer", "/mediator", "/evaluator"))
        else "/signin"
    )
    if request.method == "GET":
        return redirect(f"{where}?next={request.full_path.rstrip('?')}", 303)
    from frontend.pages.signin import ask_again  # the sign-in pages know their own forms

    return ask_again(where, resume.keep())


def away(fault: Away) -> ResponseReturnValue:
    title, text = _("这一部分暂时连不上"), _("您填的没有丢。请过一会儿再试；着急请打 12348。")
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in resume.NOT_KEPT]
    answer = make_response(
        render_template("mishap.html", title=title, text=text, again=request.path, fields=fields), 503
    )
    answer.headers["Retry-After"] = str(fault.retry_after)
    return answer


def refused(problem: Problem) -> ResponseReturnValue:
    """A refusal that no form caught. Somebody else's thing is simply not there."""
    if problem.status == 404:
        return not_found(problem)
    titles = {403: _("您不能办这一步"), 409: _("现在不能办这一步"), 429: _("请等一会儿再试")}
    title = titles.get(problem.status, _("这一步没有办成"))
    return page(problem.status, title, problem.said)


def not_found(_fault: Exception) -> ResponseReturnValue:
    return page(404, _("没有这个页面"), _("网址可能打错了，或者这件事不归您办。请回到首页再找。"))


def stale_form(_fault: CSRFError) -> ResponseReturnValue:
    """The page was open for too long, or cookies were cleared: one more tap with a fresh token."""
    if not resume.own_page():
        return page(400, _("这一步没有办成"), _("请求不是从本站的页面来的。请回到首页重新打开。"))
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in resume.NOT_KEPT]
    return make_response(render_template("resume.html", path=request.path, fields=fields), 400)


def other(fault: HTTPException) -> ResponseReturnValue:
    status = fault.code or 500
    texts = {
        403: (_("您不能看这一页"), _("这一页是给别的岗位用的。请用您自己的岗位登录。")),
        413: (_("文件太大"), _("请少选几张照片，或者把照片拍小一点再传。")),
        429: (_("请等一会儿再试"), _("试的次数太多了。")),
    }
    title, text = texts.get(status, (_("这一步没有办成"), _("请回到首页再试；着急请打 12348。")))
    return page(status, title, text)


def broken(_fault: Exception) -> ResponseReturnValue:
    return page(
        500, _("系统出了问题"), _("您填的如果没有收到回执，就还没有送到。请过一会儿再试，或打 12348。")
    )


def install(app: Flask) -> None:
    app.register_error_handler(SignedOut, signed_out)
    app.register_error_handler(Away, away)
    app.register_error_handler(Problem, refused)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(404, not_found)
    app.register_error_handler(HTTPException, other)
    app.register_error_handler(500, broken)
    app.register_error_handler(TooManyRequests, other)
