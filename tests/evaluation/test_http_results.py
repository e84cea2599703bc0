"""Results over HTTP and as a read model: public by region, suppressed below five, rebuilt equal."""

import random

from kernel import views
from services.evaluation.store import RESULTS
from tests.evaluation.closed import all_at
from tests.evaluation.office import SUPERVISOR, Office


def evaluate(office: Office, count: int) -> None:
    """So many cases closed, drawn, scored 80 twice, and rated."""
    office.tell(*[office.matter_closed(f"case-{n}") for n in range(count)])
    office.draw()
    for name, reviews in office.all_open().items():
        for review in reviews:
            office.score(name, review, all_at(0.8))
    for n in range(count):
        office.rate(f"case-{n}", 5 if n else 1)


def test_four_cases_stay_as_a_suppressed_row(office: Office) -> None:
    evaluate(office, 4)
    [row] = office.results("region")
    assert (row["region"], row["n"], row["suppressed"]) == ("620725", "<5", True)
    assert (row["score"], row["satisfaction"], row["awareness"], row["first_choice"]) == (None,) * 4


def test_five_cases_are_shown_with_their_bounds(office: Office) -> None:
    evaluate(office, 5)
    [row] = office.results("region")
    assert (row["n"], row["score"], row["satisfaction"], row["awareness"]) == (5, 80.0, 0.8, 1.0)
    assert row["intervals"]["score"] == {"low": 80.0, "high": 80.0, "confidence": 0.95, "method": "t"}
    assert row["intervals"]["satisfaction"]["method"] == "wilson"
    assert row["intervals"]["satisfaction"]["low"] < 0.8 < row["intervals"]["satisfaction"]["high"]
    assert office.results("region", more="&region=620000") == [row]
    assert office.results("region", more="&region=110000") == []
    [lawyer] = office.results("lawyer", SUPERVISOR)
    assert (lawyer["lawyer"], lawyer["n"]) == ("lawyer1", 5)
    [service] = office.results("service", SUPERVISOR)
    assert (service["service"], service["n"]) == ("legalaid", 5)
    assert office.results("mediator", SUPERVISOR) == []


def test_staff_see_their_own_region_only(office: Office) -> None:
    office.tell(office.matter_closed("there", region="620702", lawyer="lawyer7"))
    office.rate("there")
    assert office.results("lawyer", SUPERVISOR) == []
    assert [row["key"] for row in office.results("region")] == ["620702"]


def test_the_read_model_equals_a_rebuild_and_bears_any_order(office: Office) -> None:
    evaluate(office, 6)
    ctx, bus, known = office.kit.ctx, office.kit.runtime.bus, office.kit.runtime.known_types
    live = views.rows(ctx, RESULTS)
    assert live["results"]
    views.rebuild(ctx, RESULTS, bus, known, "new_")
    assert views.rows(ctx, RESULTS, "new_") == live
    again = list(bus.replay(["evaluation"])) * 2
    random.Random(5).shuffle(again)
    views.apply_batch(ctx, RESULTS, known, again)
    assert views.rows(ctx, RESULTS) == live


def test_a_request_reads_as_many_documents_as_it_has_rows(office: Office) -> None:
    evaluate(office, 6)
    found = office.kit.ctx.db["results"].find({"by": "region"}).explain()["executionStats"]
    assert found["totalDocsExamined"] == 1
