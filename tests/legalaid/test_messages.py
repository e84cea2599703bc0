"""Every refusal of legal aid has its sentence, also those whose code is put together."""

import json
import re
from pathlib import Path

import pytest

from services.legalaid import law
from services.legalaid.domain.eligibility import Truth
from services.legalaid.events import Answer

TREE = Path(__file__).parents[2]
ROOT = TREE / "services" / "legalaid"
OWN, EVERYBODYS = (
    json.loads((folder / "messages.json").read_text("utf-8")) for folder in (ROOT, TREE / "kernel")
)
MESSAGES = EVERYBODYS | OWN
PLAIN = re.compile(r'(?:OutOfOrder|Invalid|Forbidden|NotFound)\(\s*"([\w.]+)"')
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))
HINDRANCES = ("inactive", "elsewhere", "conflict", "replaced", "inexperienced")


@pytest.mark.parametrize("code", sorted(set(PLAIN.findall(SOURCES))))
def test_plain_codes(code: str) -> None:
    assert code in MESSAGES


def test_codes_put_together() -> None:
    made = {f"offer.{answer}" for answer in Answer if answer != Answer.OPEN}
    made |= {f"decision.reason_needed_{truth}" for truth in Truth}
    made |= {f"{where}{why}" for where in ("offer.hindered_", "lawyer.") for why in HINDRANCES}
    made |= {f"fact.needs_{proof}" for name in law.facts() if (proof := law.proof(name))}
    assert made <= MESSAGES.keys()


def test_both_languages_say_what_is_wrong_and_what_to_do() -> None:
    for code, said in MESSAGES.items():
        for language in ("zh", "en"):
            assert said[language]["wrong"], code
            assert said[language]["remedy"], code
