"""A client's ledger (客户端台账): every answer it was given, on disk before it goes on.

A run that is broken off, here or at the server, goes on where it was: what was answered is not
sent again, what was sent without an answer is sent again with the same key. `check --ledger`
reads the same file and looks whether each answered step is in the database.
"""

from __future__ import annotations

import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

Answer = dict[str, Any]


class Ledger:
    """One run's answers, by the name of the step; `run` and `started` stay the same when it is resumed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_suffix(".run")
        note = _note(self._note)
        self.run, self.started = str(note["run"]), datetime.fromisoformat(note["started"])
        self._answers: dict[str, Answer] = {row["step"]: row["answer"] for row in _rows(path)}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def key(self, step: str) -> str:
        """The Idempotency-Key of a step of this run: the same however often it is tried."""
        return f"demo-{self.run}-{step}"

    def answer(self, step: str) -> Answer | None:
        """What this step was answered in this run, or None."""
        return self._answers.get(step)

    def answers(self, beginning: str) -> list[Answer]:
        """The answers of all steps whose names begin so."""
        with self._lock:
            return [answer for step, answer in self._answers.items() if step.startswith(beginning)]

    def write(self, step: str, service: str, id: str, version: int | None, answer: Answer) -> None:
        """Keep an answer; on disk when this returns."""
        row = {"step": step, "service": service, "id": id, "version": version, "answer": answer}
        line = json.dumps(row, ensure_ascii=False) + "\n"
        with self._lock:
            _append(self.path, line.encode())
            self._answers[step] = answer

    def finish(self) -> None:
        """This run is over: the next one begins anew."""
        self._note.rename(self._note.with_suffix(".done"))


def unfinished(folder: Path, kind: str) -> Path:
    """The ledger of this kind that was broken off, or a new one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = sorted(folder.glob(f"{kind}-*.run"), key=lambda path: path.stat().st_mtime)
    if found:
        return found[-1].with_suffix(".jsonl")
    return folder / f"{kind}-{secrets.token_hex(4)}.jsonl"


def _note(path: Path) -> dict[str, Any]:
    """The run's own name and start, kept beside the ledger before its first step."""
    if path.exists():
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = {"run": secrets.token_hex(6), "started": datetime.now(UTC).isoformat(timespec="seconds")}
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(made), "utf-8")
    draft.replace(path)
    return made


def _rows(path: Path) -> list[dict[str, Any]]:
    """The whole lines. A last one that was cut off was never relied on: what follows begins on a new line."""
    if not path.exists():
        return []
    text = path.read_bytes()
    if text and not text.endswith(b"\n"):
        _append(path, b"\n")
    found = []
    for line in text.splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def _append(path: Path, line: bytes) -> None:
    """Answers hold tracking codes: readable by the owner only."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
