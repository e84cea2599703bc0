"""Who is told of what (通知): it follows from the facts, once, and never against what is safe."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.legalaid.domain import telling
from services.legalaid.domain.kept import PutOff
from services.legalaid.domain.telling import RECIPIENT
from services.legalaid.handlers.telling import HEAD, TAIL, WORDS
from tests.legalaid.making import MONDAY, granted, received
from tests.legalaid.office import OFFICER, WORKER, Office, lawyer

Answer = Callable[[httpx.Request], httpx.Response]


class Outside:
    """intake's safe contact, and identity that takes messages; every message is kept."""

    def __init__(self) -> None:
        self.contact: dict[str, Any] = {"person": "p-worker", "quiet": False}
        self.status = 202
        self.sent: list[tuple[str, dict[str, Any], str]] = []

    def intake(self, request: httpx.Request) -> httpx.Response:
        """How it is safe to reach the recipient."""
        return httpx.Response(200, json=self.contact)

    def identity(self, request: httpx.Request) -> httpx.Response:
        """Take a message; other questions nobody answers."""
        if not request.url.path.endswith("/messages"):
            return httpx.Response(404)
        if self.status < 300:
            key = request.headers["Idempotency-Key"]
            self.sent.append((request.url.path, json.loads(request.content), key))
        return httpx.Response(self.status, json={"sent": True})

    def to(self, who: str) -> list[str]:
        """The addresses that went to this person or account."""
        return [body["address"].partition("//")[2].partition("/")[2]
                for path, body, _ in self.sent if f"/{who}/" in path]  # fmt: skip


@pytest.fixture
def outside(office: Office) -> Outside:
    made = Outside()
    both: dict[str, Answer] = {"intake": made.intake, "identity": made.identity}
    for service, answer in both.items():
        client = httpx.Client(transport=httpx.MockTransport(answer), base_url=f"http://{service}")
        office.kit.runtime._clients[service] = client
    return made


def outcomes(office: Office, id: str) -> dict[str, str]:
    """What became of each notice, as the officer sees it."""
    office.kit.fire_clocks()
    return {one["kind"]: one["outcome"] for one in office.application(id)["notices"]}


def test_from_the_grant_to_the_end_everybody_is_told_once(office: Office, outside: Outside) -> None:
    id = office.grant()
    assert outcomes(office, id) == {"granted": "sent", "offer": "sent"}
    offer = office.open_offer(id)
    who = lawyer(offer["lawyer"])
    assert outside.to(offer["lawyer"]) == [f"lawyer/offers/{offer['id']}"]
    matter = office.post(f"/offers/{offer['id']}/accept", who).json["matter"]
    office.post(f"/matters/{matter}/reports", who, {"text": "已立案"})
    office.post(f"/matters/{matter}/close", who, {"outcome": "won", "hours": 3, "report": "结案"})
    assert set(outcomes(office, id).values()) == {"sent"}
    office.kit.fire_clocks()
    assert outside.to("p-worker") == ["my/c1"] * 4  # granted, assigned, progress, closed
    assert len({key for _, _, key in outside.sent}) == len(outside.sent)


def test_a_message_says_little_and_names_nobody(office: Office, outside: Outside) -> None:
    office.grant()
    office.kit.fire_clocks()
    for _, body, _ in outside.sent:
        assert body["text"].startswith(HEAD)
        assert "工资" not in body["text"]
        assert "张三" not in body["text"]
    assert all(len(HEAD + said.text + TAIL) <= 70 for said in WORDS.values())  # one short message each


def test_what_is_called_for_has_its_words() -> None:
    kinds = {one.kind for one in telling.called_for(granted())}
    assert kinds == {"granted"}
    assert kinds <= set(WORDS)
    assert telling.clocks(received()) == ()
    assert telling.clocks(granted())[0].name == "notice"


@pytest.mark.parametrize(
    ("contact", "outcome"),
    [({"quiet": True}, "silent"), ({"say_nothing": True}, "silent"), ({"hours": "晚上八点以后"}, "by_hand")],
)
def test_nothing_is_written_where_it_is_not_safe(
    office: Office, outside: Outside, contact: dict[str, Any], outcome: str
) -> None:
    outside.contact |= contact
    id = office.grant()
    assert outcomes(office, id)["granted"] == outcome
    assert outside.to("p-worker") == []


def test_the_safe_phone_goes_along(office: Office, outside: Outside) -> None:
    outside.contact |= {"phone": "+8613900139000"}
    office.grant()
    office.kit.fire_clocks()
    mine = [body for path, body, _ in outside.sent if "/p-worker/" in path]
    assert [body["phone"] for body in mine] == ["+8613900139000"]


def test_who_has_no_phone_is_shown_to_the_officer(office: Office, outside: Outside) -> None:
    outside.status = 409
    id = office.grant()
    assert set(outcomes(office, id).values()) == {"no_contact"}


def test_what_nobody_takes_over_is_tried_later_and_later(office: Office, outside: Outside) -> None:
    outside.status = 503
    id = office.grant()
    assert outcomes(office, id) == {}
    assert office.kit.fire_clocks() == 0  # put off: no second try at once
    for minutes in (1, 2, 4):
        office.kit.now.forward(minutes=minutes, seconds=1)
        assert outcomes(office, id) == {}
    outside.status = 202
    office.kit.now.forward(minutes=9)
    assert outcomes(office, id) == {"granted": "sent", "offer": "sent"}
    delays = [
        e for e in office.get(f"/applications/{id}/record", OFFICER).json if e["type"] == "NoticesPutOff"
    ]
    assert [one["data"]["tries"] for one in delays] == [1, 2, 3, 4]


def test_the_pauses_grow_to_four_hours() -> None:
    state = granted()
    pauses = []
    for _ in range(12):
        later = telling.put_off(state, MONDAY)
        pauses.append(later.until - MONDAY)
        state = type(state)(**{**vars(state), "put_off": PutOff(later.tries, later.until)})
    assert pauses[:3] == [timedelta(minutes=n) for n in (1, 2, 4)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=4)


def test_old_news_is_not_sent(office: Office, outside: Outside) -> None:
    outside.status = 503
    id = office.grant()
    office.kit.fire_clocks()
    office.kit.now.forward(days=4)
    outside.status = 202
    assert outcomes(office, id)["granted"] == "stale"
    assert outside.to("p-worker") == []


def test_refusal_objection_termination_and_replacement(office: Office, outside: Outside) -> None:
    matter, who = office.assign()
    id = matter.split(".")[0]
    office.post(f"/matters/{matter}/replacement", WORKER, {"reason": "联系不上"})
    answered = {"replace": False, "reason": "律师已经说明"}
    office.post(f"/matters/{matter}/replacement/decision", OFFICER, answered)
    assert outcomes(office, id)["stays"] == "sent"
    assert outside.to(who) == []  # it was the recipient who asked: he is answered
    ground = {"ground": "own_lawyer", "reason": "已自行委托"}
    office.post(f"/applications/{id}/termination", OFFICER, ground)
    told = outcomes(office, id)
    assert (told["terminated"], told["ended"]) == ("sent", "sent")
    refused = office.route("c9", category="neighbour", groups=[], applicant="p9")
    office.post(f"/applications/{refused}/decision", OFFICER, {"grant": False, "reason": "不在范围"})
    assert outcomes(office, refused) == {"refused": "sent"}


def test_before_the_three_days_end_the_deciding_officer_is_told(office: Office, outside: Outside) -> None:
    id = office.grant()
    granted = office.kit.ctx.load("applications", id)
    assert granted is not None
    due = granted.state.decision.assign_by  # later where rest days follow
    while office.kit.now() + timedelta(hours=6) < due:
        office.kit.now.forward(hours=6)
        office.kit.fire_clocks()
    notices = office.application(id)["notices"]
    assert [one["to"] for one in notices if one["kind"] == "alert"] == [OFFICER[0]]
    assert "desk/cases/c1" in outside.to(OFFICER[0])
    assert RECIPIENT in {one["to"] for one in notices}
