"""Law is dated data: every rule has its article and its days, and the right version is found."""

from datetime import date

import pytest

from services.mediation import law
from services.mediation.law import Rule, rule


def test_the_version_of_the_day_is_found() -> None:
    before = rule("arbitration", date(2026, 2, 28), "routes")
    after = rule("arbitration", date(2026, 3, 1), "routes")
    assert (before.since, after.since) == (date(2018, 1, 1), date(2026, 3, 1))
    assert after.basis == "仲裁法.4@2026-03-01"


def test_no_rule_before_the_law() -> None:
    with pytest.raises(KeyError):
        law.clock("confirmation", date(2010, 12, 31))
    assert law.clock("confirmation", date(2011, 1, 1)).values["days"] == 30


def test_unchecked_sources_are_marked() -> None:
    assert not law.clock("mediation_term", date(2026, 1, 1)).verified
    assert law.clock("confirmation", date(2026, 1, 1)).verified


def test_a_prefix_is_a_whole_word() -> None:
    assert "land_government" not in law.routes("landscape", date(2026, 1, 1))
    assert "land_government" in law.routes("land.border", date(2026, 1, 1))


def test_routes_have_texts_in_both_languages() -> None:
    for name in law.routes("consumer", date(2026, 5, 1)):
        way: Rule = law.route(name)
        assert way.values["zh"]
        assert way.values["en"]
