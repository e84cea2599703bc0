"""A matter's hearings as a phone's calendar takes them (开庭日历, RFC 5545)."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar, Event

from kernel.context import Context
from kernel.words import Actor
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.handlers import days


def calendar(ctx: Context, actor: Actor, state: Application, one: Matter) -> bytes:
    """Those that take place; the same identity for the same hearing, so that a second import moves it."""
    made = Calendar()
    made.add("prodid", "-//Fengqiao//hearings//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for hearing in days.shown(ctx, actor, state, one)["hearings"]:
        if hearing["dropped"] is None:
            made.add_component(_event(ctx, hearing))
    return bytes(made.to_ical())


def _event(ctx: Context, hearing: dict[str, Any]) -> Event:
    event = Event()
    event.add("uid", hearing["id"])
    event.add("dtstamp", ctx.now())
    event.add("dtstart", hearing["starts"])
    event.add("dtend", hearing["starts"] + timedelta(minutes=hearing["minutes"]))
    event.add("summary", "开庭")
    event.add("location", hearing["place"] or "")
    return event
