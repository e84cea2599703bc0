"""Which agency to apply to (38): told beside the other answers, asked where nobody told it."""

import pytest

from kernel.words import Invalid
from services.legalaid.domain import decision
from services.legalaid.domain.decision import Request
from services.legalaid.domain.eligibility import Situation, jurisdiction
from services.legalaid.domain.periods import day_of
from tests.legalaid.making import MONDAY, OFFICER, REGION, proven

HERE, ELSEWHERE, CITY = 620725, 620102, 620700
REASON = {"reason": "sealed"}


@pytest.mark.parametrize(
    ("matter", "facts", "answer", "missing"),
    [
        ("criminal", {"organ_region": HERE}, "yes", ()),
        ("criminal", {"organ_region": ELSEWHERE}, "no", ()),
        ("traffic.injury", {"litigation": True, "organ_region": HERE}, "yes", ()),
        ("traffic.injury", {"litigation": True, "organ_region": ELSEWHERE, "origin_region": HERE}, "no", ()),
        ("labor.wages", {"litigation": False, "origin_region": HERE}, "yes", ()),
        ("labor.wages", {"litigation": False, "dispute_region": HERE, "origin_region": ELSEWHERE}, "yes", ()),
        ("labor.wages", {"litigation": False, "dispute_region": 1, "origin_region": ELSEWHERE}, "no", ()),
        ("criminal", {"organ_region": CITY}, "unknown", ("organ_region",)),
        ("criminal", {}, "unknown", ("organ_region",)),
        ("labor.wages", {"litigation": False}, "unknown", ("dispute_region", "origin_region")),
    ],
)
def test_where_to_apply(matter: str, facts: dict[str, int], answer: str, missing: tuple[str, ...]) -> None:
    found = jurisdiction(Situation(matter, REGION, facts=facts), day_of(MONDAY))
    assert (found.answer, found.missing) == (answer, missing)
    if answer != "unknown":
        assert found.basis == "法律援助法.38@2022-01-01"


def test_a_place_that_was_not_told_hinders_nothing() -> None:
    consulted, _ = decision.decide(proven(), OFFICER, Request(True), MONDAY)
    assert {ground.name: ground.answer for ground in consulted.grounds}["jurisdiction"] == "unknown"
    assert consulted.answer == "yes"


def test_aid_by_the_wrong_agency_needs_a_reason_and_a_refusal_for_it_does_not() -> None:
    elsewhere = proven(facts={"litigation": True, "organ_region": ELSEWHERE})
    with pytest.raises(Invalid, match=r"decision\.reason_needed"):
        decision.decide(elsewhere, OFFICER, Request(True), MONDAY)
    assert decision.decide(elsewhere, OFFICER, Request(True, sealed=REASON), MONDAY)
    assert decision.decide(elsewhere, OFFICER, Request(False), MONDAY)
