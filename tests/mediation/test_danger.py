"""Art. 25: a danger is reported at once, those who must be told are told, and all see who was told when."""

from datetime import timedelta

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder
from services.mediation.domain import danger, opening
from services.mediation.events import Told
from tests.mediation.room import APPLICANT as A
from tests.mediation.room import MEDIATOR, OFFICER, SUPERVISOR, Room
from tests.mediation.table import APPLICANT, NAMED, NOW, Table, at, proposed, routed
from tests.mediation.table import OFFICER as DESK


def seen(kind: str = "violence", stage: str = "open") -> Table:
    table = at(stage)
    table.take(danger.report(table.state, NAMED, kind, (), {"text": "x"}, NOW))
    return table


def test_red_until_who_must_know_was_told() -> None:
    table = seen("crowd")
    assert table.state.danger
    assert table.happened[-2].basis == ("人民调解法.25@2011-01-01",)
    assert table.happened[-1].kind == "crowd"
    assert danger.untold(table.state.dangers[0]) == ("police", "township")
    with pytest.raises(OutOfOrder, match="danger_untold") as refused:
        danger.settle(table.state, DESK, "m-1.d1", NOW)
    assert refused.value.params["missing"] == "police、township"
    for who in ("police", "township"):
        table.take(danger.tell(table.state, NAMED, "m-1.d1", Told(who, NOW), NOW))
    table.take(danger.settle(table.state, DESK, "m-1.d1", NOW))
    assert not table.state.danger
    with pytest.raises(OutOfOrder, match="danger_over"):
        danger.tell(table.state, NAMED, "m-1.d1", Told("family", NOW), NOW)


def test_at_any_stage_and_kept_for_the_next_round() -> None:
    for stage in ("consenting", "effective"):
        assert seen(stage=stage).state.danger
    early = proposed()
    assert danger.report(early.state, DESK, "other", (), {}, NOW)
    table = seen()
    table.consent("opponent", False)
    assert danger.report(table.state, NAMED, "crime", (), {}, NOW)
    table.take(opening.propose(table.state, "m-1", routed(), NOW))
    assert table.state.danger


def test_what_cannot_be() -> None:
    state = seen().state
    with pytest.raises(Invalid, match="danger_unknown"):
        danger.report(state, NAMED, "weather", (), {}, NOW)
    with pytest.raises(Invalid, match="told_unknown"):
        danger.report(state, NAMED, "crime", (Told("aunt", NOW),), {}, NOW)
    with pytest.raises(Invalid, match="told_later"):
        danger.tell(state, NAMED, "m-1.d1", Told("police", NOW + timedelta(minutes=1)), NOW)
    with pytest.raises(NotFound, match="danger_not_found"):
        danger.settle(state, NAMED, "m-1.d2", NOW)
    with pytest.raises(Forbidden):
        danger.report(state, APPLICANT, "crime", (), {}, NOW)


def test_over_http_the_supervisor_sees_it_and_the_parties_do_not(room: Room) -> None:
    room.name()
    body = {"kind": "violence", "text": "对方扬言要打人", "told": []}
    shown = room.post("dangers", MEDIATOR, body, 201)
    assert (shown["danger"], shown["dangers"][0]["untold"]) == (True, ["police"])
    assert [row["case"] for row in room.rows("?danger=true", SUPERVISOR)] == ["case-1"]
    assert "danger" not in room.get(who=A)
    assert "dangers" not in room.get(who=A)
    assert "打人" not in str(room.get("/record"))
    one = shown["dangers"][0]["id"]
    room.kit.now.forward(minutes=7)
    told = {"who": "police", "at": room.kit.now().isoformat()}
    shown = room.post(f"dangers/{one}/told", OFFICER, told)
    assert (shown["dangers"][0]["minutes"], shown["dangers"][0]["untold"]) == (7, [])
    assert room.post(f"dangers/{one}/over", OFFICER)["danger"] is False
    assert room.rows("?danger=true", SUPERVISOR) == []
    room.post("dangers", A, body, 403)
    room.post("dangers", MEDIATOR, {**body, "told": [{"who": "aunt", "at": told["at"]}]}, 422)
