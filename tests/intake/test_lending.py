"""An evaluator reads the file for the time of his review: recorded, blind, and withdrawn afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest

from kernel.testkit import Kit
from services.intake.service import SERVICE
from tests.intake.desk import EVALUATOR, LAWYER, OFFICER, Desk

OTHER = ("evaluator2", "evaluator")
DUE = "2026-12-01T00:00:00+08:00"


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """A county of its own for each test: lists are told whole."""
    made = Kit([SERVICE], mongo_url)
    made.runtime.known_types |= frozenset(SERVICE.consumed)
    yield made
    made.close()


def lent(desk: Desk, review: str = "r1", who: tuple[str, ...] = EVALUATOR) -> dict[str, Any]:
    made = desk.routed()
    desk.hears("legalaid.LawyerAssigned", made["id"], matter="m1", lawyer="lawyer1")
    assigned(desk, made["id"], review, who)
    return made


def assigned(desk: Desk, case: str, review: str, who: tuple[str, ...]) -> None:
    told = {"review": review, "evaluator": who[0], "closing": 0, "due": DUE, "rubric": "2026-1"}
    desk.hears("evaluation.ReviewAssigned", case, **told)


def test_the_file_is_read_while_the_review_is_open(desk: Desk) -> None:
    made = lent(desk)
    path = f"/cases/{made['id']}"
    seen = desk.get(path, EVALUATOR)
    assert seen.status_code == 200
    assert "金丝雀砖厂" in seen.json["narrative"]
    assert desk.get(f"{path}/papers", EVALUATOR).status_code == 200
    assert desk.get(path, OTHER).status_code == 403
    assert desk.get(path, ("evaluator1", "resident")).status_code == 403
    assert seen.json["steps"] == []


@pytest.mark.parametrize("end", ["ReviewScored", "ReviewLapsed"])
def test_it_goes_back_when_the_review_ends(desk: Desk, end: str) -> None:
    made = lent(desk)
    assigned(desk, made["id"], "r2", OTHER)
    desk.hears(f"evaluation.{end}", made["id"], review="r1", evaluator="evaluator1")
    assert desk.get(f"/cases/{made['id']}", EVALUATOR).status_code == 403
    assert desk.get(f"/cases/{made['id']}/papers", EVALUATOR).status_code == 403
    assert desk.get(f"/cases/{made['id']}", OTHER).status_code == 200


def test_an_end_that_is_heard_first_lends_nothing(desk: Desk) -> None:
    made = desk.routed()
    desk.hears("evaluation.ReviewScored", made["id"], review="r1", evaluator="evaluator1")
    assigned(desk, made["id"], "r1", EVALUATOR)
    assert desk.get(f"/cases/{made['id']}", EVALUATOR).status_code == 403


def test_every_reading_is_recorded_with_its_purpose(desk: Desk) -> None:
    made = lent(desk)
    desk.get(f"/cases/{made['id']}", EVALUATOR)
    rows = desk.kit.readings(actor="evaluator1")
    assert [row.purpose for row in rows] == ["第三方评估：案卷检查"]
    entries = [entry["type"] for entry in desk.kit.ctx.history("cases", made["id"])]
    assert "FileLent" in entries


def test_a_review_is_blind(desk: Desk) -> None:
    made = lent(desk)
    assigned(desk, made["id"], "r2", OTHER)
    desk.hears("evaluation.ReviewScored", made["id"], review="r2", evaluator="evaluator2")
    seen = desk.get(f"/cases/{made['id']}", EVALUATOR)
    assert "evaluator2" not in seen.get_data(as_text=True)
    assert not [line for line in seen.json["timeline"] if line["code"].startswith("evaluation.")]
    assert seen.json["holder"] == ""
    officers = desk.get(f"/cases/{made['id']}", OFFICER).json
    assert [line for line in officers["timeline"] if line["code"] == "evaluation.ReviewScored"]
    assert desk.get(f"/cases/{made['id']}", LAWYER).json["holder"] == "legalaid"


def test_it_is_in_no_list_of_the_evaluators(desk: Desk) -> None:
    lent(desk)
    assert desk.get("/cases", EVALUATOR).json == []
