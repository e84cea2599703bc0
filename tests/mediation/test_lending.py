"""An evaluator reads the mediation while his review is open, and not a moment longer."""

from typing import Any

from tests.mediation.room import MEDIATOR, WORDS, Room

EVALUATOR = ("eva", "evaluator")
OTHER = ("evo", "evaluator")


def told(room: Room, name: str, **fact: Any) -> None:
    event = room.kit.event(f"evaluation.{name}", room.case, case=room.case, evaluator="eva", **fact)
    assert room.kit.deliver(event) == []


def test_the_mediation_is_the_evaluators_for_the_time_of_his_review(room: Room) -> None:
    room.effective()
    room.get("", EVALUATOR, 404)
    told(room, "ReviewAssigned", review="r1")
    shown = room.get("", EVALUATOR)
    assert (shown["agreement"]["facts"], shown["actions"]) == (WORDS["facts"], ["read"])
    assert "dangers" not in shown
    assert "risks" not in shown
    assert [one["id"] for one in room.rows(f"?case={room.case}", EVALUATOR)] == [room.id]
    assert room.rows(f"?case={room.case}", OTHER) == []
    room.get("", OTHER, 404)
    room.get("/people", EVALUATOR, 403)
    room.get("/signatures/applicant", EVALUATOR, 403)
    told(room, "ReviewScored", review="r1")
    room.get("", EVALUATOR, 404)


def test_what_was_said_in_confidence_is_lent_to_nobody(room: Room) -> None:
    room.open()
    room.post("confidences", MEDIATOR, {"party": "applicant", "text": "只对您说"}, 201)
    told(room, "ReviewAssigned", review="r1")
    assert "只对您说" not in str(room.get("", EVALUATOR))
    room.get("/confidences", EVALUATOR, 403)


def test_reading_by_an_evaluator_is_written_down(room: Room) -> None:
    room.effective()
    told(room, "ReviewAssigned", review="r1")
    written = room.kit.ctx.db["readings"]
    before = written.count_documents({"actor": "eva"})
    room.get("", EVALUATOR)
    assert written.count_documents({"actor": "eva", "subject": room.case}) == before + 1


def test_a_review_that_lapsed_lends_nothing_whatever_the_order(room: Room) -> None:
    told(room, "ReviewLapsed", review="r1")
    told(room, "ReviewAssigned", review="r1")
    room.get("", EVALUATOR, 404)
    told(room, "ReviewAssigned", review="r2")
    told(room, "ReviewAssigned", review="r2")
    room.get("", EVALUATOR)
    assert room.types().count("FileLent") == 1
