"""What the law answers about an application: never more than the facts allow."""

from datetime import date

from services.legalaid import law
from services.legalaid.domain.eligibility import hardship, scope, standing
from services.legalaid.domain.eligibility import jurisdiction as place
from services.legalaid.domain.eligibility.findings import Assessment, Finding, finding
from services.legalaid.domain.eligibility.reasoning import (
    Situation,
    Truth,
    Value,
    Verdict,
    both,
    either,
    weigh,
)

__all__ = [
    "Assessment",
    "Finding",
    "Situation",
    "Truth",
    "Value",
    "Verdict",
    "advance",
    "assess",
    "both",
    "either",
    "finding",
    "jurisdiction",
    "weigh",
]


def assess(situation: Situation, on: date) -> Assessment:
    """Scope, hardship and standing under the law of this day. Pure: the same facts, the same answer."""
    rules = scope.weighed(situation, on)
    return Assessment(
        scope=scope.find(situation, on, rules),
        hardship=hardship.find(situation, on, scope.waiver(rules)),
        standing=standing.find(situation, on),
        on=on.isoformat(),
    )


def jurisdiction(situation: Situation, on: date) -> Finding:
    """Is this the agency to apply to (38)? Told beside the assessment."""
    return place.find(situation, on)


def advance(situation: Situation, on: date) -> Finding:
    """May aid come before the papers (先行援助, 44)?"""
    rules = [(rule, weigh(rule.when, situation)) for rule in law.advance(on)]
    whole = either(verdict for _, verdict in rules)
    named = next((rule.source for rule, verdict in rules if verdict.truth == whole.truth), None)
    return finding(whole.truth, named, whole, situation)
