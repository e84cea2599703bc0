"""Is this the agency to apply to (管辖)? Where the organ sits, or where the matter arose (38).

It is told beside the other answers and changes none of them: an officer sends the applicant to the right
agency, or keeps the case with a reason; nobody is refused because a place was not told.
"""

from datetime import date

from services.legalaid import law
from services.legalaid.domain.eligibility.findings import Finding, finding
from services.legalaid.domain.eligibility.reasoning import Situation, either, weigh


def find(situation: Situation, day: date) -> Finding:
    """Yes, no, or which place is still to be asked."""
    rules = [(rule, weigh(rule.when, situation)) for rule in law.jurisdiction(day)]
    whole = either(verdict for _, verdict in rules)
    named = next((rule.source for rule, verdict in rules if verdict.truth == whole.truth), None)
    return finding(whole.truth, named, whole, situation)
