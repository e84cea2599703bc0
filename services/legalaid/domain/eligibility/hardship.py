"""Is there hardship (经济困难)? Not asked (32), exempt (42), or checked by shared data or pledge (34, 41)."""

from datetime import date

from services.legalaid import law
from services.legalaid.domain.eligibility.findings import Finding, finding
from services.legalaid.domain.eligibility.reasoning import Situation, Truth, Verdict, both, either, weigh

INCOME, MEMBERS = "household_income_month_fen", "household_members"
Answered = tuple[law.Source | None, Verdict]


def find(situation: Situation, day: date, waiver: Answered) -> Finding:
    """The first road that leads to yes; no only when every road is closed; else what to ask."""
    roads = (("not_needed", waiver), ("exempt", _exempt(situation, day)), ("yes", _checked(situation, day)))
    for answer, (source, verdict) in roads:
        if verdict.truth == Truth.YES:
            return finding(answer, source, verdict, situation)
    whole = either(verdict for _, (_, verdict) in roads)
    source = next(source for _, (source, verdict) in reversed(roads) if verdict.truth == whole.truth)
    return finding(whole.truth, source, whole, situation)


def _exempt(situation: Situation, day: date) -> Answered:
    """Article 42: who belongs to these groups is exempt from the check, where papers prove it."""
    rules = [(rule, weigh(rule.when, situation)) for rule in law.exemptions(day)]
    whole = either(verdict for _, verdict in rules)
    return next((rule.source for rule, verdict in rules if verdict.truth == whole.truth), None), whole


def _checked(situation: Situation, day: date) -> Answered:
    """Article 41: shared data settles it; else the applicant's statement under his own pledge."""
    shared = weigh({"fact": "sharing_confirms_hardship"}, situation)
    if shared.truth != Truth.UNKNOWN:
        return law.routes()[0], shared
    line = law.line(situation.region, day)
    if line is None:
        return law.routes()[1], Verdict(Truth.UNKNOWN, missing=frozenset({"hardship_line"}))
    poor = _below_the_line(situation, line.per_head_month_fen)
    if poor.truth == Truth.NO:
        return line.source, poor
    return line.source, both((poor, weigh({"fact": "pledge_signed"}, situation)))


def _below_the_line(situation: Situation, limit: int) -> Verdict:
    asked = frozenset({INCOME, MEMBERS})
    missing = asked - situation.facts.keys()
    if missing or situation.facts[MEMBERS] < 1:
        return Verdict(Truth.UNKNOWN, asked - missing, missing or frozenset({MEMBERS}))
    poor = situation.facts[INCOME] <= limit * situation.facts[MEMBERS]
    return Verdict(Truth.YES if poor else Truth.NO, asked)
