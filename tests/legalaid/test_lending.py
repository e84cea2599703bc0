"""An evaluator reads the lawyer's work while his review is open, and not a moment longer."""

from services.legalaid.domain import lending
from services.legalaid.domain.evolution import evolve
from services.legalaid.events import LoanEnded, ReviewAssigned, ReviewEnded
from tests.legalaid.making import granted
from tests.legalaid.office import OFFICER, Office, lawyer

EVALUATOR = ("eva", "evaluator")
OTHER = ("evo", "evaluator")


def closed(office: Office) -> tuple[str, str]:
    matter, who = office.assign("c1")
    office.post(f"/matters/{matter}/reports", lawyer(who), {"text": "已会见两次"})
    body = {"outcome": "won", "report": "工资已拿到", "hours": 8}
    assert office.post(f"/matters/{matter}/close", lawyer(who), body).status_code == 200
    return matter, office.get("/applications?case=c1", OFFICER).json[0]["id"]


def assigned(office: Office, review: str = "r1", evaluator: str = "eva") -> None:
    office.hear("evaluation.ReviewAssigned", "c1", case="c1", review=review, evaluator=evaluator)


def test_the_file_is_the_evaluators_for_the_time_of_his_review(office: Office) -> None:
    matter, application = closed(office)
    assert office.get(f"/matters/{matter}", EVALUATOR).status_code == 404
    assert office.get("/matters?case=c1", EVALUATOR).json == []
    assigned(office)
    (listed,) = office.get("/matters?case=c1", EVALUATOR).json
    assert (listed["report"], listed["reports"][0]["text"]) == ("工资已拿到", "已会见两次")
    shown = office.application(application, EVALUATOR)
    assert (shown["means"], shown["actions"]) == (None, [])
    for path in (f"/matters/{matter}/days", f"/applications/{application}/documents"):
        assert office.get(path, EVALUATOR).status_code == 200
        assert office.get(path, OTHER).status_code == 404
    assert office.post(f"/applications/{application}/decision", EVALUATOR, {}).status_code == 403
    office.hear("evaluation.ReviewScored", "c1", case="c1", review="r1", evaluator="eva")
    assert office.get(f"/matters/{matter}", EVALUATOR).status_code == 404
    assert office.get("/matters?case=c1", EVALUATOR).json == []


def test_reading_by_an_evaluator_is_written_down(office: Office) -> None:
    matter, _ = closed(office)
    assigned(office)
    written = office.kit.ctx.db["readings"]
    assert written.count_documents({"actor": "eva"}) == 0
    office.get(f"/matters/{matter}", EVALUATOR)
    assert written.count_documents({"actor": "eva", "subject": "p-worker"}) > 0


def test_a_review_that_lapsed_lends_nothing_whatever_the_order(office: Office) -> None:
    matter, _ = closed(office)
    office.hear("evaluation.ReviewLapsed", "c1", case="c1", review="r1", evaluator="eva")
    assigned(office)
    assert office.get(f"/matters/{matter}", EVALUATOR).status_code == 404
    assigned(office, "r2")
    assert office.get(f"/matters/{matter}", EVALUATOR).status_code == 200


def test_what_is_heard_twice_is_one_loan() -> None:
    file, told = granted(), ReviewAssigned("c1", "r1", "eva")
    (lent,) = lending.lend(file, told)
    file = evolve(file, lent)
    assert lending.lend(file, told) == []
    (back,) = lending.take_back(file, ReviewEnded("r1", "c1"))
    assert back == LoanEnded("r1")
    file = evolve(file, back)
    assert lending.take_back(file, ReviewEnded("r1", "c1")) == []
    assert lending.lend(None, told) == []
    assert lending.take_back(None, ReviewEnded("r1")) == []
