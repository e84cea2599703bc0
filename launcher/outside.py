"""What the settings name outside this machine's own stack: can it be used at all?"""

from __future__ import annotations

from collections.abc import Mapping

from launcher import database, refusals
from launcher.settings import Settings

PATIENCE_MS = 4000


def check(settings: Settings) -> None:
    """Raises CannotStart where MONGO_URL or BUS_URL is wrong or leads nowhere."""
    if settings.mongo_url:
        _check_database(settings.mongo_url)
    if settings.bus_url and settings.bus_url != "embedded:":
        _check_bus(settings.bus_url)


def check_settings(env: Mapping[str, str], *, site: bool = False) -> None:
    """Raises CannotStart where the services (or the site alone) could not use these settings."""
    from frontend import settings as frontend_settings
    from kernel import settings as kernel_settings

    try:
        frontend_settings.from_environment(env) if site else kernel_settings.read(env)
    except (frontend_settings.WrongSetting, kernel_settings.WrongSetting) as fault:
        raise refusals.wrong_setting(str(fault)) from fault


def _check_database(url: str) -> None:
    fault = database.answers(url, PATIENCE_MS)
    if fault is not None:
        raise refusals.no_database(database.where(url), fault)


def _check_bus(url: str) -> None:
    from kernel import bus

    try:
        connected = bus.connect(url)
    except (bus.WrongBus, ValueError) as fault:
        raise refusals.no_bus(url, str(fault)) from fault
    try:
        if not connected.ready():
            raise refusals.no_bus(url, "no answer")
    finally:
        connected.close()
