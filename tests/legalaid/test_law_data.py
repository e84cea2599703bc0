"""The law's data: every row has its article and dates, and says nothing the text does not say."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from services.legalaid import law

TODAY = date(2026, 3, 2)
OPERATORS = {"any", "all", "not", "matter", "group", "fact", "claimed", "denied", "below", "here"}


def conditions(condition: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    ((operator, value),) = condition.items()
    yield operator, value
    inner = value if operator in ("any", "all") else [value] if operator == "not" else []
    for part in inner:
        yield from conditions(part)


def every_rule() -> list[law.Rule]:
    return [
        *law.scope(TODAY),
        *law.exemptions(TODAY),
        *law.standing(TODAY),
        *law.own_application(TODAY),
        *law.advance(TODAY),
        *law.jurisdiction(TODAY),
    ]


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.source.article)
def test_rules_only_ask_what_somebody_can_answer(rule: law.Rule) -> None:
    for operator, value in conditions(dict(rule.when)):
        assert operator in OPERATORS
        if operator in ("fact", "denied"):
            assert value in law.questions()
        if operator == "here":
            assert value in law.questions()
            assert value in law.numbers()
        if operator == "claimed":
            assert value in law.facts()
        if operator == "below":
            assert value["fact"] in law.numbers()
        if operator == "group":
            assert set(value) <= law.groups()
        if operator == "matter":
            assert all(law.knows_matter(kind) for kind in value)


def test_the_law_begins_with_2022() -> None:
    assert law.scope(date(2021, 12, 31)) == ()
    assert {rule.source.article for rule in law.scope(date(2022, 1, 1))} >= {
        "31(一)",
        "31(八)",
        "32(四)",
        "33",
    }
    with pytest.raises(LookupError):
        law.period("decision", date(2021, 12, 31))


def test_only_article_32_and_the_other_reasons_of_24_waive_the_means_test() -> None:
    assert {r.source.article for r in law.scope(TODAY) if not r.means_test} == {
        "24",
        "32(一)",
        "32(二)",
        "32(三)",
        "32(四)",
        "32(五)",
    }


@pytest.mark.parametrize(
    ("name", "article", "amount", "unit"),
    [
        ("decision", "43", 7, "days"),
        ("assignment", "43", 3, "days"),
        ("notice", "36", 3, "days"),
        ("notified_assignment", "36", 3, "days"),
        ("transfer", "39", 24, "hours"),
        ("objection", "49", 5, "days"),
    ],
)
def test_the_clocks_of_the_law(name: str, article: str, amount: int, unit: str) -> None:
    period = law.period(name, TODAY)
    assert (period.source.article, period.amount, period.unit) == (article, amount, unit)
    assert period.source.verified
    assert period.day_type == "calendar"


@pytest.mark.parametrize(
    "name", ["closing_papers", "supplement", "advance_papers", "offer", "assignment_near"]
)
def test_what_no_article_says_is_marked_unverified(name: str) -> None:
    assert not law.period(name, TODAY).source.verified


def test_closing_papers_take_thirty_days() -> None:
    assert law.period("closing_papers", TODAY).amount == 30


def test_the_eight_grounds_of_article_48() -> None:
    assert [ground.source.article for ground in law.grounds().values()] == [
        f"48({number})" for number in "一二三四五六七八"
    ]


def test_hardship_lines_are_marked_sample_and_change_with_the_date() -> None:
    before, now = law.line("620725", date(2025, 12, 31)), law.line("620725", date(2026, 1, 1))
    assert before is not None
    assert now is not None
    assert before.per_head_month_fen != now.per_head_month_fen
    assert before.source.sample
    assert now.source.sample
    assert not now.source.verified
    assert law.line("620102", TODAY) is None


def test_every_file_says_whether_it_was_verified() -> None:
    folder = files("services.legalaid.law")
    for name in ("scope", "hardship", "standing", "advance", "termination", "duties"):
        assert "verified" in json.loads(folder.joinpath(f"{name}.json").read_text("utf-8")), name
