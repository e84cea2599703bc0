"""Who there is: the services by name, and where each declares itself."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kernel.service import Service

SERVICES = ("identity", "intake", "legalaid", "mediation", "evaluation")


def load(name: str) -> Service:
    """The declaration of one service."""
    found: Service = import_module(f"services.{name}.service").SERVICE
    return found


def load_all() -> list[Service]:
    """All of them, in the order in which a case meets them."""
    return [load(name) for name in SERVICES]
