"""What every template may use: the visitor, the display, dates as people say them, the words for codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, request, session
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from markupsafe import Markup

from frontend import articles, display, moments, money, people, signed_in, static_files, words
from frontend.error_summary import faults
from frontend.qr import qr
from frontend.style import style
from frontend.timeline import folded


def _globals() -> dict[str, Any]:
    return {
        "style": style,
        "lang": "zh-Hans" if display.language() == "zh" else display.language(),
        "display_class": display.page_class(),
        "switches": display.chosen(),
        "here": request.full_path.rstrip("?") if request.method == "GET" else request.path,
        "roles": signed_in.roles(),
        "is_any": lambda *wanted: bool(signed_in.roles() & set(wanted)),
        "signed_in": signed_in.token() is not None,
        "is_staff": signed_in.is_staff(),
        "username": signed_in.username(),
        "once": signed_in.once,
        "careful": bool(session.get("careful")) and signed_in.token() is not None,
        "script": static_files.address,
        "word": words.word,
        "settings": current_app.config["SETTINGS"],
        "qr": qr,
        "faults": faults,
    }


def _whole(say: Callable[[Any], str]) -> Callable[[Any], Markup]:
    """A filter for dates: one is never broken in the middle where it fits on a line."""

    def told(value: Any) -> Markup:
        return Markup('<span class="when">{}</span>').format(said) if (said := say(value)) else Markup("")

    return told


def install(app: Flask) -> None:
    app.jinja_env.loader = ChoiceLoader(
        [
            PackageLoader("frontend"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        folded=folded,
        cited=articles.cited,
        day=_whole(moments.day),
        moment=_whole(moments.moment),
        left=moments.left,
        urgency=moments.urgency,
        place=words.place,
        staff=people.name,
        holder=words.holder,
        outcome=words.outcome,
        asked=words.asked,
        date=_whole(moments.date_in_full),
        yuan=money.yuan,
    )
    app.context_processor(_globals)
