"""What the launcher itself is told, read once from the environment; the rest goes on to its children."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher import refusals

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """`mongo_url` and `bus_url` are None where the embedded ones are wanted."""

    host: str
    port: int
    data_dir: Path
    mongo_url: str | None
    bus_url: str | None
    sample_password: str | None
    web_workers: int

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{host}:{self.port}"


def read(env: Mapping[str, str]) -> Settings:
    """Raises CannotStart where a setting makes no sense."""
    data_dir = env.get("DATA_DIR")
    return Settings(
        host=env.get("BIND") or "127.0.0.1",
        port=_number(env, "PORT", 8000),
        data_dir=Path(data_dir).expanduser().resolve() if data_dir else ROOT / "var",
        mongo_url=env.get("MONGO_URL") or None,
        bus_url=env.get("BUS_URL") or None,
        sample_password=env.get("SAMPLE_PASSWORD") or None,
        web_workers=_number(env, "WEB_WORKERS", 2),
    )


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise refusals.wrong_number(name, text)
    return int(text)
