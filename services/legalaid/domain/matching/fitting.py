"""How well a lawyer fits a case, in points: the fewer, the sooner he is asked. Whole numbers only, so
that every machine comes to the same answer.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.hindrance import is_minor, needs_experience

Fit = dict[str, int]
Kilometres = Callable[[str, str], int | None]
TIES = 512  # equal points are told apart by a hash of both, which favours nobody


@dataclass(frozen=True)
class Wanted:
    """What a case asks of its lawyer."""

    region: str
    kinds: frozenset[str]
    languages: frozenset[str]
    place: str | None
    experienced: bool
    minor: bool


def wanted(application: Application) -> Wanted:
    """What this application asks: its kinds are the words of its category, labor and injury."""
    needs = application.needs
    return Wanted(
        region=application.region,
        kinds=frozenset(application.category.split(".")),
        languages=frozenset(needs.languages),
        place=needs.place,
        experienced=needs_experience(application),
        minor=is_minor(application),
    )


def of_speciality(kinds: frozenset[str], specialities: Sequence[str], policy: law.Policy) -> int:
    """Nothing where it is his field."""
    if not specialities:
        return policy.weights["speciality_unknown"]
    return 0 if kinds & set(specialities) else policy.weights["speciality"]


def of_language(needed: frozenset[str], spoken: Sequence[str], policy: law.Policy) -> int:
    """For each language or dialect that he lacks."""
    return policy.weights["language"] * len(needed - set(spoken))


def of_distance(
    place: str | None, office: str | None, policy: law.Policy, km: Kilometres = law.kilometres
) -> int:
    """For each kilometre between him and where the recipient is."""
    apart = km(place, office) if place and office else None
    if apart is None:
        return policy.weights["km_unknown"]
    return policy.weights["km"] * min(apart, policy.weights["km_at_most"])


def of_lawyer(candidate: Candidate, policy: law.Policy, goal: law.Goal) -> Fit:
    """What counts whatever the case: load, offers this year, the year's service, earlier results."""
    weights = policy.weights
    served = max(candidate.hours / goal.hours, candidate.cases / goal.cases)
    return {
        "load": weights["open_matter"] * (candidate.open_matters + candidate.open_offers),
        "offers": weights["offer"] * candidate.offers_this_year,
        "service": round(weights["service"] * min(served, 1.0)),
        "quality": round(weights["quality"] * (100 - quality(candidate, policy)) / 100),
    }


def quality(candidate: Candidate, policy: law.Policy) -> float:
    """His mean score, drawn towards the usual one while few of his cases were scored."""
    scored, prior = candidate.scored, policy.quality_counts_as
    score = candidate.score if candidate.score is not None else policy.usual_quality
    return (score * scored + policy.usual_quality * prior) / (scored + prior)


def fit(wanted: Wanted, candidate: Candidate, on: date, km: Kilometres = law.kilometres) -> Fit:
    """All points, by what they are for."""
    policy = law.policy(wanted.region, on)
    return {
        "speciality": of_speciality(wanted.kinds, candidate.specialities, policy),
        "language": of_language(wanted.languages, candidate.languages, policy),
        "distance": of_distance(wanted.place, candidate.place, policy, km),
        **of_lawyer(candidate, policy, law.goal()),
    }


def points(parts: Fit) -> int:
    """The sum."""
    return sum(parts.values())


def seed(text: str) -> int:
    """An odd number of 32 bits that follows from a name."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") | 1


def tie(application: int, lawyer: int) -> int:
    """Which of two equals comes first: from both seeds, always the same."""
    return (application * lawyer & 0xFFFFFFFF) >> 23
