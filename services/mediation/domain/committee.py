"""Committees (人民调解委员会): members, head, a woman among them, terms of three years. Art. 8, 9."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kernel.words import Actor, Clock, Forbidden, Invalid, NotFound, OutOfOrder, covers
from services.mediation import law
from services.mediation.domain.moments import add_months, china_day, end_of
from services.mediation.events import CommitteeFounded, MemberEntered, MemberLeft, TermEnded

KINDS = ("village", "residents", "enterprise", "township", "industry")
HEAD, DEPUTY, MEMBER, HIRED = "head", "deputy", "member", "hired"
OFFICES = (HEAD, DEPUTY, MEMBER, HIRED)
LEAVINGS = ("dismissed", "resigned", "ended")
TERM = "member_term"


@dataclass(frozen=True)
class Member:
    """A member (委员), or a hired mediator (聘任的调解员): no term of office."""

    id: str
    name: str
    office: str
    since: date
    until: date | None = None
    username: str | None = None
    woman: bool = False
    minority: bool = False
    grade: str | None = None
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    left: bool = False
    over: bool = False


@dataclass(frozen=True)
class Committee:
    """A committee as its record folds to it."""

    id: str
    name: str
    kind: str
    region: str
    address: str
    court: str
    members: tuple[Member, ...] = ()

    def sitting(self, on: date) -> tuple[Member, ...]:
        """The elected members whose term runs."""
        elected = (m for m in self.members if m.office != HIRED and not m.left)
        return tuple(m for m in elected if m.until is None or on <= m.until)

    def head(self, on: date) -> str | None:
        """The user name of the head (主任), if one sits."""
        return next((m.username for m in self.sitting(on) if m.office == HEAD), None)


def found(state: Committee | None, actor: Actor, id: str, facts: dict[str, str], now: datetime) -> list[Any]:
    """Set up a committee, or correct its entry. Art. 8, 10, 34."""
    _keeper(actor, facts["region"])
    if facts["kind"] not in KINDS:
        raise Invalid("committee_kind", field="kind")
    if state is not None:
        _keeper(actor, state.region)
    return [CommitteeFounded(id, **facts, at=now)]


def enter(state: Committee, actor: Actor, member: Member, now: datetime) -> list[Any]:
    """Enter an elected member for three years, or a hired mediator; the same name again begins a new term.

    One whose term is over by now is entered as such: the clock of that day has rung already.
    """
    _keeper(actor, state.region)
    today = china_day(now)
    if member.office not in OFFICES:
        raise Invalid("office_unknown", field="office")
    if member.since > today:
        raise Invalid("since_later", field="since")
    others = [m for m in state.sitting(today) if m.name != member.name]
    if member.office == HEAD and any(m.office == HEAD for m in others):
        raise OutOfOrder("head_sits", field="office")
    size = law.rule("committee_size", today, "committees").values
    if member.office != HIRED and len(others) >= size["most"]:
        raise OutOfOrder("committee_full", most=size["most"])
    entered = _entered(state, member, today, now)
    return [entered, *term_over(evolve(state, entered), now)]


def _entered(state: Committee, member: Member, today: date, now: datetime) -> MemberEntered:
    term = law.rule("member_term", today, "committees")
    hired = member.office == HIRED
    until = None if hired else add_months(member.since, term.values["months"])
    known = next((m.id for m in state.members if m.name == member.name), None)
    id = known or f"{state.id}.m{len(state.members) + 1}"
    basis = law.rule("hiring" if hired else "member_term", today, "committees").basis
    return MemberEntered(
        state.id, id, member.name, member.office, member.since, until, now, member.username, member.woman,
        member.minority, member.grade, member.specialities, member.languages, (basis,),
    )  # fmt: skip


def leave(state: Committee, actor: Actor, id: str, reason: str, now: datetime) -> list[Any]:
    """A member leaves: dismissed (罢免、解聘, Art. 15), resigned, or not elected again."""
    _keeper(actor, state.region)
    member = next((m for m in state.members if m.id == id), None)
    if member is None:
        raise NotFound("member_unknown")
    if member.left:
        raise OutOfOrder("member_left")
    if reason not in LEAVINGS:
        raise Invalid("reason_unknown", field="reason")
    dismissal = law.rule("dismissal", china_day(now), "committees").basis
    return [MemberLeft(state.id, id, reason, now, (dismissal,) if reason == "dismissed" else ())]


def _keeper(actor: Actor, region: str) -> None:
    """The county's bureau keeps the list (Art. 10)."""
    if not actor.has("officer", "supervisor") or not covers(actor.region, region):
        raise Forbidden("not_yours_to_do")


def lacking(state: Committee, on: date) -> tuple[str, ...]:
    """What Art. 8 asks for and this committee has not."""
    sitting = state.sitting(on)
    size = law.rule("committee_size", on, "committees").values
    found = {
        "too_few": len(sitting) < size["least"],
        "too_many": len(sitting) > size["most"],
        "no_head": state.head(on) is None and not any(m.office == HEAD for m in sitting),
        "no_woman": not any(m.woman for m in sitting),
    }
    return tuple(name for name, true in found.items() if true)


def clocks(state: Committee) -> list[Clock]:
    """The next end of a term of office."""
    running = [m.until for m in state.members if m.until and not m.over and not m.left]
    return [Clock(TERM, end_of(min(running)))] if running else []


def term_over(state: Committee, now: datetime) -> list[Any]:
    """Terms ended: they are to be elected anew."""
    over = [m.id for m in state.members
            if m.until and not m.over and not m.left and end_of(m.until) <= now]  # fmt: skip
    return [TermEnded(state.id, tuple(over), now)] if over else []


def evolve(state: Committee | None, event: Any) -> Committee:
    """The committee after one more fact."""
    if isinstance(event, CommitteeFounded):
        members = state.members if state else ()
        facts = (event.name, event.kind, event.region, event.address, event.court)
        return Committee(event.committee, *facts, members)
    if state is None:
        raise LookupError("a committee begins with its founding")
    if isinstance(event, MemberEntered):
        return _with(state, _member(event))
    if isinstance(event, MemberLeft):
        gone = (replace(m, left=m.left or m.id == event.member) for m in state.members)
        return replace(state, members=tuple(gone))
    over = (replace(m, over=m.over or m.id in event.members) for m in state.members)
    return replace(state, members=tuple(over))


def _member(event: MemberEntered) -> Member:
    return Member(
        event.member, event.name, event.office, event.since, event.until, event.username, event.woman,
        event.minority, event.grade, event.specialities, event.languages,
    )  # fmt: skip


def _with(state: Committee, member: Member) -> Committee:
    kept = tuple(m for m in state.members if m.id != member.id)
    return replace(state, members=tuple(sorted((*kept, member), key=lambda m: int(m.id.rsplit("m", 1)[1]))))
