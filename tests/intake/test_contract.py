"""What intake hears is what the others publish: every kind about a case, with the fields it reads."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints

import pytest

from kernel import codec
from launcher import roster
from services.intake import texts
from services.intake.domain import Case, Happened
from services.intake.domain.steps import UPCOMING
from services.intake.events import CONSUMED, Destination, Outcome
from services.intake.texts.speech import texts as catalogue
from tests.intake.making import routed

NOT_STEPS = {"identity", "intake"}


def published() -> dict[str, type]:
    """Every kind that another service publishes about one case."""
    return {
        f"{service.name}.{kind.__name__}": kind
        for service in roster.load_all()
        if service.name not in NOT_STEPS
        for kind in service.published
        if is_dataclass(kind) and "case" in {field.name for field in fields(kind)}
    }


def test_every_step_of_the_others_is_heard_and_nothing_that_nobody_says() -> None:
    assert set(CONSUMED) == set(published())


@pytest.mark.parametrize("name", sorted(CONSUMED))
def test_the_fields_that_are_read_are_there_and_of_their_type(name: str) -> None:
    said, read = get_type_hints(published()[name]), get_type_hints(CONSUMED[name])
    assert all(_fits(said[field], kind) for field, kind in read.items())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_that_can_stand_on_a_tracker_has_its_words(language: str) -> None:
    whats = [*CONSUMED, "legalaid.AidDecided.odd", "CaseSubmitted", "CaseAccepted", "CaseWithdrawn"]
    whats += [f"CaseRouted.{service}" for service in Destination]
    whats += [f"CaseClosed.{outcome}" for outcome in Outcome]
    whats += [f"PromiseMissed.{promise}" for promise in ("accept", "route", "begin")]
    now = datetime.now(UTC)
    assert all(texts.line(Happened(what, now), language) for what in whats)
    again = [(f"{by}.{end}", to) for by in ("intake", *Destination) for end in Outcome for to in Destination]
    reasons = catalogue("words")["because"]
    for because, to in again:
        if because in reasons or because.split(".")[1] in reasons:
            said = texts.line(Happened(f"CaseRerouted.{to}", now, because=because), language)
            assert "{" not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_next_step_has_its_words(language: str) -> None:
    for code in {*UPCOMING.values(), "accept", "route", "begin", "under_way", "rate"}:
        for service in Destination:
            assert texts.upcoming(_with(routed(service), code), language)


def _with(case: Case, code: str) -> Case:
    return codec.build(codec.plain(case) | {"state": "in_progress", "upcoming": code}, Case)


def _fits(said: Any, read: Any) -> bool:
    """True if whatever is said can be read: the same, one of several, or an enum's text."""
    says = set(get_args(said)) or {said}
    reads = set(get_args(read)) or {read}
    return all(
        one in reads or (isinstance(one, type) and issubclass(one, str) and str in reads) for one in says
    )
