"""Is this a matter for which legal aid may be applied for? (法律援助法 24, 29, 31, 32, 33)"""

from datetime import date

from services.legalaid import law
from services.legalaid.domain.eligibility.findings import Finding, finding
from services.legalaid.domain.eligibility.reasoning import Situation, Truth, Verdict, either, weigh

Weighed = tuple[tuple[law.Rule, Verdict], ...]


def weighed(situation: Situation, day: date) -> Weighed:
    """Every rule of the scope with its answer."""
    return tuple((rule, weigh(rule.when, situation)) for rule in law.scope(day))


def find(situation: Situation, day: date, rules: Weighed) -> Finding:
    """Yes with its article; else what the region's own rules say (31(九)); else what to ask."""
    if not rules:
        return finding(
            "unknown", None, Verdict(Truth.UNKNOWN, missing=frozenset({"applicable_law"})), situation
        )
    yes = [(rule, verdict) for rule, verdict in rules if verdict.truth == Truth.YES]
    if yes:
        rule, verdict = min(yes, key=lambda pair: pair[0].means_test)
        return finding("yes", rule.source, verdict, situation)
    whole = either(verdict for _, verdict in rules)
    if whole.truth == Truth.UNKNOWN:
        open_ = next(rule for rule, verdict in rules if verdict.truth == Truth.UNKNOWN)
        return finding("unknown", open_.source, whole, situation)
    return _regional(situation, day)


def _regional(situation: Situation, day: date) -> Finding:
    """Article 31(九) leaves more to other rules: without them on file nobody can say no."""
    added = law.additions(situation.region, day)
    asked = frozenset({"regional_scope"} if law.knows_matter(situation.matter) else {"matter"})
    if added is None or not law.knows_matter(situation.matter):
        source = added.source if added else None
        return finding("unknown", source, Verdict(Truth.UNKNOWN, frozenset({"matter"}), asked), situation)
    answer = Truth.YES if situation.matter in added.matters else Truth.NO
    return finding(answer, added.source, Verdict(answer, frozenset({"matter"})), situation)


def waiver(rules: Weighed) -> tuple[law.Source | None, Verdict]:
    """Is there a ground for which hardship does not matter? (32) The answer and its article."""
    free = [(rule, verdict) for rule, verdict in rules if not rule.means_test]
    whole = either(verdict for _, verdict in free)
    named = next((rule.source for rule, verdict in free if verdict.truth == whole.truth), None)
    return named, whole
