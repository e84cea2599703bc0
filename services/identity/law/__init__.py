"""The articles on which a proxy's authority rests (委托代理), as dated data."""

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


def basis(step: str, day: date) -> tuple[str, ...]:
    """The articles in force on this day for `allow` or `withdraw`, as `law.article@from`."""
    return tuple(
        f"{rule['law']}.{rule['article']}@{rule['from']}"
        for rule in _rules()
        if rule["step"] == step
        and rule["from"] <= str(day)
        and (rule["to"] is None or str(day) <= rule["to"])
    )


@cache
def _rules() -> tuple[dict[str, Any], ...]:
    text = resources.files(__name__).joinpath("proxies.json").read_text("utf-8")
    return tuple(json.loads(text)["rules"])
