"""Three answers to a condition of the law: yes, no, unknown (Kleene). Unknown says what to ask."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kernel.words import covers

Value = bool | int | float


class Truth(StrEnum):
    """What the law answers. Unknown is never guessed: an officer is asked (不明，请工作人员判断)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Situation:
    """What is known of an application: kind of matter, region, special groups, facts."""

    matter: str
    region: str
    groups: frozenset[str] = frozenset()
    facts: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """An answer, the facts it rests on, and the facts that would settle an unknown one."""

    truth: Truth
    used: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


def weigh(condition: Mapping[str, Any], situation: Situation) -> Verdict:
    """Answer one condition of the data files. Raises KeyError on an operator it does not know."""
    ((operator, value),) = condition.items()
    return _OPERATORS[operator](value, situation)


def either(verdicts: Iterable[Verdict]) -> Verdict:
    """Yes if one is yes; no if all are no; else unknown."""
    all_ = tuple(verdicts)
    for truth in (Truth.YES, Truth.UNKNOWN):
        if some := tuple(v for v in all_ if v.truth == truth):
            return _joined(truth, some)
    return _joined(Truth.NO, all_)


def both(verdicts: Iterable[Verdict]) -> Verdict:
    """No if one is no; yes if all are yes; else unknown."""
    all_ = tuple(verdicts)
    for truth in (Truth.NO, Truth.UNKNOWN):
        if some := tuple(v for v in all_ if v.truth == truth):
            return _joined(truth, some)
    return _joined(Truth.YES, all_)


def _joined(truth: Truth, verdicts: tuple[Verdict, ...]) -> Verdict:
    used = frozenset[str]().union(*(v.used for v in verdicts))
    missing = frozenset[str]().union(*(v.missing for v in verdicts))
    return Verdict(truth, used, missing if truth == Truth.UNKNOWN else frozenset())


def _truth(holds: bool, *used: str) -> Verdict:
    return Verdict(Truth.YES if holds else Truth.NO, frozenset(used))


def _matter(kinds: list[str], situation: Situation) -> Verdict:
    return _truth(situation.matter in kinds, "matter")


def _group(groups: list[str], situation: Situation) -> Verdict:
    return _truth(not situation.groups.isdisjoint(groups), "groups")


def _fact(name: str, situation: Situation) -> Verdict:
    if name not in situation.facts:
        return Verdict(Truth.UNKNOWN, missing=frozenset({name}))
    return _truth(bool(situation.facts[name]), name)


def _claimed(name: str, situation: Situation) -> Verdict:
    """A ground that the applicant himself must name: silence is no."""
    return _truth(bool(situation.facts.get(name, False)), name)


def _denied(name: str, situation: Situation) -> Verdict:
    return _truth(name in situation.facts and not situation.facts[name], name)


def _below(row: Mapping[str, Any], situation: Situation) -> Verdict:
    name = str(row["fact"])
    if name not in situation.facts:
        return Verdict(Truth.UNKNOWN, missing=frozenset({name}))
    return _truth(situation.facts[name] < row["limit"], name)


def _here(name: str, situation: Situation) -> Verdict:
    """A place, told as its code, lies where this agency is; a wider place says nothing."""
    if name not in situation.facts:
        return Verdict(Truth.UNKNOWN, missing=frozenset({name}))
    place = str(situation.facts[name])
    if covers(situation.region, place):
        return Verdict(Truth.YES, frozenset({name}))
    wider = covers(place, situation.region)
    missing = frozenset({name}) if wider else frozenset[str]()
    return Verdict(Truth.UNKNOWN if wider else Truth.NO, frozenset({name}), missing)


def _not(condition: Mapping[str, Any], situation: Situation) -> Verdict:
    verdict = weigh(condition, situation)
    turned = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}
    return Verdict(turned[verdict.truth], verdict.used, verdict.missing)


_OPERATORS: Mapping[str, Callable[[Any, Situation], Verdict]] = {
    "any": lambda parts, situation: either(weigh(part, situation) for part in parts),
    "all": lambda parts, situation: both(weigh(part, situation) for part in parts),
    "not": _not,
    "matter": _matter,
    "group": _group,
    "fact": _fact,
    "claimed": _claimed,
    "denied": _denied,
    "below": _below,
    "here": _here,
}
