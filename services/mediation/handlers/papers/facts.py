"""What the papers are made of, gathered once: names, words, signatures, the committee."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kernel.documents import Part, fields, signed
from services.mediation.domain.draft import Draft, TermText
from services.mediation.domain.moments import in_china
from services.mediation.domain.state import APPLICANT, MEDIATOR

_SIDES = {APPLICANT: "申请人", "opponent": "被申请人", MEDIATOR: "人民调解员"}


@dataclass(frozen=True)
class Signed:
    """A signature: whose, its picture, when; the name of the agent who gave it, if one did."""

    party: str
    image: str
    at: datetime
    agent: str = ""


@dataclass(frozen=True)
class Facts:
    """Names by party; who acts for a party, and how far; the words; what was signed; who issues it."""

    issuer: str
    names: dict[str, str]
    category: str
    said: Draft | None = None
    effective: datetime | None = None
    digest: str = ""
    marks: tuple[Signed, ...] = ()
    mediator: str = ""
    court: str = ""
    agents: dict[str, str] = field(default_factory=dict)


def side(party: str) -> str:
    """申请人, 被申请人, 被申请人二…"""
    name, _, number = party.partition("-")
    return _SIDES.get(name, name) + (f"（{number}）" if number else "")


def day(at: date | datetime | None) -> str:
    """2026年3月2日."""
    if at is None:
        return ""
    on = in_china(at).date() if isinstance(at, datetime) else at
    return f"{on.year}年{on.month}月{on.day}日"


def yuan(fen: int) -> str:
    """人民币 1,500.00 元."""
    return f"人民币{fen // 100:,}.{fen % 100:02d}元"


def people(facts: Facts) -> Part:
    """当事人的基本情况 (Art. 29(1)), with who acts for them."""
    rows = []
    for party, name in facts.names.items():
        rows.append((side(party), name))
        if party in facts.agents:
            rows.append((f"{side(party)}的代理人", facts.agents[party]))
    return fields(*rows)


def term(facts: Facts, said: TermText) -> str:
    """One term as a sentence: who, for whom, how much, how, by when, in which parts."""
    by = f"由{facts.names.get(said.by, side(said.by))}" if said.by else ""
    to = f"向{facts.names.get(said.to, side(said.to))}" if said.to else ""
    who = f"（{by}{to}履行）" if by or to else ""
    amount = f"，金额{yuan(said.amount_fen)}" if said.amount_fen else ""
    manner = f"，方式：{said.manner}" if said.manner else ""
    parts = "、".join(f"{day(part.due)}前{yuan(part.amount_fen)}" for part in said.instalments)
    spread = f"，分{len(said.instalments)}期：{parts}" if parts else ""
    return f"{said.text.rstrip('。；')}{who}{amount}{manner}{spread}，{day(said.due)}前履行完毕。"


def signatures(facts: Facts) -> tuple[Part, ...]:
    """Who signed, with the picture; the committee's seal stands at the end of every paper."""
    return tuple(signed(_signer(facts, mark), mark.image, day(mark.at)) for mark in facts.marks)


def _signer(facts: Facts, mark: Signed) -> str:
    name = facts.mediator if mark.party == MEDIATOR else facts.names.get(mark.party, "")
    return f"{side(mark.party)} {name}" + (f"，代理人 {mark.agent}" if mark.agent else "")
