"""A seeded county or province: lawyers, cases as they come, and who would say yes to what.

Every way of choosing meets the same cases, and a lawyer answers the same offer alike, whoever made it.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from services.legalaid.domain.application import Application, within
from services.legalaid.domain.candidate import Candidate, Leave, Licence
from services.legalaid.domain.inside import Decision, Needs
from services.legalaid.domain.matching import fit, points, wanted
from services.legalaid.domain.matching.fitting import seed, tie
from services.legalaid.events import Ruling, Stage

REGION = "620725"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FIELDS = ("labor", "family", "traffic", "criminal", "contract", "land", "medical", "consumer")
KINDS = ("labor.wages", "labor.wages", "labor.injury", "family.support", "family.divorce", "family.violence",
         "traffic.injury", "criminal", "contract", "land", "medical", "consumer")  # fmt: skip
TONGUES = ("tibetan", "local", "sign")
ACROSS_KM = 120


@dataclass(frozen=True)
class World:
    """`arrivals` are hours after the beginning, one for each case."""

    cases: tuple[Application, ...]
    bench: tuple[Candidate, ...]
    arrivals: tuple[float, ...]
    where: dict[str, tuple[float, float]]

    def km(self, one: str, other: str) -> int | None:
        """How far two places are from one another, as the crow flies."""
        (a, b), (c, d) = self.where[one], self.where[other]
        return round(math.hypot(a - c, b - d))

    @cached_property
    def seeds(self) -> dict[str, int]:
        """A number for every name, from which answers follow."""
        names = [case.id for case in self.cases] + [one.lawyer for one in self.bench]
        return {name: seed(f"answer/{name}") for name in names}

    def says_yes(self, case: Application, one: Candidate) -> bool:
        """A lawyer takes what is his field, near, and not too much: the worse the fit, the less likely."""
        badly = points(fit(wanted(case), one, START.date(), self.km))
        chance = max(0.95 - badly / 200, 0.05)
        return tie(self.seeds[case.id], self.seeds[one.lawyer]) / 512 < chance

    def hours_to_answer(self, case: Application, one: Candidate) -> float:
        """Between half an hour and a day."""
        return 0.5 + 23 * (tie(self.seeds[one.lawyer] * 3, self.seeds[case.id]) / 512) ** 2


def world(cases: int, lawyers: int, days: float, start: int) -> World:
    """Made of one seed."""
    by = random.Random(start)
    where = {f"place{n}": (by.random() * ACROSS_KM, by.random() * ACROSS_KM) for n in range(200)}
    places = list(where)
    bench = tuple(_lawyer(by, n, places) for n in range(lawyers))
    arrivals = tuple(sorted(by.random() * days * 24 for _ in range(cases)))
    return World(
        tuple(_case(by, n, places, hours) for n, hours in enumerate(arrivals)), bench, arrivals, where
    )


def _lawyer(by: random.Random, number: int, places: list[str]) -> Candidate:
    gone = START.date() + timedelta(days=by.randrange(60))
    return Candidate(
        lawyer=f"lawyer{number}",
        region=REGION,
        years=by.randrange(12),
        open_matters=by.choice((0, 0, 1, 1, 2, 3)),
        licence=Licence(date(2020, 1, 1)),
        leave=(Leave("1", gone, gone + timedelta(days=10)),) if by.random() < 0.2 else (),
        capacity=by.choice((6, 8, 10, 12)),
        juvenile=by.random() < 0.4,
        specialities=tuple(sorted(by.sample(FIELDS, by.choice((1, 2, 2, 3))))),
        languages=tuple(tongue for tongue in TONGUES if by.random() < 0.15),
        place=by.choice(places[:40]) if by.random() < 0.7 else by.choice(places),  # lawyers live in towns
        score=by.uniform(60, 97),
        scored=by.randrange(8),
    )


def _case(by: random.Random, number: int, places: list[str], hours: float) -> Application:
    at = START + timedelta(hours=hours)
    decided = Decision(Ruling.GRANTED, "officer", at, "yes", (), (), assign_by=at + timedelta(days=3))
    fresh = Application(f"case{number}", f"case{number}", REGION, within(REGION), by.choice(KINDS), at, at)
    return replace(
        fresh,
        stage=Stage.DECIDED,
        decision=decided,
        groups=("minor",) if by.random() < 0.06 else (),
        needs=Needs((by.choice(TONGUES),) if by.random() < 0.12 else (), by.choice(places)),
    )
