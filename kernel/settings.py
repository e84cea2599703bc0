"""All settings, read from the environment once, in one place. A wrong one refuses with a sentence."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kernel import notices


class WrongSetting(Exception):
    """A setting cannot be used; the text says what is wrong and what to do."""


@dataclass(frozen=True)
class Kms:
    """A key service: the address of its transit engine, the name of the key there, and our token."""

    url: str
    key: str
    token: str


@dataclass(frozen=True)
class Settings:
    """Where things are, and the stack's two secrets.

    `master_keys` wrap the keys of persons and cases: the first is used, the others still open. With `kms` the
    key service wraps, and they, if there are any, only open.
    `service_key` is shared by the services: tokens between them, tracking codes, survey links.
    `site_url` is where people outside find the site: it stands on what is printed.
    """

    mongo_url: str
    bus_url: str
    service_key: bytes
    master_keys: tuple[bytes, ...]
    data_dir: Path = Path("var")
    database_dir: Path | None = None  # where the database lies, if on this machine's own disk
    database_prefix: str = "fengqiao"
    urls: Mapping[str, str] = field(default_factory=dict)
    dev_codes: bool = False
    doorbell_ports: tuple[int, ...] = ()
    doorbell_listen: int | None = None
    site_url: str = "http://127.0.0.1:8000"
    notices: Mapping[str, str] = field(default_factory=dict)  # how people are written to; kernel/notices
    kms: Kms | None = None
    caller_turns: int = 6  # requests of one caller at once, in each service of a process; 0 for no end


def read(env: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises WrongSetting."""
    ports = [int(port) for port in env.get("DOORBELL_PORTS", "").split(",") if port.strip().isdigit()]
    listen = env.get("DOORBELL_LISTEN", "")
    kms = _kms(env)
    return Settings(
        mongo_url=_needed(env, "MONGO_URL", "mongodb://host:port/"),
        bus_url=env.get("BUS_URL") or "embedded:",
        service_key=_secret(env, "SERVICE_KEY"),
        master_keys=_master_keys(env, needed=kms is None),
        data_dir=Path(env.get("DATA_DIR", "var")),
        database_dir=Path(env["DATABASE_DIR"]) if env.get("DATABASE_DIR") else None,
        database_prefix=env.get("DATABASE_PREFIX", "fengqiao"),
        urls={name[:-4].lower(): url for name, url in env.items() if _is_service_url(name, url)},
        dev_codes=env.get("DEV_CODES") == "1",
        doorbell_ports=tuple(ports),
        doorbell_listen=int(listen) if listen.isdigit() else None,
        site_url=_address(env),
        notices=_notices(env),
        kms=kms,
        caller_turns=_turns(env),
    )


def _turns(env: Mapping[str, str]) -> int:
    usual = 0 if env.get("DEV_CODES") == "1" else Settings.caller_turns  # a developer's machine has no quotas
    told = env.get("CALLER_TURNS", "").strip() or str(usual)
    if not told.isdecimal():
        raise WrongSetting(
            "CALLER_TURNS must be how many requests of one caller are answered at once, like 6."
        )
    return int(told)


def _kms(env: Mapping[str, str]) -> Kms | None:
    url = env.get("KMS_URL", "").strip().rstrip("/")
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        raise WrongSetting(
            "KMS_URL must be the key service's transit engine, like https://kms:8200/v1/transit."
        )
    token = _needed(env, "KMS_TOKEN", "the token that the key service gave this installation")
    return Kms(url, _needed(env, "KMS_KEY", "the name of the key in the key service"), token)


def _master_keys(env: Mapping[str, str], *, needed: bool) -> tuple[bytes, ...]:
    given = env.get("MASTER_KEY", "").strip()
    if not given and not needed:
        return ()
    return tuple(_key(part) for part in _needed(env, "MASTER_KEY", "64 hex digits").split(","))


def _is_service_url(name: str, url: str) -> bool:
    return name in {"IDENTITY_URL", "INTAKE_URL", "LEGALAID_URL", "MEDIATION_URL", "EVALUATION_URL"} and bool(
        url
    )


def _address(env: Mapping[str, str]) -> str:
    address = env.get("SITE_URL", "").strip().rstrip("/") or Settings.site_url
    if not address.startswith(("http://", "https://")):
        raise WrongSetting(
            "SITE_URL must be the address at which people find the site, like https://law.example.cn."
        )
    return address


def _notices(env: Mapping[str, str]) -> Mapping[str, str]:
    given = {name: text for name, text in env.items() if name.startswith("NOTICE_") and text}
    told = {name.removeprefix("NOTICE_"): text for name, text in given.items()}
    if fault := notices.wrong(told):
        raise WrongSetting(fault)
    return told


def _needed(env: Mapping[str, str], name: str, shape: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise WrongSetting(f"{name} is not set. Set it to {shape}, or start with `make run`, which sets it.")
    return value


def _secret(env: Mapping[str, str], name: str) -> bytes:
    value = _needed(env, name, "at least 32 random characters")
    if len(value) < 32:
        raise WrongSetting(f"{name} is too short. Use at least 32 random characters.")
    return value.encode()


def _key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != 32:
        raise WrongSetting("MASTER_KEY must be 64 hex digits (32 bytes); several are separated by commas.")
    return key
