"""Write the tables anew from the answers: `python -m tests.abuse.permissions`; then read the diff."""

import tempfile
from pathlib import Path

from tests.abuse.asking import ASKS
from tests.abuse.people import People
from tests.abuse.permissions import asked, table
from tests.abuse.scenes import prepare
from tests.abuse.town import Town
from tests.support.mongo import mongo


def main() -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as folder, mongo(Path(folder)) as url:
        town = Town(url)
        stage = prepare(town, People(town))
        for service in asked.calls(stage):
            table.write(service, asked.answered(stage, service))
            for call in sorted(set(asked.calls(stage)[service]) - ASKS[service].keys()):
                print(f"tests/abuse/asking/{service}.py does not say how to make {call}")
        town.close()


main()
