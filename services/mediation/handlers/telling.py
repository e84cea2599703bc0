"""Telling the parties by message what is near (短信提醒). The words name no quarrel and nobody."""

import hashlib
from collections.abc import Iterator, Sequence

from kernel.context import Context
from kernel.words import CLOCK, Refusal
from services.mediation.domain import reminders
from services.mediation.domain.linking import Contact
from services.mediation.domain.moments import in_china
from services.mediation.domain.parts import Party
from services.mediation.domain.reminders import Heard
from services.mediation.domain.state import Mediation
from services.mediation.events import ReminderDue
from services.mediation.handlers import reach
from services.mediation.handlers.reach import Phone
from services.mediation.handlers.words import words_of

WHY = "人民调解：提醒"
ALL = "【枫桥公共法律服务】{said}不清楚请打 12348。"
SAID = {
    reminders.SET: "约好{moment}见面，地点请登录查看。",
    reminders.CANCELLED: "原来约在{moment}的见面取消了。",
    reminders.SESSION: "提醒您：{moment}约了见面，地点请登录查看。",
    reminders.PERFORMANCE: "提醒您：有一件约定的事，最晚{day}办好。",
    reminders.CONFIRMATION: "提醒您：想请法院确认的，最晚{day}大家一起申请。",
}


def tell(ctx: Context, state: Mediation, near: Sequence[ReminderDue]) -> Heard:
    """Write to each party whom it concerns. Raises Unavailable; sent again, a message goes out once."""
    waiting = [one for one in near if not one.past]
    heard: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {one.ref: ((), ()) for one in near}
    contact = reach.contact(ctx, state.case) if waiting else Contact("")
    debtors = _debtors(ctx, state) if waiting else ()
    for party in state.parties:
        own = [one for one in waiting if _concerns(one, party, debtors)]
        took = bool(own) and _written_to(ctx, state, party, contact, _words(own))
        for one in own:
            told, missed = heard[one.ref]
            heard[one.ref] = ((*told, party.name), missed) if took else (told, (*missed, party.name))
    return heard


def _debtors(ctx: Context, state: Mediation) -> tuple[str | None, ...]:
    """Who has to perform each term, where the agreement says so."""
    if not state.binds or state.agreement is None:
        return ()
    return tuple(term.by for term in words_of(ctx, state, state.agreement).terms)


def _concerns(one: ReminderDue, party: Party, debtors: Sequence[str | None]) -> bool:
    if one.what != reminders.PERFORMANCE:
        return True
    return debtors[reminders.term_of(one.ref)] in (party.name, None)


def _words(own: Sequence[ReminderDue]) -> str:
    """One message; a time that is new is not said a second time as near."""
    fresh = {one.due for one in own if one.what == reminders.SET}
    said = (_said(one) for one in own if one.what != reminders.SESSION or one.due not in fresh)
    return ALL.format(said="".join(dict.fromkeys(said)))


def _said(one: ReminderDue) -> str:
    due = in_china(one.due)
    day = f"{due.month}月{due.day}日"
    return SAID[one.what].format(moment=f"{day} {due:%H:%M} ", day=day)


def _written_to(ctx: Context, state: Mediation, party: Party, contact: Contact, text: str) -> bool:
    """True if a phone of the party, or of who acts for it, took the words."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    took = [_took(ctx, phone, text, f"{state.id}:{mark}") for phone in _phones(party, contact)]
    return any(took)


def _phones(party: Party, contact: Contact) -> Iterator[Phone]:
    """As intake tells that it is safe: who wants nothing said, or only at hours, is rung by a person."""
    for person in party.speakers():
        safe = person == contact.person
        if not (safe and (contact.say_nothing or contact.hours or contact.note)):
            yield Phone(person, CLOCK.id, WHY, contact.phone if safe else None)


def _took(ctx: Context, phone: Phone, text: str, key: str) -> bool:
    try:
        reach.tell(ctx, phone, text, f"{key}:{phone.person}")
    except Refusal:
        return False
    return True
