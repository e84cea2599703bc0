"""What only counts when somebody names it can be named at the desk."""

import json
from pathlib import Path

from frontend.words import WORDS

LAW = Path(__file__).parents[2] / "services" / "legalaid" / "law"
ELSEWHERE = {"applies_for_other", "violence_victim", "guardian"}  # asked of everybody who applies


def test_every_ground_that_must_be_named_can_be_ticked() -> None:
    texts = [path.read_text() for path in LAW.glob("*.json")]
    claimed = {name for text in texts for name in _claimed(json.loads(text))}
    assert claimed - ELSEWHERE <= set(WORDS["claim"])


def _claimed(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["claimed"])} if isinstance(value.get("claimed"), str) else set()
        return own.union(*(_claimed(part) for part in value.values()))
    return set[str]().union(*(_claimed(part) for part in value)) if isinstance(value, list) else set()
