"""L6: a fair rota with leave and swaps, its calendar; an application from detention within 24 hours."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kernel import calendar as days
from services.legalaid.domain.candidate import Candidate, Leave
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.planning import Served, planned
from tests.legalaid.making import REGION
from tests.legalaid.office import OFFICER, SUPERVISOR, Office, lawyer

START = date(2026, 3, 2)
NAMES = ("lawyer1", "lawyer2", "lawyer3")


def span(count: int) -> list[date]:
    return [START + timedelta(days=n) for n in range(count)]


@given(st.integers(2, 9), st.integers(1, 80))
def test_without_leave_nobody_has_more_than_one_day_more_than_another(lawyers: int, count: int) -> None:
    bench = [Candidate(f"l{n}", REGION) for n in range(lawyers)]
    turns, nobody = planned(span(count), bench, Served(), "post")
    had = Counter(turn.lawyer for turn in turns)
    assert nobody == []
    assert max(had.values()) - min(had[one.lawyer] for one in bench) <= 1
    assert [turn.day for turn in turns] == span(count)
    running = [a.lawyer == b.lawyer for a, b in pairwise(turns)]
    assert not any(running)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=6),
    st.sets(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=20),
)
def test_nobody_is_planned_on_leave_or_at_two_posts(
    leaves: list[tuple[int, int]], taken: set[tuple[int, int]]
) -> None:
    bench = [
        Candidate(
            f"l{n}", REGION, leave=(Leave("1", START + timedelta(min(a, b)), START + timedelta(max(a, b))),)
        )
        for n, (a, b) in enumerate(leaves)
    ]
    busy = frozenset((START + timedelta(day), f"l{n}") for day, n in taken)
    turns, nobody = planned(span(21), bench, Served(busy=busy), "post")
    by_name = {one.lawyer: one for one in bench}
    for turn in turns:
        (leave,) = by_name[turn.lawyer].leave
        assert not leave.start <= turn.day <= leave.end
        assert (turn.day, turn.lawyer) not in busy
    assert sorted([*nobody, *(turn.day for turn in turns)]) == span(21)


def test_who_had_more_before_comes_later_and_days_off_are_shared() -> None:
    bench = [Candidate(name, REGION) for name in NAMES]
    turns, _ = planned(span(6), bench, Served({"lawyer1": 3}), "post")
    had = Counter(turn.lawyer for turn in turns)
    assert had == {"lawyer2": 3, "lawyer3": 3}
    all_days, _ = planned(span(84), bench, Served(), "post")
    off = Counter(turn.lawyer for turn in all_days if days.is_day_off(turn.day))
    assert max(off.values()) - min(off.values()) <= 2


def opened(office: Office, weekends: bool = True) -> str:
    body = {"kind": "detention", "name": "样例看守所", "weekends": weekends}
    made = office.post("/duty/posts", OFFICER, body)
    assert made.status_code == 201, made.json
    return str(made.json["id"])


def on(office: Office, plus: int) -> str:
    return (day_of(office.kit.now()) + timedelta(days=plus)).isoformat()


def plan(office: Office, post: str, count: int = 9) -> list[dict[str, Any]]:
    body = {"start": on(office, 0), "until": on(office, count - 1)}
    done = office.post(f"/duty/posts/{post}/plan", OFFICER, body)
    assert done.status_code == 200, done.json
    shifts: list[dict[str, Any]] = done.json["shifts"]
    return shifts


def test_a_rota_is_planned_evenly_and_only_once(office: Office) -> None:
    post = opened(office)
    shifts = plan(office, post)
    assert set(Counter(shift["lawyer"] for shift in shifts).values()) == {3}
    again = {"start": on(office, 0), "until": on(office, 8)}
    assert office.post(f"/duty/posts/{post}/plan", OFFICER, again).json["code"] == "duty.nothing_to_plan"
    second = opened(office)
    other = plan(office, second)
    assert not {(s["day"], s["lawyer"]) for s in shifts} & {(s["day"], s["lawyer"]) for s in other}
    assert office.post(f"/duty/posts/{post}/plan", lawyer("lawyer1"), again).status_code == 403


def test_leave_uncovers_a_day_and_only_that_day_is_planned_anew(office: Office) -> None:
    post = opened(office)
    before = plan(office, post)
    mine = next(shift["day"] for shift in before if shift["lawyer"] == "lawyer1")
    office.post("/lawyers/lawyer1/leave", lawyer("lawyer1"), {"start": mine, "end": mine})
    (seen,) = office.get("/duty/posts", OFFICER).json
    assert [shift["day"] for shift in seen["shifts"] if shift["uncovered"]] == [mine]
    after = plan(office, post)
    changed = [new["day"] for old, new in zip(before, after, strict=True) if old["lawyer"] != new["lawyer"]]
    assert changed == [mine]
    assert not any(shift["uncovered"] for shift in after)


def test_a_swap_needs_both(office: Office) -> None:
    post = opened(office)
    shift = plan(office, post)[2]
    mine, day = lawyer(shift["lawyer"]), shift["day"]
    colleague = next(name for name in NAMES if name != shift["lawyer"])
    path = f"/duty/posts/{post}/swaps"
    assert office.post(path, lawyer(colleague), {"day": day, "to": mine[0]}).status_code == 404
    assert office.post(path, mine, {"day": day, "to": mine[0]}).status_code == 422
    assert office.post(path, mine, {"day": day, "to": "stranger"}).status_code == 404
    office.post(path, mine, {"day": day, "to": colleague})
    (seen,) = office.get("/duty/posts", lawyer(colleague)).json
    assert next(s for s in seen["shifts"] if s["day"] == day)["asked"] == colleague
    no = office.post(f"{path}/answer", lawyer(colleague), {"day": day, "agreed": False}).json
    assert next(s for s in no["shifts"] if s["day"] == day)["lawyer"] == mine[0]
    assert office.post(f"{path}/answer", lawyer(colleague), {"day": day, "agreed": True}).status_code == 404
    office.post(path, mine, {"day": day, "to": colleague})
    yes = office.post(f"{path}/answer", lawyer(colleague), {"day": day, "agreed": True}).json
    assert next(s for s in yes["shifts"] if s["day"] == day) == {
        "day": day,
        "lawyer": colleague,
        "asked": None,
        "uncovered": False,
    }


def test_the_officer_sets_a_day_by_hand(office: Office) -> None:
    post = opened(office)
    body = {"day": on(office, 3), "lawyer": "lawyer2"}
    assert office.post(f"/duty/posts/{post}/turns", OFFICER, body).json["shifts"][0]["lawyer"] == "lawyer2"
    office.post("/lawyers/lawyer3/leave", lawyer("lawyer3"), {"start": on(office, 3), "end": on(office, 3)})
    refused = office.post(f"/duty/posts/{post}/turns", OFFICER, {**body, "lawyer": "lawyer3"})
    assert (refused.status_code, refused.json["code"]) == (409, "lawyer.on_leave")


def test_anybody_may_subscribe_to_the_calendar(office: Office) -> None:
    """RFC 5545, as a phone reads it: a whole day for each turn, the same identity for the same day."""
    post = opened(office)
    shifts = plan(office, post)
    answer = office.get(f"/duty/posts/{post}/calendar.ics", None)
    assert answer.content_type.startswith("text/calendar")
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    assert [(str(e["summary"]), e.decoded("dtstart").isoformat()) for e in events] == [
        (f"值班律师：{shift['lawyer']}", shift["day"]) for shift in shifts
    ]
    assert all(e.decoded("dtend") - e.decoded("dtstart") == timedelta(days=1) for e in events)
    assert len({str(e["uid"]) for e in events}) == len(events)
    assert answer.data == office.get(f"/duty/posts/{post}/calendar.ics", None).data
    own = Calendar.from_ical(office.get(f"/duty/posts/{post}/calendar.ics?lawyer=lawyer1", None).data)
    assert len(own.walk("VEVENT")) == 3
    assert office.get("/duty/posts/nothing/calendar.ics", None).status_code == 404


def passed_on(office: Office, hours_ago: float = 1) -> Any:
    made = (office.kit.now() - timedelta(hours=hours_ago)).isoformat()
    body = {"place": "detention", "made": made, "name": "张某", "words": "想请律师"}
    return office.post("/transfers", lawyer("lawyer1"), body)


def test_an_application_from_detention_is_with_the_agency_within_24_hours(office: Office) -> None:
    """法律援助法 39."""
    begun = passed_on(office)
    assert begun.status_code == 201, begun.json
    (waiting,) = office.get("/transfers", OFFICER).json
    assert (waiting["name"], waiting["words"], waiting["late"]) == ("张某", "想请律师", False)
    assert [row["id"] for row in office.get("/transfers", lawyer("lawyer1")).json] == [waiting["id"]]
    assert office.get("/transfers", lawyer("lawyer2")).json == []
    path = f"/transfers/{waiting['id']}/receipt"
    assert office.post(path, SUPERVISOR, {}).status_code == 403
    done = office.post(path, OFFICER, {"case": "c9"}).json
    assert (done["late"], done["case"]) == (False, "c9")
    assert office.post(path, OFFICER, {}).json["code"] == "transfer.received"
    assert office.get("/transfers", OFFICER).json == []
    office.kit.now.forward(days=2)
    office.kit.fire_clocks()
    assert office.get("/transfers?waiting=false", OFFICER).json[0]["late"] is False


def test_after_24_hours_it_is_late_and_stays_on_the_list(office: Office) -> None:
    id = passed_on(office).json["id"]
    office.kit.now.forward(hours=22, minutes=50)
    office.kit.fire_clocks()
    assert office.get("/transfers", OFFICER).json[0]["late"] is False
    office.kit.now.forward(minutes=20)
    office.kit.fire_clocks()
    office.kit.fire_clocks()
    assert office.get("/transfers", OFFICER).json[0]["late"] is True
    assert office.post(f"/transfers/{id}/receipt", OFFICER, {}).json["late"] is True


def test_what_is_said_in_detention_is_sealed_and_its_reading_recorded(office: Office) -> None:
    id = passed_on(office).json["id"]
    kept = str(list(office.kit.ctx.db["transfers"].find())) + str(list(office.kit.ctx.db["record"].find()))
    assert "张某" not in kept
    assert "想请律师" not in kept
    office.get("/transfers", OFFICER)
    read = office.kit.ctx.db["readings"].find({"actor": "officer", "subject": id})
    assert {row["what"] for row in read} == {"transfer.name", "transfer.words"}


def test_times_that_cannot_be(office: Office) -> None:
    assert passed_on(office, -1).json["code"] == "transfer.not_yet"
    assert passed_on(office, 24 * 40).json["code"] == "transfer.too_old"


def test_a_list_without_words_reads_nobodys_name(office: Office) -> None:
    entered = passed_on(office)
    assert entered.status_code == 201
    before = office.kit.ctx.db["readings"].count_documents({})
    (line,) = office.get("/transfers?words=false", OFFICER).json
    assert (line["name"], line["words"], line["place"]) == (None, None, "detention")
    assert office.kit.ctx.db["readings"].count_documents({}) == before
