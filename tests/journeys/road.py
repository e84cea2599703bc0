"""The road between a village and the network: a wire that can be taken away, also from a service worker.

The browser's own offline switch does not always reach a service worker that starts anew; a wire that is
down does.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Road:
    """Carries bytes from a port of its own to the system's, while it is not `down`."""

    def __init__(self, port: int) -> None:
        self._port, self._down = port, False
        self._ends: set[socket.socket] = set()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """No network from now on: what was open breaks, what comes is turned away."""
        self._down = True
        for end in list(self._ends):
            self._end(end)

    def open(self) -> None:
        """The network is back."""
        self._down = False

    def _accept(self) -> None:
        while True:
            phone, _ = self._socket.accept()
            try:
                if self._down:
                    raise OSError
                system = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                phone.close()
                continue
            self._ends |= {phone, system}
            for ends in ((phone, system), (system, phone)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(16384):
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            self._end(end)

    def _end(self, end: socket.socket) -> None:
        self._ends.discard(end)
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
