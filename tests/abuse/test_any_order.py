"""Any calls in any order, sent again, with events late, again and out of turn, and clocks when they like.

One machine a service, over HTTP and on a real database, in a county in which all services run. Afterwards it
comes to rest, and `check` has nothing to say: each record folds to its state, each event had its effect once,
views equal a rebuild, one key made one case. ORDERS (1; `make abuse`: 20) runs of each, by ORDERS_SEED.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from kernel.audit import check
from kernel.consumer import Consumer
from kernel.relay import Relay
from launcher.roster import SERVICES
from tests.abuse.asking import ASKS
from tests.abuse.county import County
from tests.abuse.people import RELATIONS, ROLES
from tests.abuse.permissions import table

RUNS = int(os.environ.get("ORDERS", "1"))
SEED = int(os.environ.get("ORDERS_SEED", "0"))
A_SERVICE = st.sampled_from(SERVICES)
SHORT = settings(
    max_examples=RUNS,
    stateful_step_count=40,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def county(mongo_url: str) -> Iterator[County]:
    """One that the machines may turn upside down."""
    made = County(mongo_url)
    yield made
    made.close()


class AnyOrder(RuleBasedStateMachine):
    """The calls of one service; the others take part by events."""

    def __init__(self, county: County, service: str) -> None:
        super().__init__()
        self.county, self.service = county, service
        self.calls = sorted(call for call in ASKS[service] if not call.startswith("GET"))
        self.sent: list[tuple[dict[str, Any], int]] = []

    @rule(data=st.data(), well=st.integers(0, 4))
    def somebody_calls(self, data: st.DataObject, well: int) -> None:
        """Mostly somebody who may, about his own; sometimes anybody about anything."""
        call = data.draw(st.sampled_from(self.calls))
        role = table.may(self.service, call) if well else data.draw(st.sampled_from(ROLES))
        relation = "own" if well else data.draw(st.sampled_from(RELATIONS))
        stage, ask = self.county.stage, ASKS[self.service][call]
        ids = ask.ids(stage, role, nobodys=relation == "nobody's")
        rest = ask.put(stage, ids, role)
        method, path = call.split(" ", 1)
        rest["head"] = {**rest["head"], "Idempotency-Key": f"any order {len(self.sent)}"}
        who = stage.people.asking(role, relation)
        self.send(dict(rest, method=method, path=f"/{self.service}{path.format(**ids)}", who=who))

    def send(self, request: dict[str, Any]) -> None:
        answer = self.county.town.call(**request)
        assert answer.status_code < 500, (request["method"], request["path"], answer.get_data(as_text=True))
        self.sent.append((request, answer.status_code))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def it_is_sent_again(self, data: st.DataObject) -> None:
        """Whoever heard nothing repeats it with the same key."""
        self.send(data.draw(st.sampled_from(self.sent))[0])

    @rule(service=A_SERVICE)
    def a_relay_looks(self, service: str) -> None:
        Relay(self.county.kit.runtime.contexts[service], self.county.kit.runtime.bus).run_once()

    @rule(service=A_SERVICE)
    def what_came_is_handled(self, service: str) -> None:
        self.county.kit._round(self.county.kit.runtime.contexts[service])

    @rule(service=A_SERVICE, data=st.data())
    def old_events_come_again(self, service: str, data: st.DataObject) -> None:
        """A bus may say again whatever it said, to anybody, in bunches."""
        kit = self.county.kit
        ctx = kit.runtime.contexts[service]
        heard = list(kit.runtime.bus.replay(list(ctx.service.topics())))
        known = kit.runtime.known_types
        if heard:
            first = data.draw(st.integers(0, len(heard) - 1))
            Consumer(ctx, known).handle_batch(heard[first : first + 20])

    @rule(hours=st.sampled_from([1, 5, 25, 80, 200]))
    def time_passes(self, hours: int) -> None:
        self.county.kit.now.forward(hours=hours)

    @rule(service=A_SERVICE)
    def clocks_fire(self, service: str) -> None:
        self.county.kit.fire_clocks(service)

    def teardown(self) -> None:
        """At rest everything holds, and nothing was put aside."""
        kit = self.county.kit
        self.county.rest()
        found = [str(each) for each in (*check.drained(kit.runtime, 1), *check.check(kit.runtime))]
        parked = [
            row for ctx in kit.runtime.contexts.values() for row in ctx.db["parked"].find({}, {"raw": 0})
        ]
        self.county.put_back()
        assert found == []
        assert parked == []


@pytest.mark.parametrize("service", SERVICES)
def test_whatever_comes_in_whatever_order_all_holds(county: County, service: str) -> None:
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county, service)

    run_state_machine_as_test(seed(SEED)(Here), settings=SHORT)


def test_a_county_at_rest_is_sound_and_can_be_put_back(county: County) -> None:
    before = county._contents()
    case = county.stage.submitted()
    county.kit.now.forward(hours=1)
    county.rest()
    assert county.kit.runtime.contexts["intake"].load("cases", case) is not None
    now = county.kit.now()
    county.put_back()
    assert county.kit.now() < now
    assert county.kit.runtime.contexts["intake"].load("cases", case) is None
    assert {k: v for k, v in county._contents().items() if v} == {k: v for k, v in before.items() if v}
    assert list(check.check(county.kit.runtime)) == []
