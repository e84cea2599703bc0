"""Every service its own processes on Kafka: both journeys, and one service away without the others noticing."""

from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.apart import Apart, everything_apart


@pytest.fixture(scope="module")
def apart(mongo_url: str, kafka_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    with everything_apart(mongo_url, kafka_url, tmp_path_factory.mktemp("apart")) as made:
        yield made


def test_every_part_answers_for_itself(apart: Apart) -> None:
    for name, url in apart.urls.items():
        assert httpx.get(f"{url}/readyz", timeout=10).status_code == 200, name
