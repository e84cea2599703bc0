"""What changed between two versions of the agreement, clause by clause: nobody signs a surprise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from services.mediation.domain.draft import Draft, TermText
from services.mediation.domain.state import APPLICANT, OPPONENT

_SIDES = {APPLICANT: "申请人", OPPONENT: "对方当事人"}
_CLAUSE = re.compile(r"[^，。；！？、,.;!?\n]*[，。；！？、,.;!?\n]?")


@dataclass(frozen=True)
class Piece:
    """A run of text in one part of the agreement: `same`, `gone` or `new`."""

    part: str
    kind: str
    text: str


def compare(old: Draft, new: Draft) -> tuple[Piece, ...]:
    """The pieces of all parts that changed, in reading order; an unchanged part gives none."""
    found: list[Piece] = []
    for part, was, now in _parts(old, new):
        if was != now:
            found += _pieces(part, was, now)
    return tuple(found)


def _parts(old: Draft, new: Draft) -> Iterator[tuple[str, str, str]]:
    yield "facts", old.facts, new.facts
    yield "responsibility", old.responsibility, new.responsibility
    for number in range(max(len(old.terms), len(new.terms))):
        yield f"terms.{number}", _words(old.terms, number), _words(new.terms, number)
    yield "manner", old.manner, new.manner


def _words(terms: tuple[TermText, ...], number: int) -> str:
    """A term as one line of text, with all that is signed."""
    if number >= len(terms):
        return ""
    term = terms[number]
    said = [f"由{_side(term.by)}做"] if term.by else []
    said += [f"给{_side(term.to)}"] if term.to else []
    said += [_yuan(term.amount_fen)] if term.amount_fen is not None else []
    said += [term.manner] if term.manner else []
    parts = "".join(f"；{_day(part.due)} {_yuan(part.amount_fen)}" for part in term.instalments)
    said += [f"最晚{_day(term.due)}{parts}"]
    return f"{term.text}（{'，'.join(said)}）"


def _side(party: str) -> str:
    name, _, number = party.partition("-")
    return _SIDES.get(name, name) + (f"（{number}）" if number else "")


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}元"


def _pieces(part: str, was: str, now: str) -> list[Piece]:
    old, new = _CLAUSE.findall(was), _CLAUSE.findall(now)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, fresh = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            found.append(Piece(part, "same", gone))
            continue
        found += [Piece(part, kind, text) for kind, text in (("gone", gone), ("new", fresh)) if text]
    return [piece for piece in found if piece.text]
