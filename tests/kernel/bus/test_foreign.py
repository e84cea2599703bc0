"""What another program writes to a topic on Kafka is delivered as it is: poison for the consumer to park."""

from __future__ import annotations

from kafka import KafkaProducer

from tests.kernel.bus import places
from tests.kernel.bus.messages import eventually, ids, story, take


def test_a_foreign_message_is_delivered_as_it_is(kafka_url: str) -> None:
    place = places.kafka(kafka_url)
    bus = place.open()
    bus.publish(story(3))
    topic = place.url.rpartition("prefix=")[2] + "intake"
    producer = KafkaProducer(bootstrap_servers=kafka_url.removeprefix("kafka://").split(","))
    producer.send(topic, value=b"\xff\x00", key=b"\xffcase", partition=0)
    producer.send(topic, value=None, key=b"case1", partition=0)
    producer.send(topic, value=b"no key", headers=[("ce_id", b"\xff")], partition=0)
    producer.close()

    subscription = bus.subscribe("readers", ["intake"])
    taken = take(subscription, [*ids(story(3)), "\\xff"])
    taken += eventually(lambda: [d for d in bus.replay(["intake"]) if d.id is None])
    strange = {(d.key, d.id, d.value) for d in taken if d.id not in ids(story(3))}
    assert strange == {("\\xffcase", None, b"\xff\x00"), ("case1", None, b""), ("", "\\xff", b"no key")}
    subscription.close()
    place.close()
