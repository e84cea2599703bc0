"""The words that the law fixes: questions that settle a rule, grounds to end aid, kinds of matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from services.legalaid.law.read import Source, read, source


@dataclass(frozen=True)
class Question:
    """What to ask so that a rule can be answered; `by` says who can answer it."""

    fact: str
    by: str
    zh: str
    en: str


@dataclass(frozen=True)
class Ground:
    """A ground to end aid (终止事由, 48)."""

    code: str
    source: Source


@cache
def questions() -> Mapping[str, Question]:
    """All questions, by the fact that answers them."""
    return {row["fact"]: Question(**row) for row in read("questions.json")["questions"]}


@cache
def numbers() -> frozenset[str]:
    """Facts that are whole numbers; all others are yes or no."""
    return frozenset(read("questions.json")["numbers"])


@cache
def facts() -> frozenset[str]:
    """All facts that a rule may read."""
    return frozenset(questions()) | frozenset(read("questions.json")["claims"])


def proof(fact: str) -> str | None:
    """How a fact must be shown: a paper (42), shared data or the pledge (41); None where a word is enough."""
    file = read("questions.json")["proofs"]
    return next((proof for prefix, proof in file.items() if fact.startswith(prefix)), None)


@cache
def groups() -> frozenset[str]:
    """The special groups (特殊群体)."""
    return frozenset(read("questions.json")["groups"])


def home() -> str:
    """The office's own county, for a question asked without a region."""
    return str(read("questions.json")["home"])


@cache
def grounds() -> Mapping[str, Ground]:
    """The eight grounds of article 48, by their code."""
    file = read("termination.json")
    return {row["code"]: Ground(row["code"], source(file, row)) for row in file["grounds"]}


def duty(name: str) -> Source:
    """The article that lays a duty on the lawyer, the applicant or the agency."""
    file = read("duties.json")
    return next(source(file, row) for row in file["duties"] if row["duty"] == name)


def matter_name(code: str, language: str = "zh") -> str:
    """A kind of matter in words; its code where the list does not have it."""
    return str(read("matters.json")["matters"].get(code, {}).get(language, code))


def group_name(code: str, language: str = "zh") -> str:
    """A special group (特殊群体) in words; its code where the list does not have it."""
    return str(read("matters.json")["groups"].get(code, {}).get(language, code))


def knows_matter(code: str) -> bool:
    """True if the rules were written with this kind of matter in mind."""
    return code in read("matters.json")["matters"]
