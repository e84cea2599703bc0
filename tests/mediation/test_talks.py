"""Minutes (27), confidences (15), extension (term), versions compared; what is private stays so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder
from services.mediation.domain import deadlines, sessions, talks
from services.mediation.domain.differences import compare
from services.mediation.domain.draft import TermText
from services.mediation.domain.sessions import Slot
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OFFICER, OPPONENT, OTHER_MEDIATOR, SUPERVISOR, WORDS, Room
from tests.mediation.table import APPLICANT, NAMED, NOW, Table, at, draft

BOTH = ("applicant", "opponent")


def met() -> Table:
    table = at("open")
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW), {"where": "x"}, NOW))
    return table


def write(table: Table, digest: str = "sha256:1") -> None:
    table.take(talks.write_minutes(table.state, NAMED, "m-1.s1", digest, {"text": "x"}, NOW))


def test_minutes_are_confirmed_in_the_wording_that_was_read() -> None:
    table = met()
    with pytest.raises(OutOfOrder, match="minutes_missing"):
        talks.confirm_minutes(table.state, APPLICANT, "m-1.s1", "applicant", None, NOW)
    write(table)
    table.take(talks.confirm_minutes(table.state, APPLICANT, "m-1.s1", "applicant", "sha256:1", NOW))
    with pytest.raises(OutOfOrder, match="minutes_confirmed_already"):
        talks.confirm_minutes(table.state, NAMED, "m-1.s1", "applicant", None, NOW)
    with pytest.raises(Forbidden, match="only_for_oneself"):
        talks.confirm_minutes(table.state, APPLICANT, "m-1.s1", "opponent", None, NOW)
    write(table, "sha256:2")
    minutes = table.state.sessions[0].minutes
    assert minutes is not None
    assert minutes.confirmed == ()
    with pytest.raises(OutOfOrder, match="minutes_changed"):
        talks.confirm_minutes(table.state, APPLICANT, "m-1.s1", "applicant", "sha256:1", NOW)
    with pytest.raises(NotFound, match="session_unknown"):
        talks.write_minutes(table.state, NAMED, "m-1.s9", "x", {}, NOW)


def test_the_term_is_longer_if_all_agree() -> None:
    table = at("open")
    table.pass_days(40)
    table.take(deadlines.term_over(table.state, table.now))
    with pytest.raises(Invalid, match="extension_needs_all"):
        talks.extend(table.state, NAMED, date(2026, 5, 1), ("applicant",), table.now)
    with pytest.raises(Invalid, match="extension_too_short"):
        talks.extend(table.state, NAMED, date(2026, 4, 10), BOTH, table.now)
    with pytest.raises(OutOfOrder, match="no_term_runs"):
        talks.extend(at("consenting").state, NAMED, date(2026, 5, 1), BOTH, table.now)
    with pytest.raises(Forbidden):
        talks.extend(table.state, APPLICANT, date(2026, 5, 1), BOTH, table.now)
    table.take(talks.extend(table.state, NAMED, date(2026, 5, 1), BOTH, table.now))
    assert not table.state.overdue
    assert [str(clock.due.date()) for clock in deadlines.clocks(table.state)] == ["2026-05-01"]
    assert table.happened[-1].basis == ("人民调解工作若干规定.33@2002-11-01",)
    table.now += timedelta(days=30)
    assert table.take(deadlines.term_over(table.state, table.now)) == ["MediationOverdue"]


def test_what_changed_is_shown_clause_by_clause() -> None:
    old = draft("水渠堵了，淹了菜地。")
    new = replace(draft("水渠堵了，淹了菜地和院子。"), manner="现金")
    pieces = [(piece.part, piece.kind, piece.text) for piece in compare(old, new)]
    assert pieces == [
        ("facts", "same", "水渠堵了，"),
        ("facts", "gone", "淹了菜地。"),
        ("facts", "new", "淹了菜地和院子。"),
        ("manner", "new", "现金"),
    ]
    assert compare(old, old) == ()


@pytest.mark.parametrize(
    "changed",
    [{"due": date(2026, 4, 2)}, {"amount_fen": 1}, {"to": "opponent"}, {"text": "别的"}, {"manner": "转账"}],
)
def test_no_change_of_a_term_is_silent(changed: dict[str, object]) -> None:
    term = TermText("赔偿", date(2026, 4, 1), "opponent", "applicant", 30_000)
    old = replace(draft(), terms=(term,))
    new = replace(draft(), terms=(replace(term, **changed),))  # type: ignore[arg-type]
    assert {piece.part for piece in compare(old, new)} == {"terms.0"}


def test_what_changed_is_said_as_people_say_it() -> None:
    term = TermText("赔偿。", date(2026, 4, 1), "opponent-2", "applicant", 30_000)
    old, new = replace(draft(), terms=()), replace(draft(), terms=(term,))
    said = "".join(piece.text for piece in compare(old, new))
    assert said == "赔偿。（由对方当事人（2）做，给申请人，300.00元，最晚2026年4月1日）"


def test_versions_over_http(room: Room) -> None:
    room.open()
    room.draft()
    room.draft(terms=[*WORDS["terms"], {"text": "当面道歉", "due": "2027-03-01"}])
    assert [row["current"] for row in room.get("/versions", A)] == [False, True]
    found = room.get("/differences?old=1&new=2", OPPONENT)
    assert [piece["part"] for piece in found["pieces"]] == ["terms.2"]
    assert "当面道歉" in found["pieces"][0]["text"]
    room.get("/differences?old=1&new=3", A, 404)
    room.get("/differences?old=0&new=1", A, 422)


def test_a_confidence_is_shown_to_nobody_else(room: Room) -> None:
    room.open()
    body = {"party": "opponent", "text": "其实愿意多赔五百"}
    shown = room.post("confidences", MEDIATOR, body, 201)
    assert "五百" not in str(shown)
    assert room.get("/confidences", MEDIATOR)[0]["text"] == "其实愿意多赔五百"
    for who in (A, OPPONENT, OFFICER, SUPERVISOR):
        room.get("/confidences", who, 403)
        assert "五百" not in str(room.get(who=who))
    assert "五百" not in str(room.get("/record"))
    assert "五百" not in str(room.kit.ctx.db["cases"].find_one({"_id": room.id}))
    room.post("mediator", OFFICER, {"mediator": "mediator2", "reason": "unable"})
    assert room.get("/confidences", OTHER_MEDIATOR) == []
    room.get("/confidences", MEDIATOR, 404)


def test_minutes_over_http(room: Room) -> None:
    room.open()
    shown = room.post("sessions", MEDIATOR, {"at": "2026-12-01T09:30:00+08:00", "video": True}, 201)
    session = shown["sessions"][0]["id"]
    shown = room.post(f"sessions/{session}/minutes", MEDIATOR, {"text": "双方各自陈述。"})
    minutes = shown["sessions"][0]["minutes"]
    assert (minutes["text"], minutes["confirmed"]) == ("双方各自陈述。", [])
    path = f"sessions/{session}/minutes/confirmations"
    shown = room.post(path, A, {"party": "applicant", "digest": minutes["digest"]})
    assert shown["sessions"][0]["minutes"]["confirmed"] == ["applicant"]
    room.post(path, A, {"party": "opponent"}, 403)
    room.post(f"sessions/{room.id}.s7/minutes", MEDIATOR, {"text": "x"}, 404)


def test_extension_over_http(room: Room) -> None:
    room.open()
    until = (room.kit.now() + timedelta(days=180)).date().isoformat()
    body = {"until": until, "parties": ["applicant", "opponent"]}
    assert room.post("extension", MEDIATOR, body)["clocks"][0]["due"].startswith(f"{until}T23:59:59")
    room.post("extension", A, body, 403)
