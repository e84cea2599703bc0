"""The parts of the system by the names that the desk knows them by."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

PARTS: dict[str, Any] = {
    "identity": _l("身份"),
    "intake": _l("工单受理"),
    "legalaid": _l("法律援助中心"),
    "mediation": _l("人民调解委员会"),
    "evaluation": _l("第三方评估"),
}


def part(name: str) -> str:
    """Its name; what is none of them, as it is."""
    return str(PARTS.get(name, name))
