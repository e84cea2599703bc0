"""Articles 24, 29, 31-34, 40-42, 44: what the rules answer, and what they ask where they cannot."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.legalaid import law
from services.legalaid.domain.eligibility import (
    Assessment,
    Situation,
    Truth,
    Verdict,
    advance,
    assess,
    both,
    either,
)

DAY = date(2026, 3, 2)


def ask(matter: str, *groups: str, region: str = "620725", on: date = DAY, **facts: Any) -> Assessment:
    return assess(Situation(matter, region, frozenset(groups), facts), on)


@pytest.mark.parametrize(
    ("matter", "facts", "article"),
    [
        ("contract", {"state_compensation": True}, "31(一)"),
        ("contract", {"social_benefit": True}, "31(二)"),
        ("contract", {"bereavement_pension": True}, "31(三)"),
        ("family.support", {}, "31(四)"),
        ("family.divorce", {"claims_support": True, "violence_victim": False}, "31(四)"),
        ("labor.wages", {}, "31(五)"),
        ("contract", {"labor_relation_disputed": True}, "31(五)"),
        ("contract", {"capacity_declaration": True}, "31(六)"),
        ("labor.injury", {}, "31(七)"),
        ("traffic.injury", {}, "31(七)"),
        ("medical", {"personal_injury": True}, "31(七)"),
        ("consumer", {"personal_injury": True}, "31(七)"),
        ("land", {"environment_harm": True}, "31(八)"),
        ("contract", {"hero_kin": True}, "32(一)"),
        ("contract", {"acted_bravely": True}, "32(二)"),
        ("contract", {"acquitted_on_retrial": True}, "32(三)"),
        ("family.violence", {}, "32(四)"),
        ("family.divorce", {"violence_victim": True}, "32(四)"),
        ("contract", {"other_law_no_means_test": True}, "32(五)"),
        ("contract", {"retrial_or_protest": True}, "33"),
        ("criminal", {"criminal_defendant": True}, "24"),
        ("criminal", {"criminal_defendant": False, "criminal_victim": True}, "29"),
    ],
)
def test_each_kind_is_in_scope_under_its_article(matter: str, facts: dict[str, Any], article: str) -> None:
    scope = ask(matter, **facts).scope
    assert (scope.answer, scope.article, scope.version) == ("yes", article, "2022-01-01")
    assert scope.verified


def test_what_the_region_has_not_added_is_out_of_scope() -> None:
    scope = ask("contract").scope
    assert (scope.answer, scope.article) == ("no", "31(九)")
    assert scope.sample


def test_without_the_regions_rules_nobody_says_no() -> None:
    found = ask("contract", region="620102")
    assert found.scope.answer == "unknown"
    assert "regional_scope" in found.missing


def test_a_kind_nobody_wrote_rules_for_is_unknown() -> None:
    assert ask("space.travel").scope.missing == ("matter",)


@pytest.mark.parametrize(
    ("matter", "missing"),
    [
        ("medical", "personal_injury"),
        ("criminal", "criminal_defendant"),
        ("family.divorce", "violence_victim"),
    ],
)
def test_a_missing_fact_is_asked_not_guessed(matter: str, missing: str) -> None:
    found = ask(matter)
    assert found.scope.answer == "unknown"
    assert missing in found.scope.missing


def test_before_the_law_nothing_is_known() -> None:
    told = ask("labor.wages", on=date(2021, 12, 31))
    assert told.scope.missing == told.standing.missing == ("applicable_law",)


def test_violence_needs_no_means_test() -> None:
    found = ask("family.violence", household_income_month_fen=10**9, household_members=1)
    assert (found.hardship.answer, found.hardship.article) == ("not_needed", "32(四)")
    assert found.answer == Truth.YES


@pytest.mark.parametrize(
    ("matter", "group", "facts", "article"),
    [
        ("family.support", "elderly", {"paper_no_fixed_income": True}, "42(一)"),
        ("family.support", "disabled", {"paper_no_fixed_income": True}, "42(一)"),
        ("traffic.injury", "minor", {"paper_no_fixed_income": True}, "42(一)"),
        ("traffic.injury", "social_relief", {"paper_social_relief": True}, "42(二)"),
        ("traffic.injury", "woman", {"judicial_relief": True, "paper_judicial_relief": True}, "42(二)"),
        ("traffic.injury", "veteran", {"preferential_care": True, "paper_preferential_care": True}, "42(二)"),
        ("labor.wages", "migrant_worker", {"paper_migrant_worker": True}, "42(三)"),
        ("labor.injury", "migrant_worker", {"paper_migrant_worker": True}, "42(三)"),
        ("traffic.injury", "woman", {"paper_other_law_exempt": True}, "42(四)"),
    ],
)
def test_papers_exempt(matter: str, group: str, facts: dict[str, Any], article: str) -> None:
    hardship = ask(matter, group, **facts).hardship
    assert (hardship.answer, hardship.article) == ("exempt", article)


def test_a_group_alone_exempts_nobody() -> None:
    hardship = ask("labor.wages", "migrant_worker").hardship
    assert hardship.answer == "unknown"
    assert "paper_migrant_worker" in hardship.missing


def test_the_exemption_of_migrant_workers_is_for_wages_and_injury_only() -> None:
    facts: dict[str, Any] = {"paper_migrant_worker": True}
    assert ask("traffic.injury", "migrant_worker", **facts).hardship.answer == "unknown"


def test_an_old_person_with_an_income_is_not_exempt() -> None:
    hardship = ask("family.support", "elderly", no_fixed_income=False).hardship
    assert "paper_no_fixed_income" not in hardship.missing


def poor(income: int, **more: Any) -> dict[str, Any]:
    return {"household_income_month_fen": income, "household_members": 3, **more}


def test_the_pledge_carries_a_low_income() -> None:
    line = law.line("620725", DAY)
    assert line is not None
    limit = line.per_head_month_fen * 3
    assert ask("labor.wages", **poor(limit, pledge_signed=True)).hardship.answer == "yes"
    assert ask("labor.wages", **poor(limit + 1, pledge_signed=True)).hardship.answer == "no"
    unsigned = ask("labor.wages", **poor(limit)).hardship
    assert (unsigned.answer, unsigned.missing) == ("unknown", ("pledge_signed",))


def test_an_old_case_replays_under_its_old_line() -> None:
    facts = poor(3 * 105000, pledge_signed=True)
    assert ask("labor.wages", on=date(2025, 6, 1), **facts).hardship.version == "sample-2022"
    assert ask("labor.wages", on=date(2025, 6, 1), **facts).hardship.answer == "no"
    assert ask("labor.wages", on=date(2026, 6, 1), **facts).hardship.answer == "yes"


def test_a_region_without_a_line_asks_for_it() -> None:
    found = ask("labor.wages", region="620102", **poor(1, pledge_signed=True)).hardship
    assert (found.answer, found.missing) == ("unknown", ("hardship_line",))


@pytest.mark.parametrize(("shared", "answer"), [(True, "yes"), (False, "no")])
def test_shared_data_settles_hardship(shared: bool, answer: str) -> None:
    hardship = ask("traffic.injury", sharing_confirms_hardship=shared).hardship
    assert (hardship.answer, hardship.article) == (answer, "41")


def test_a_household_of_nobody_is_asked_again() -> None:
    found = ask("labor.wages", household_income_month_fen=1, household_members=0, pledge_signed=True)
    assert found.hardship.missing == ("household_members",)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, "yes"),
        ({"applies_for_other": True}, "no"),
        ({"applies_for_other": True, "ward": True}, "unknown"),
        ({"applies_for_other": True, "ward": True, "guardian": True}, "yes"),
        ({"applies_for_other": True, "ward": True, "guardian": False, "close_kin": True,
          "guardian_violates": False}, "no"),
        ({"applies_for_other": True, "ward": True, "guardian": False, "close_kin": True,
          "guardian_violates": True}, "yes"),
        ({"applies_for_other": True, "detained": True, "guardian": False, "close_kin": True}, "yes"),
    ],
)  # fmt: skip
def test_who_may_apply_for_another(facts: dict[str, Any], answer: str) -> None:
    standing = ask("labor.wages", **facts).standing
    assert standing.answer == answer
    assert standing.article == "40" or answer in ("no", "yes")


@pytest.mark.parametrize(
    ("matter", "facts", "article"),
    [
        ("labor.wages", {}, "31"),
        ("criminal", {}, "31"),
        ("criminal", {"criminal_defendant": True}, "24"),
        ("criminal", {"criminal_defendant": False, "criminal_victim": True}, "29"),
        ("labor.wages", {"retrial_or_protest": True}, "33"),
    ],
)
def test_a_party_applies_under_the_article_of_his_matter(
    matter: str, facts: dict[str, Any], article: str
) -> None:
    standing = ask(matter, **facts).standing
    assert (standing.answer, standing.article) == ("yes", article)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"guardian": True}, "yes"),
        ({"guardian": False, "close_kin": True, "public_prosecution": True}, "yes"),
        ({"guardian": False, "close_kin": True, "public_prosecution": False}, "no"),
        ({"guardian": False, "close_kin": True}, "unknown"),
        ({"guardian": False, "close_kin": False}, "no"),
    ],
)
def test_who_may_apply_for_a_victim(facts: dict[str, Any], answer: str) -> None:
    """Kin only in a public prosecution; who sues himself has his guardian (29)."""
    victim: dict[str, Any] = {"criminal_defendant": False, "criminal_victim": True, "applies_for_other": True}
    standing = ask("criminal", **victim, **facts).standing
    assert standing.answer == answer
    assert answer != "yes" or standing.article == "29"
    assert answer != "unknown" or standing.missing == ("public_prosecution",)


def test_a_defender_may_be_missing_for_another_reason_than_hardship() -> None:
    """因经济困难或者其他原因没有委托辩护人 (24)."""
    rich: dict[str, Any] = {"criminal_defendant": True, "sharing_confirms_hardship": False}
    assert ask("criminal", **rich).hardship.answer == "no"
    found = ask("criminal", **rich, other_reason_no_defender=True)
    assert (found.scope.article, found.hardship.answer, found.hardship.article) == ("24", "not_needed", "24")


@pytest.mark.parametrize(
    ("facts", "answer", "article"),
    [
        ({"days_to_limitation": 6}, "yes", "44(一)"),
        ({"days_to_limitation": 7, "preservation_needed": False}, "no", "44(一)"),
        ({"days_to_limitation": 30, "preservation_needed": True}, "yes", "44(二)"),
        ({"days_to_limitation": 30, "preservation_needed": False, "other_law_urgent": True}, "yes", "44(三)"),
        ({}, "unknown", "44(一)"),
    ],
)
def test_when_aid_may_come_first(facts: dict[str, Any], answer: str, article: str) -> None:
    found = advance(Situation("labor.wages", "620725", frozenset(), facts), DAY)
    assert (found.answer, found.article) == (answer, article)


def test_the_facts_used_are_told_with_their_values() -> None:
    hardship = ask("labor.wages", "migrant_worker", paper_migrant_worker=True).hardship
    assert hardship.used["paper_migrant_worker"] is True
    assert hardship.used["matter"] == "labor.wages"


VERDICTS = st.sampled_from([Verdict(truth) for truth in Truth])
ORDER = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


@given(st.lists(VERDICTS, min_size=1, max_size=5))
def test_three_valued_logic(verdicts: list[Verdict]) -> None:
    ranks = [ORDER[v.truth] for v in verdicts]
    assert ORDER[either(verdicts).truth] == max(ranks)
    assert ORDER[both(verdicts).truth] == min(ranks)


FACTS = st.dictionaries(st.sampled_from(sorted(law.facts() - law.numbers())), st.booleans(), max_size=8)
MATTERS = st.sampled_from(
    ["labor.wages", "family.divorce", "medical", "contract", "criminal", "labor.injury"]
)
GROUPS = st.frozensets(st.sampled_from(sorted(law.groups())), max_size=3)


@given(MATTERS, GROUPS, FACTS)
def test_unknown_always_says_what_to_ask_and_more_facts_never_flip_an_answer(
    matter: str, groups: frozenset[str], facts: dict[str, bool]
) -> None:
    """Asked facts: adding one may settle an unknown, never turn a yes into a no or back."""
    before = assess(Situation(matter, "620725", groups, facts), DAY)
    assert (before.answer == Truth.UNKNOWN) == bool(before.missing) or before.answer == Truth.NO
    claims = law.facts() - frozenset(law.questions())
    for name in sorted(set(before.missing) - law.numbers() - claims - {"matter"}):
        for value in (True, False):
            found = assess(Situation(matter, "620725", groups, facts | {name: value}), DAY)
            for old, new in zip(before.findings, found.findings, strict=True):
                assert old.answer == "unknown" or (old.answer == "no") == (new.answer == "no")
