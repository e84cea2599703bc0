"""A file of JSON lines, for the bureau's own message system to fetch (短信平台交换文件).

It holds whole numbers and addresses, or nobody could send them: only the system's user may read it
(mode 0600), and whoever fetches it empties it.
"""

import fcntl
import json
import os
from datetime import UTC, datetime
from pathlib import Path


class InFile:
    """Appends one line a message: `at` (RFC 3339), `to`, `text`, `address`, `key`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def tell(self, to: str, text: str, address: str | None, key: str | None = None) -> None:
        """Write the line; it is on the disk when this returns."""
        told = {"to": to, "text": text, "address": address, "key": key}
        line = json.dumps({"at": datetime.now(UTC).isoformat(timespec="seconds")} | told, ensure_ascii=False)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        place = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(place, "ab") as out:
            fcntl.flock(out, fcntl.LOCK_EX)
            out.write(line.encode() + b"\n")
            out.flush()
            os.fsync(out.fileno())

    def send(self, phone: str, code: str) -> None:
        """The code as words."""
        self.tell(phone, f"您的验证码是 {code}，请不要告诉别人。", None)
