"""Rotas and transfers as people see them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from kernel.context import Context
from kernel.words import Actor
from services.legalaid.domain.duty import Post
from services.legalaid.domain.transfer import Transfer
from services.legalaid.handlers import duty
from services.legalaid.handlers.reading.words import PURPOSE

KINDS = {"court": "人民法院", "procuratorate": "人民检察院", "detention": "看守所"}


def post(ctx: Context, state: Post) -> dict[str, Any]:
    """A post with the turns to come, and the days that nobody covers."""
    gaps = duty.uncovered(ctx, state)
    turns = [
        {"day": s.day, "lawyer": s.lawyer, "asked": s.asked, "uncovered": s.day in gaps}
        for s in duty.coming(state, duty.today(ctx))
    ]
    kept = {name: getattr(state, name) for name in ("id", "region", "kind", "name", "weekends")}
    return kept | {"shifts": turns}


def calendar(ctx: Context, state: Post, lawyer: str | None) -> bytes:
    """The rota as phones read it (RFC 5545): whole days, the same identity for the same day."""
    made = Calendar()
    made.add("prodid", "-//Fengqiao//duty rota//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"值班律师 · {state.name}")
    for shift in duty.coming(state, duty.today(ctx) - timedelta(days=31), 131):
        if lawyer in (None, shift.lawyer):
            made.add_component(_event(state, shift.day, shift.lawyer))
    return bytes(made.to_ical())


def _event(state: Post, day: Any, lawyer: str) -> Event:
    event = Event()
    event.add("uid", f"{day.isoformat()}@{state.id}")
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"值班律师：{lawyer}")
    event.add("location", f"{KINDS[state.kind]} {state.name}")
    return event


def transfer(ctx: Context, actor: Actor, state: Transfer) -> dict[str, Any]:
    """A transfer; name and words for who has to do with it, and the reading is written down."""
    words = {}
    for name, token in state.sealed.items():
        ctx.reading(actor.id, state.id, f"transfer.{name}", PURPOSE)
        words[name] = ctx.open(state.id, f"transfer.{name}", token)
    return transfer_line(state) | {"name": words.get("name"), "words": words.get("words")}


def transfer_line(state: Transfer) -> dict[str, Any]:
    """Where it stands, without the words: nothing personal."""
    kept = ("id", "region", "place", "made", "due", "by", "begun", "received", "late", "case")
    return {name: getattr(state, name) for name in kept} | {"name": None, "words": None}
