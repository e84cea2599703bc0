"""Reviews over HTTP: one's own only, once, with evidence that nobody reads in the database."""

import pytest

from tests.evaluation.closed import FULL, all_at
from tests.evaluation.office import SUPERVISOR, Office


@pytest.fixture
def drawn(office: Office) -> Office:
    """One case drawn."""
    office.tell(office.matter_closed("case-1"))
    office.draw()
    return office


def holders(office: Office) -> list[tuple[str, str]]:
    """Who has to review, and which review."""
    return [(name, review) for name, reviews in office.all_open().items() for review in reviews]


def test_two_near_scores_make_the_case_score(drawn: Office) -> None:
    (one, first), (two, second) = holders(drawn)
    answer = drawn.score(one, first, all_at(0.9))
    assert (answer.status_code, answer.json["state"], answer.json["score"]) == (200, "scored", 90)
    assert drawn.published("CaseScored") == []
    assert drawn.score(two, second, all_at(0.8)).status_code == 200
    scored = drawn.published("CaseScored")
    assert [(s["case"], s["handler"], s["score"]) for s in scored] == [("case-1", "lawyer1", 85)]
    assert drawn.reviews(one) == []
    assert [r["id"] for r in drawn.reviews(one, "scored")] == [first]


def test_far_scores_call_the_third_evaluator(drawn: Office) -> None:
    (one, first), (two, second) = holders(drawn)
    drawn.score(one, first, all_at(0.9))
    drawn.score(two, second, all_at(0.4))
    [(three, third)] = holders(drawn)
    assert three not in (one, two)
    drawn.score(three, third, all_at(0.8))
    assert [s["score"] for s in drawn.published("CaseScored")] == [85]


def test_anothers_review_is_not_there_and_ones_own_case_is_forbidden(drawn: Office) -> None:
    (one, first), (two, _) = holders(drawn)
    assert drawn.score(two, first).status_code == 404
    assert drawn.score(one, "nothing.r1").status_code == 404
    assert drawn.score(one, first[:-1] + "9").status_code == 404
    assert drawn.score("lawyer1", first).status_code == 403, "lawyer1 handled it, and evaluates too"
    path = f"/api/evaluation/reviews/{first}"
    assert drawn.kit.call("GET", path, (two, "evaluator")).status_code == 404
    assert drawn.kit.call("GET", path, ("lawyer1", "evaluator")).status_code == 403
    assert drawn.kit.call("GET", path, (one, "evaluator")).status_code == 200


def test_a_review_is_scored_once_and_a_repeat_gets_the_first_answer(drawn: Office) -> None:
    (one, first), _ = holders(drawn)
    answer = drawn.score(one, first, Idempotency_Key="k")
    again = drawn.score(one, first, Idempotency_Key="k")
    assert (again.status_code, again.json) == (200, answer.json)
    assert drawn.score(one, first).status_code == 409
    assert len(drawn.published("ReviewScored")) == 1


def test_blind_an_answer_tells_nothing_of_the_other(drawn: Office) -> None:
    (one, first), (two, second) = holders(drawn)
    drawn.score(one, first, all_at(0.5))
    shown = drawn.reviews(two)[0]
    assert shown["id"] == second
    assert one not in str(shown)
    assert "lawyer1" not in str(shown)
    assert (shown["score"], shown["evidence"]) == (None, {})


def test_evidence_is_ciphertext_everywhere_but_for_its_author(drawn: Office) -> None:
    (one, first), _ = holders(drawn)
    words = "当事人电话里说律师从未见面"
    assert drawn.score(one, first, evidence={"recipient": words}).json["evidence"] == {"recipient": words}
    db = drawn.kit.ctx.db
    for name in db.list_collection_names():
        assert words not in str(list(db[name].find())), name
    assert all(words.encode() not in d.value for d in drawn.kit.runtime.bus.replay(["evaluation"]))
    shown = drawn.read(f"reviews/{first}", (one, "evaluator"))
    assert shown["evidence"] == {"recipient": words}
    assert db["readings"].count_documents({"actor": one, "subject": "case-1"}) == 1


def test_a_review_that_waits_too_long_goes_to_another(drawn: Office) -> None:
    (one, first), (two, second) = holders(drawn)
    drawn.score(two, second)
    drawn.kit.now.forward(days=30)
    assert drawn.kit.fire_clocks() == 1
    [(three, third)] = holders(drawn)
    assert three not in (one, two)
    assert drawn.score(one, first).status_code == 409
    assert drawn.score(three, third).status_code == 200
    assert len(drawn.published("CaseScored")) == 1


def test_where_evaluators_are_missing_they_are_sought_until_there_are_some(office: Office) -> None:
    office.tell(office.matter_closed("far", region="620102"))
    token = office.kit.token("boss", "supervisor", region="620102")
    body = {"period": {"from": "2026-01-01", "to": "2026-12-31"}, "rate": 1, "seed": "s"}
    made = office.kit.client().post(
        "/api/evaluation/samples", json=body, headers={"Authorization": f"Bearer {token}"}
    )
    assert made.status_code == 201
    office.kit.settle()
    assert [name for name, _ in holders(office)] == ["evaluator9"]
    office.appoint("evaluator7", region="620100")
    office.kit.now.forward(minutes=2)
    assert office.kit.fire_clocks() == 1
    assert len(office.reviews("evaluator7")) == 1


def test_progress_tells_alpha(office: Office) -> None:
    office.tell(*[office.matter_closed(f"case-{n}") for n in range(3)])
    sample = office.draw().json["id"]
    for name, reviews in office.all_open().items():
        for review in reviews:
            office.score(name, review, all_at(0.9 if review.endswith("r1") else 0.8))
    told = office.read(f"samples/{sample}/progress", SUPERVISOR)
    assert {key: told[key] for key in ("drawn", "reviews", "scores", "settled")} == {
        "drawn": 3, "reviews": 6, "scores": 6, "settled": 3,
    }  # fmt: skip
    assert told["alpha"] < 0, "they never agree on a case, and cases do not differ"


def test_the_rubric_is_shown_in_the_callers_language(office: Office) -> None:
    who = ("evaluator1", "evaluator")
    shown = office.read("indicators", who)
    assert {item["code"]: item["max"] for item in shown["items"]} == FULL
    assert shown["items"][0]["name"] == "依法依规办理"
    english = office.read("indicators", who, Accept_Language="en")
    assert english["items"][0]["name"] == "Done according to law"
    same = office.read(f"indicators?version={shown['version']}", who)
    assert same == shown
    assert office.kit.call("GET", "/api/evaluation/indicators?version=1066", who).status_code == 404
