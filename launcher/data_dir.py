"""The data folder: who holds it, which format it has, its secrets, and what runs on it now.

lock          held by the one launcher that uses the folder
format.json   the version of what is stored; written last on the first start
secrets.json  keys and passwords made on the first start (0600), never printed
run.json      port, password and processes of the running system (0600)
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

from launcher import refusals

FORMAT = 1
ROOM_MB = 64  # below this a start is refused: WiredTiger's log alone may grow by so much in one burst


class DataDir:
    """One data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: int | None = None

    def open(self) -> None:
        """Make it, take it, and see that it can be used. Raises CannotStart."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._take()
            self._check_format()
            self._check_room()
        except OSError as fault:
            raise self.refusal(fault) from fault

    def close(self) -> None:
        """Let others have it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def is_new(self) -> bool:
        """No start on it ever came to its end."""
        return not (self.folder / "format.json").exists()

    def mark(self) -> None:
        """Say that it is complete, and in which format."""
        if self.is_new:
            self.write("format.json", {"version": FORMAT})

    def secrets(self, names: tuple[str, ...]) -> dict[str, str]:
        """The secrets of these names; what is missing is made and kept."""
        kept = self.read("secrets.json")
        missing = [name for name in names if name not in kept]
        used = not self.is_new or (self.folder / "database").exists()
        if missing and not kept and used:
            raise refusals.lost_secrets(str(self.folder))
        if missing:
            kept |= {name: secrets.token_hex(32) for name in missing}
            self.write("secrets.json", kept)
        return {name: str(kept[name]) for name in names}

    def read(self, name: str) -> dict[str, Any]:
        """A file of the launcher's own; empty where there is none. Raises CannotStart where it is damaged."""
        path = self.folder / name
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, UnicodeDecodeError):
            value = None
        if not isinstance(value, dict):
            raise refusals.unreadable(str(path))
        return value

    def write(self, name: str, value: dict[str, Any]) -> None:
        """Whole or not at all, also if the power fails; readable by the owner only. Raises CannotStart."""
        path, draft = self.folder / name, self.folder / f".{name}.new"
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            _sync_folder(self.folder)
        except OSError as fault:
            raise self.refusal(fault) from fault

    def refusal(self, fault: OSError) -> refusals.CannotStart:
        """The sentence for what the operating system said."""
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            return refusals.disk_full(str(self.folder), _free_mb(self.folder), ROOM_MB)
        return refusals.not_writable(str(self.folder), fault.strerror or str(fault))

    def _take(self) -> None:
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            pid = self.read("run.json").get("launcher", {}).get("pid")
            raise refusals.already_running(str(self.folder), pid) from None
        self._lock = descriptor

    def _check_format(self) -> None:
        found = self.read("format.json").get("version", FORMAT)
        if not isinstance(found, int):
            raise refusals.unreadable(str(self.folder / "format.json"))
        if found > FORMAT:
            raise refusals.newer_format(str(self.folder), found, FORMAT)

    def _check_room(self) -> None:
        free = _free_mb(self.folder)
        if free < ROOM_MB:
            raise refusals.disk_full(str(self.folder), free, ROOM_MB)


def _free_mb(folder: Path) -> int:
    return shutil.disk_usage(folder).free // 2**20


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
