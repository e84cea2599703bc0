"""What a broker of the tests' own is told before its first start."""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64decode

from tests.support.kafka_broker import cluster_id

WITH_A_DASH = uuid.UUID(bytes=bytes([0b11111000, *range(15)]))


def test_a_cluster_id_is_never_taken_for_an_option() -> None:
    """One random UUID in 64 begins with a dash in base64; Kafka's storage tool would not take it."""
    made = cluster_id(WITH_A_DASH)
    assert not made.startswith("-")
    assert len(urlsafe_b64decode(made + "==")) == 16


def test_another_cluster_has_another_id() -> None:
    assert cluster_id(uuid.UUID(int=1)) != cluster_id(uuid.UUID(int=2))
