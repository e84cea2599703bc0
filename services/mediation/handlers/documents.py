"""Documents (文书): which there are, and each as a PDF whose number and hash anybody may verify.

A document is made when it is first asked for, from facts that no longer change: a valid text, an application
that all made, minutes in one wording. Asked for again it is the same, number and bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.context import Context
from kernel.documents import Kept, Paper, Slip, issue, published, read
from kernel.schemas import region_name
from kernel.words import Actor, NotFound
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Session
from services.mediation.domain.register import DELEGATED
from services.mediation.domain.standing import SERVICE, standings
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found, papers
from services.mediation.handlers.committees import committee
from services.mediation.handlers.papers import Facts, Signed
from services.mediation.handlers.people import PURPOSE, person_of
from services.mediation.handlers.reading import marks_on
from services.mediation.handlers.register import show_entry
from services.mediation.handlers.talks import show_minutes
from services.mediation.handlers.words import words_of

MARKS = {"agreement": "人调", "oral": "人调口", "application": "人调确", "minutes": "人调录"}
TITLES = {
    "agreement": "人民调解协议书",
    "oral": "口头协议登记",
    "application": "司法确认申请书",
    "minutes": "人民调解笔录",
}


@dataclass(frozen=True)
class Due:
    """A document that may be had: `name` in its address, of which kind, as of when."""

    name: str
    kind: str
    at: datetime
    write: Callable[[Context, Actor, Mediation], Paper]


def documents(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The documents of a mediation."""
    state = found.mediation(ctx, actor, id, "read_versions").state
    return [
        {"name": one.name, "kind": one.kind, "title": TITLES[one.kind], "at": one.at} for one in _due(state)
    ]


def document(ctx: Context, actor: Actor, id: str, name: str) -> Kept:
    """One of them, printed. Who reads it is written down first."""
    state = found.mediation(ctx, actor, id, "read_versions").state
    one = next((due for due in _due(state) if due.name == name), None)
    if one is None or SERVICE in standings(actor, state):
        raise NotFound("document_unknown")
    year, mark = china_day(one.at).year, MARKS[one.kind]
    place = region_name(state.region) or state.region
    series, shown = f"{state.region}/{mark}/{year}", f"{place}{mark}〔{year}〕{{number}}号"
    slip = Slip(f"{state.id}.{name}", state.case, series, shown, one.at)
    issued = issue(ctx, slip, one.write(ctx, actor, state))
    return read(ctx, actor.id, issued.id, subject=state.case, purpose=PURPOSE)


def verified(ctx: Context, code: str) -> dict[str, Any]:
    """What anybody may know who holds a document."""
    return published(ctx, code)


def _due(state: Mediation) -> list[Due]:
    found_ones: list[Due] = []
    version, effective = state.agreement, state.effective_at
    if version is not None and effective is not None:
        kind = "oral" if version.oral else "agreement"
        found_ones.append(Due(f"{kind}-{version.number}", kind, effective, _agreement))
        applied = state.confirmation.applied_at
        if applied is not None:
            found_ones.append(Due(f"application-{version.number}", "application", applied, _application))
    held = [s for s in state.sessions if s.minutes is not None]
    return found_ones + [_minutes_of(session) for session in held]


def _minutes_of(session: Session) -> Due:
    minutes = session.minutes
    assert minutes is not None
    confirmed = "".join(name[0] + name.partition("-")[2] for name in sorted(minutes.confirmed))
    wording = minutes.digest.removeprefix("sha256:")[:8]
    name = f"minutes-{session.id.rsplit('.', 1)[1]}-{wording}{confirmed}"
    return Due(name, "minutes", minutes.at, lambda ctx, actor, state: _minutes(ctx, actor, state, session))


def _facts(ctx: Context, actor: Actor, state: Mediation) -> Facts:
    chosen = committee(ctx, state.committee)
    names = {p.name: _name(ctx, actor, p.person) for p in state.parties}
    version = state.agreement
    given = marks_on(ctx, state, version) if version else []
    signed = tuple(
        Signed(party, image, at, _name(ctx, actor, by) if by else "") for party, image, at, by in given
    )
    return Facts(
        issuer=chosen.name if chosen else f"{region_name(state.region) or ''}人民调解委员会",
        names=names, category=state.category, effective=state.effective_at,
        digest=version.digest if version else "", marks=signed, mediator=_staff(ctx, actor, state.mediator),
        court=_court(ctx, state) or (chosen.court if chosen else ""), agents=_agents(ctx, actor, state),
    )  # fmt: skip


def _agents(ctx: Context, actor: Actor, state: Mediation) -> dict[str, str]:
    """Who acts for which party, and whether the agent may settle and sign (民事诉讼法 62)."""
    acting = {party.name: party.agent for party in state.parties if party.agent is not None}
    return {
        party: f"{_name(ctx, actor, agent.person)}（{'特别授权' if agent.special else '一般代理'}）"
        for party, agent in acting.items()
    }


def _court(ctx: Context, state: Mediation) -> str:
    """The court that handed the quarrel over, where one did: it alone confirms (民事诉讼法 205(1))."""
    entry = show_entry(ctx, state)
    return str(entry["organ"] or "") if entry and entry["origin"] == DELEGATED else ""


def _name(ctx: Context, actor: Actor, person: str | None) -> str:
    return str(person_of(ctx, actor, person).get("name") or "（已删除）") if person else "（未登记）"


def _staff(ctx: Context, actor: Actor, username: str | None) -> str:
    """A mediator's public name."""
    if username is None:
        return ""
    answer = ctx.call("identity").get(f"/api/identity/staff/{username}", by=actor.id)
    return str(answer.json().get("name", username)) if answer.status_code == 200 else username


def _agreement(ctx: Context, actor: Actor, state: Mediation) -> Paper:
    version = state.agreement
    assert version is not None
    facts, said = _facts(ctx, actor, state), words_of(ctx, state, version)
    return papers.orally(facts, said) if version.oral else papers.agreement(facts, said)


def _application(ctx: Context, actor: Actor, state: Mediation) -> Paper:
    version, effective = state.agreement, state.effective_at
    assert version is not None
    assert effective is not None
    rules = law.court("paper", state.category, china_day(effective))
    wanted = tuple(rule.values["zh"] for rule in rules if rule.name != "application")
    return papers.application(_facts(ctx, actor, state), words_of(ctx, state, version), wanted)


def _minutes(ctx: Context, actor: Actor, state: Mediation, session: Session) -> Paper:
    minutes = session.minutes
    assert minutes is not None
    where = "视频" if session.video else ctx.open(state.case, "where", session.sealed["where"])
    text = show_minutes(ctx, state, minutes)["text"]
    return papers.minutes(_facts(ctx, actor, state), session.at, where, text, minutes.confirmed)
