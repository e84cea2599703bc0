"""Keeps the parts of the system running: starts them, restarts what dies with growing pauses, stops them."""

from __future__ import annotations

import contextlib
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launcher import processes, refusals
from launcher.say import say

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STEADY = 60.0  # seconds after which an earlier death is forgotten
LONGEST_PAUSE = 30.0
LOOK = 5.0  # seconds between two looks whether a part is broken


@dataclass
class Part:
    """One process of the system. `patience`: seconds that it gets to finish when asked to stop.

    `needed`: the others need it to finish their work, so it is stopped after them. `broken`: says that it
    lives, but will never serve again; then it is ended and started anew.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(repr=False)
    patience: float = 15.0
    needed: bool = False
    broken: Callable[[], bool] = lambda: False
    child: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    deaths: int = 0
    again_at: float = 0.0

    def pause(self) -> float:
        """Seconds before the next start: half a second, then twice as long each time."""
        return float(min(0.5 * 2 ** (self.deaths - 1), LONGEST_PAUSE)) if self.deaths else 0.0


class Supervisor:
    """Runs parts in the order given."""

    def __init__(self, folder: Path, parts: Sequence[Part], record: Callable[[dict[str, Any]], None]) -> None:
        self._folder, self._parts, self._record = folder, list(parts), record
        self._hear, self._ring = socket.socketpair()
        for end in (self._hear, self._ring):
            end.setblocking(False)
        self.stopping, self._noted = False, True
        self.look, self._looked = LOOK, time.monotonic()

    @contextlib.contextmanager
    def signals(self) -> Iterator[None]:
        """Take Ctrl-C, SIGTERM and the closing of the terminal as the wish to stop, and wake up for them."""
        before = {number: signal.signal(number, self._stop) for number in STOPPING}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        old = signal.set_wakeup_fd(self._ring.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(old)
            for number, handler in before.items():
                signal.signal(number, handler)

    def start(self) -> None:
        """Start every part."""
        for part in self._parts:
            self._start(part)
        self._record(self._running())

    def tend(self, seconds: float) -> None:
        """Sleep until something happens or the time is over, then bury and restart what died."""
        due = [part.again_at for part in self._parts if part.child is None]
        seconds = min([seconds, *(max(0.0, moment - time.monotonic()) for moment in due)])
        if select.select([self._hear], [], [], seconds)[0]:
            with contextlib.suppress(BlockingIOError):
                while self._hear.recv(4096):
                    pass
        if not self.stopping:
            self._end_broken()
            self._mend()

    def stop(self) -> None:
        """Stop every part, each within its patience; what the others need goes last."""
        self.stopping = True
        for needed in (False, True):
            ending = [part for part in self._parts if part.needed == needed and part.child is not None]
            for part in ending:
                if part.child is not None:
                    part.child.terminate()
            for part in ending:
                self._end(part)

    def _end(self, part: Part) -> None:
        if part.child is not None and not processes.stop(part.child, part.patience):
            say(
                f"{part.name} 未按时结束，已终止；数据不受影响。",
                f"{part.name} took too long and was killed; no data is lost.",
            )
        part.child = None

    def most_deaths(self) -> int:
        """How often the weakest part has died lately."""
        return max((part.deaths for part in self._parts), default=0)

    def _start(self, part: Part) -> None:
        part.child = processes.spawn(part.command, part.env, self._folder)
        part.born = time.monotonic()

    def _end_broken(self) -> None:
        if time.monotonic() - self._looked < self.look:
            return
        for part in self._parts:
            if part.child is not None and part.child.poll() is None and part.broken():
                say(
                    f"{part.name} 活着却不能工作，将终止并重新启动；数据不受影响。",
                    f"{part.name} lives but cannot work: it is ended and started again; no data is lost.",
                )
                processes.stop(part.child, 0)
        self._looked = time.monotonic()

    def _mend(self) -> None:
        changed = not self._noted
        for part in self._parts:
            if part.child is not None and part.child.poll() is not None:
                self._bury(part, part.child.returncode)
            if part.child is None and time.monotonic() >= part.again_at:
                self._start(part)
                changed = True
        if changed:
            self._note()

    def _bury(self, part: Part, code: int) -> None:
        if part.child is not None:
            processes.stop(part.child, 0)  # whatever is left of its group
        part.deaths = 1 if time.monotonic() - part.born > STEADY else part.deaths + 1
        part.again_at = time.monotonic() + part.pause()
        part.child = None
        say(
            f"{part.name} 意外结束（{code}），{part.pause():g} 秒后重新启动。",
            f"{part.name} ended unexpectedly ({code}); it is started again in {part.pause():g} s.",
        )

    def _note(self) -> None:
        """A full disk is no reason to end what runs: it is written down as soon as it can be."""
        try:
            self._record(self._running())
            self._noted = True
        except refusals.CannotStart as full:
            if self._noted:
                full.show()
            self._noted = False

    def _running(self) -> dict[str, Any]:
        return {part.name: processes.identity(part.child.pid) for part in self._parts if part.child}

    def _stop(self, _number: int, _frame: object) -> None:
        self.stopping = True
