"""What the site must be told before it starts; a wrong setting refuses to start and says why."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

SERVICES = ("identity", "intake", "legalaid", "mediation", "evaluation")


class WrongSetting(ValueError):
    """A setting is missing or cannot be used; the text says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """`secret` seals the cookies: the same on every copy of the site, or people are signed out at random.

    With `service_key` the site proves itself to the services, which then throttle visitors, not the site."""

    secret: str
    region: str = "620725"
    secure: bool = False
    urls: Mapping[str, str] = field(default_factory=dict)
    development: bool = False
    service_key: str = field(default_factory=lambda: os.environ.get("SERVICE_KEY", ""), repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) < 16:
            raise WrongSetting(
                "FRONTEND_SECRET needs 16 characters or more: `openssl rand -hex 32` makes one"
            )
        if not (self.region.isdigit() and len(self.region) == 6):
            raise WrongSetting("REGION must be a six-digit GB/T 2260 code, for example 620725")


def from_environment(env: Mapping[str, str] | None = None) -> Settings:
    """Settings of a site that runs on its own: `IDENTITY_URL`, `INTAKE_URL` … say where the services are."""
    env = os.environ if env is None else env
    urls = {name: env[f"{name.upper()}_URL"] for name in SERVICES if env.get(f"{name.upper()}_URL")}
    missing = [f"{name.upper()}_URL" for name in SERVICES if name not in urls]
    if missing:
        raise WrongSetting(f"the site does not know where its services are: set {', '.join(missing)}")
    return Settings(
        secret=env.get("FRONTEND_SECRET", ""),
        region=env.get("REGION", "620725"),
        secure=env.get("SECURE_COOKIES", "") == "1",
        urls=urls,
        development=env.get("DEV_CODES", "") == "1",
    )
