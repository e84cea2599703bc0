"""Samples over HTTP: who may draw, what is drawn, and how it is computed again."""

import hashlib
from threading import Barrier, Thread
from typing import Any

from kernel.consumer import Consumer
from kernel.relay import Relay
from tests.evaluation.office import PERIOD, SUPERVISOR, Office


def close_ten(office: Office) -> None:
    office.tell(*[office.matter_closed(f"case-{n}", lawyer=f"lawyer{n % 2 + 1}") for n in range(10)])


def test_a_sample_is_drawn_and_shows_how_to_recompute_it(office: Office) -> None:
    close_ten(office)
    made = office.draw(rate=0.3, seed="摇号-7")
    assert made.status_code == 201
    assert (made.json["population"], made.json["drawn"], made.json["kind"]) == (10, 3, "reproducible")
    shown = office.read(f"samples/{made.json['id']}", SUPERVISOR)
    by_handler: dict[str, list[str]] = {}
    for row in shown["frame"]:
        by_handler.setdefault(row["handler"], []).append(row["case"])
    drawn: list[str] = []
    for stratum in shown["strata"]:
        names = sorted(
            by_handler[stratum["handler"]],
            key=lambda c: hashlib.sha256(f"{shown['seed']}\n{c}".encode()).hexdigest(),
        )
        drawn += names[: stratum["drawn"]]
    assert sorted(drawn) == sorted(shown["cases"])
    assert len(shown["how"]) == 5


def test_every_drawn_case_gets_two_blind_reviews_evenly(office: Office) -> None:
    close_ten(office)
    office.draw()
    held = office.all_open()
    assert {name: len(reviews) for name, reviews in held.items()} in (
        {"evaluator1": a, "evaluator2": b, "evaluator3": c, "evaluator8": 0, "evaluator9": 0}
        for a, b, c in ((7, 7, 6), (7, 6, 7), (6, 7, 7))
    )
    assigned = office.published("ReviewAssigned")
    assert len(assigned) == 20
    assert all(len({a["evaluator"] for a in assigned if a["case"] == f"case-{n}"}) == 2 for n in range(10))


def test_reviews_are_handed_out_once_whatever_comes_twice(office: Office) -> None:
    close_ten(office)
    first = office.draw(Idempotency_Key="k1")
    before = office.all_open()
    assert office.draw(Idempotency_Key="k1").json == first.json
    office.kit.deliver(*office.kit.runtime.bus.replay(["evaluation"]))
    office.draw(seed="another")
    assert office.all_open() == before, "a second sample of the same cases shares their reviews"


def test_two_consumers_at_once_hand_out_once(office: Office) -> None:
    close_ten(office)
    body = {"period": PERIOD, "rate": 1, "seed": "s"}
    assert office.kit.call("POST", "/api/evaluation/samples", SUPERVISOR, json=body).status_code == 201
    Relay(office.kit.ctx, office.kit.runtime.bus).run_once()
    drawn = [d for d in office.kit.runtime.bus.replay(["evaluation"]) if b"evaluation.SampleDrawn" in d.value]
    ready = Barrier(2)

    def consume() -> None:
        ready.wait()
        Consumer(office.kit.ctx, office.kit.runtime.known_types).handle_batch(drawn)

    threads = [Thread(target=consume) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(reviews) for reviews in office.all_open().values()) == 20
    assert office.kit.deliver() == []


def test_the_same_key_with_another_body_is_refused(office: Office) -> None:
    close_ten(office)
    office.draw(Idempotency_Key="k1")
    assert office.draw(rate=0.5, Idempotency_Key="k1").status_code == 422


def test_never_an_evaluator_who_handled_the_case(office: Office) -> None:
    office.tell(office.matter_closed("own", lawyer="evaluator1"))
    office.draw()
    assert {name: len(r) for name, r in office.all_open().items() if r} == {"evaluator2": 1, "evaluator3": 1}


def test_the_region_comes_from_the_token(office: Office) -> None:
    office.tell(office.matter_closed("here"), office.matter_closed("there", region="620702"))
    kit = office.kit
    body = {"period": PERIOD, "rate": 1, "seed": "s"}
    for region, population in (("620725", 1), ("620700", 2), ("620000", 2), ("110000", 0)):
        token = kit.token("boss", "supervisor", region=region)
        head = {"Authorization": f"Bearer {token}"}
        made: Any = kit.client().post("/api/evaluation/samples", json=body, headers=head)
        assert (made.status_code, made.json["population"]) == (201, population)


def test_the_period_counts_china_days_and_both_ends(office: Office) -> None:
    office.tell(
        office.matter_closed("late", closed="2026-03-31T16:30:00Z"),
        office.matter_closed("early", closed="2026-03-31T15:30:00Z"),
    )

    def population(start: str, end: str) -> int:
        body = {"period": {"from": start, "to": end}, "rate": 1, "seed": "s"}
        answer = office.kit.call("POST", "/api/evaluation/samples", SUPERVISOR, json=body)
        return int(answer.json["population"])

    assert population("2026-03-31", "2026-03-31") == 1
    assert population("2026-04-01", "2099-01-01") == 1
    assert population("2026-03-31", "2026-04-01") == 2


def test_a_city_sample_is_seen_in_its_county_and_not_next_door(office: Office) -> None:
    close_ten(office)
    made = office.draw()
    path = f"/api/evaluation/samples/{made.json['id']}"
    for region, status in (("620725", 200), ("620700", 200), ("620702", 404)):
        token = office.kit.token("x", "supervisor", region=region)
        answer = office.kit.client().get(path, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status
    listed = office.read("samples", SUPERVISOR)
    assert [row["id"] for row in listed] == [made.json["id"]]


def test_a_whole_number_is_a_seed_too(office: Office) -> None:
    close_ten(office)
    assert office.draw(rate=0.5, seed=7).json["cases"] == office.draw(rate=0.5, seed="7").json["cases"]


def test_the_frame_is_found_by_its_index(office: Office) -> None:
    office.tell(*[office.matter_closed(f"old-{n}", closed="2020-01-01T00:00:00Z") for n in range(40)])
    office.tell(office.matter_closed("new"))
    query = {"state.areas": "620725", "state.closed_on": {"$gte": "2026-01-01", "$lte": "2026-12-31"}}
    stats = office.kit.ctx.db["cases"].find(query).explain()["executionStats"]
    assert stats["totalDocsExamined"] == 1
