"""A mediation at the table: people, pictures and shortcuts that tests of the rules share."""

import base64
import struct
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kernel.words import Actor
from services.mediation.domain import agreement, consent, opening, performance, signing
from services.mediation.domain.draft import Draft, TermText
from services.mediation.domain.evolution import evolve
from services.mediation.domain.parts import Mediator
from services.mediation.domain.state import MEDIATOR, Mediation
from services.mediation.events import CaseRouted

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
APPLICANT = Actor("person-a", frozenset({"resident"}))
OPPONENT = Actor("person-b", frozenset({"resident"}))
STRANGER = Actor("person-x", frozenset({"resident"}))
NAMED = Actor("mediator1", frozenset({"mediator"}), "620725")
OTHER_MEDIATOR = Actor("mediator2", frozenset({"mediator"}), "620725")
OFFICER = Actor("officer", frozenset({"officer"}), "620725")
FAR_OFFICER = Actor("officer9", frozenset({"officer"}), "620102")
LISTED = Mediator("mediator1", "620725", True, "person-m")
SECOND = Mediator("mediator2", "620725", True, "person-n")


def routed(**changes: Any) -> CaseRouted:
    """A neighbours' quarrel on its way to mediation."""
    known = {"region": "620725", "category": "neighbour", "applicant": "person-a", "opponent": "person-b"}
    return CaseRouted("case-1", "mediation", **{**known, **changes})


def draft(facts: str = "两家共用的水渠堵了，淹了菜地。", *texts: str, due: date = date(2026, 4, 1)) -> Draft:
    """A text that says what Art. 29 needs."""
    said = texts or ("被申请人清理水渠", "赔偿菜苗损失三百元")
    return Draft(facts, tuple(TermText(text, due) for text in said), nonce="n-1")


@dataclass
class Table:
    """The state, and everything that happened to it."""

    state: Mediation
    happened: list[Any] = field(default_factory=list)
    now: datetime = NOW

    def take(self, events: list[Any]) -> list[str]:
        """Let these events happen; their names."""
        for event in events:
            self.state = evolve(self.state, event)
        self.happened += events
        return [type(event).__name__ for event in events]

    def pass_days(self, days: int) -> None:
        """Move the clock on."""
        self.now += timedelta(days=days)

    def name(self) -> list[str]:
        return self.take(opening.name_mediator(self.state, OFFICER, LISTED, None, self.now))

    def consent(self, party: str, agrees: bool = True, actor: Actor = NAMED) -> list[str]:
        return self.take(consent.consent(self.state, actor, party, agrees, self.now))

    def draft(self, text: Draft | None = None) -> list[str]:
        said = text or draft()
        return self.take(agreement.draft_agreement(self.state, NAMED, said, {"text": "x"}, self.now))

    def sign(self, party: str, digest: str | None = None, actor: Actor = NAMED) -> list[str]:
        return self.take(signing.sign(self.state, actor, party, digest, {"image": "x"}, self.now))

    def seal(self) -> list[str]:
        return self.take(signing.seal(self.state, NAMED, self.now))

    def perform(self, term: int, done: bool = True) -> list[str]:
        return self.take(performance.perform(self.state, NAMED, term, done, self.now))

    def until(self, stage: str) -> "Table":
        """Walk the straight way to a stage."""
        for name, walk in _WAY:
            if self.state.stage == stage:
                return self
            walk(self)
            assert self.state.stage == name
        return self


def _both_consent(table: Table) -> None:
    table.consent("applicant")
    table.consent("opponent")


def _all_sign_and_seal(table: Table) -> None:
    for party in ("applicant", "opponent", MEDIATOR):
        table.sign(party)
    table.seal()


_WAY = [
    ("consenting", Table.name),
    ("open", _both_consent),
    ("agreed", Table.draft),
    ("effective", _all_sign_and_seal),
]


def proposed(**changes: Any) -> Table:
    """A mediation that has just been proposed."""
    events = opening.propose(None, "m-1", routed(**changes), NOW)
    table = Table(evolve(None, events[0]))
    table.happened = list(events)
    return table


def at(stage: str, **changes: Any) -> Table:
    """A mediation at a stage, reached the straight way."""
    return proposed(**changes).until(stage)


def png(width: int = 1, height: int = 1, grey: int = 0) -> bytes:
    """A real picture, small."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    pixels = zlib.compress(rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def data_url(data: bytes) -> str:
    """A picture as a page sends it."""
    return "data:image/png;base64," + base64.b64encode(data).decode()


IMAGE = data_url(png(3, 2))
