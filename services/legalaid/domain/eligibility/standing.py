"""May this person apply? The party himself, or for another who Articles 24, 33 and 40 name."""

from datetime import date

from services.legalaid import law
from services.legalaid.domain.eligibility.findings import Finding, finding
from services.legalaid.domain.eligibility.reasoning import Situation, Truth, Verdict, either, weigh

FOR_ANOTHER = "applies_for_other"


def find(situation: Situation, day: date) -> Finding:
    """Yes for one's own matter; for another's only where an article allows it."""
    if weigh({"claimed": FOR_ANOTHER}, situation).truth == Truth.NO:
        return _own(situation, day)
    rules = [(rule, weigh(rule.when, situation)) for rule in law.standing(day)]
    whole = either(verdict for _, verdict in rules)
    named = next((rule.source for rule, verdict in rules if verdict.truth == whole.truth), None)
    return finding(whole.truth, named, whole, situation)


def _own(situation: Situation, day: date) -> Finding:
    """Under the first article that certainly fits; where that day's law is not in the data nobody knows."""
    weighed = ((rule.source, weigh(rule.when, situation)) for rule in law.own_application(day))
    named = next((source for source, verdict in weighed if verdict.truth == Truth.YES), None)
    if named is None:
        return finding(
            "unknown", None, Verdict(Truth.UNKNOWN, missing=frozenset({"applicable_law"})), situation
        )
    return finding("yes", named, Verdict(Truth.YES), situation)
