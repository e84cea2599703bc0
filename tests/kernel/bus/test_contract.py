"""What `kernel.bus` promises, on the embedded bus and on Kafka alike."""

from __future__ import annotations

import threading

import pytest

from kernel.bus import LARGEST, Bus, Message, TooLarge
from tests.kernel.bus.messages import first_batch, ids, order, story, take
from tests.kernel.bus.places import Place


def test_a_key_keeps_its_order(bus: Bus) -> None:
    told = story(700, keys=7)
    subscription = bus.subscribe("readers", ["intake"])
    for start in range(0, 700, 90):
        bus.publish(told[start : start + 90])
    taken = take(subscription, ids(told))
    assert order(taken) == order(told)
    assert {d.id: (d.topic, d.key, d.value) for d in taken} == {m.id: (m.topic, m.key, m.value) for m in told}
    subscription.close()


def test_order_holds_within_one_large_publication(bus: Bus) -> None:
    told = [
        Message("intake", f"case{n % 3}", f"case{n % 3}:{n // 3}", b"x" * 40_000) for n in range(60)
    ]  # 2.4 MB: more than one batch of Kafka, more than one reading of the embedded log
    bus.publish(told)
    subscription = bus.subscribe("readers", ["intake"])
    assert order(take(subscription, ids(told))) == order(told)
    subscription.close()


def test_publishing_nothing_is_allowed(bus: Bus) -> None:
    bus.publish([])


def test_a_batch_comes_again_until_it_is_acknowledged(bus: Bus) -> None:
    bus.publish(story(10))
    subscription = bus.subscribe("readers", ["intake"])
    batch = ids(first_batch(subscription))
    assert ids(first_batch(subscription))[: len(batch)] == batch, "polling does not acknowledge"
    subscription.nack()
    assert ids(first_batch(subscription))[: len(batch)] == batch, "giving back does not acknowledge"
    take(subscription, ids(story(10)))
    assert subscription.poll(2) == []
    subscription.close()


def test_what_was_acknowledged_does_not_come_to_the_next_consumer(bus: Bus, place: Place) -> None:
    bus.publish(story(20))
    subscription = bus.subscribe("readers", ["intake"])
    take(subscription, ids(story(20)))
    subscription.close()
    later = story(5, teller="later")
    bus.publish(later)
    again = place.open().subscribe("readers", ["intake"])
    assert sorted(ids(take(again, ids(later)))) == sorted(ids(later))
    again.close()


def test_two_groups_get_everything_each(bus: Bus) -> None:
    told = story(50)
    bus.publish(told)
    for group in ("legalaid", "mediation"):
        subscription = bus.subscribe(group, ["intake"])
        assert order(take(subscription, ids(told))) == order(told)
        subscription.close()


def test_one_subscription_reads_several_topics(bus: Bus) -> None:
    told = story(30, topic="legalaid") + story(30, topic="mediation", teller="b")
    bus.publish(told)
    subscription = bus.subscribe("intake", ["legalaid", "mediation"])
    assert order(take(subscription, ids(told))) == order(told)
    subscription.close()


def test_poison_is_delivered_as_it_is_and_blocks_nothing(bus: Bus) -> None:
    poison = [b"\xff\xfe\x00 not json", b"", b'{"specversion":"9"}', b"z" * (2 * 1024 * 1024)]
    told = [Message("intake", "case1", f"p{n}", value) for n, value in enumerate(poison)]
    bus.publish([*told, *story(5)])
    subscription = bus.subscribe("readers", ["intake"])
    taken = {d.id: d.value for d in take(subscription, [*ids(told), *ids(story(5))])}
    assert [taken[m.id] for m in told] == poison
    subscription.close()


def test_what_no_bus_can_carry_is_refused_before_anything_is_sent(bus: Bus) -> None:
    with pytest.raises(TooLarge):
        bus.publish([*story(1), Message("intake", "case1", "huge", b"x" * (LARGEST + 1))])
    assert ids(bus.replay(["intake"])) == []


@pytest.mark.apache_kafka
def test_replay_gives_everything_from_the_start_and_moves_no_group(bus: Bus) -> None:
    told = story(450)
    bus.publish(told)
    subscription = bus.subscribe("readers", ["intake"])
    take(subscription, ids(told))
    for _ in range(2):
        replayed = list(bus.replay(["intake"]))
        assert order(replayed) == order(told)
        assert len(replayed) == len(told)
    assert subscription.poll(1) == []
    assert subscription.lag() == 0
    subscription.close()


@pytest.mark.apache_kafka
def test_lag_counts_what_the_group_has_not_acknowledged(bus: Bus) -> None:
    bus.publish(story(12))
    subscription = bus.subscribe("readers", ["intake", "legalaid"])
    assert subscription.lag() == 12
    held = len(first_batch(subscription))
    assert subscription.lag() == 12
    subscription.ack()
    assert subscription.lag() == 12 - held
    subscription.close()


@pytest.mark.apache_kafka
def test_two_appenders_at_once_lose_nothing_and_keep_each_key_in_order(bus: Bus, place: Place) -> None:
    told = {teller: story(240, keys=4, teller=teller) for teller in ("a", "b")}

    def append(at: Bus, messages: list[Message]) -> None:
        for start in range(0, len(messages), 8):
            at.publish(messages[start : start + 8])

    threads = [threading.Thread(target=append, args=(place.open(), messages)) for messages in told.values()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    replayed = list(bus.replay(["intake"]))
    assert len(replayed) == 480
    for teller, messages in told.items():
        assert order(d for d in replayed if str(d.id).startswith(teller)) == order(messages)


@pytest.mark.apache_kafka
def test_the_log_is_the_one_it_was(bus: Bus) -> None:
    bus.publish(story(5))
    marks = bus.marks(["intake", "legalaid"])
    bus.publish([*story(5, teller="b"), *story(5, topic="legalaid")])
    assert bus.wiped(marks) == set()
    assert bus.wiped({"intake": "", "legalaid": marks["legalaid"]}) == {"intake"}, "no mark: nothing is known"


def test_it_is_ready(bus: Bus) -> None:
    assert bus.ready()
