"""ClamAV's daemon over its socket (clamd(8), INSTREAM): the bytes are streamed, nothing is stored there."""

import socket
from collections.abc import Iterable

from services.intake.scanning.verdict import ScannerAway, Verdict

SECONDS = 30.0
LONGEST_ANSWER = 4096


class Clamd:
    """The daemon at `host:port`, or at the path of a Unix socket."""

    def __init__(self, place: str) -> None:
        self._place = place

    def scan(self, pieces: Iterable[bytes]) -> Verdict:
        """What it finds. Raises ScannerAway."""
        try:
            with self._connection() as connection:
                connection.sendall(b"zINSTREAM\0")
                for piece in pieces:
                    connection.sendall(len(piece).to_bytes(4, "big") + piece)
                connection.sendall(bytes(4))
                return _verdict(_answer(connection))
        except OSError as away:
            raise ScannerAway from away

    def _connection(self) -> socket.socket:
        if self._place.startswith("/"):
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(SECONDS)
            connection.connect(self._place)
            return connection
        host, _, port = self._place.rpartition(":")
        if not port.isdecimal():
            raise ScannerAway
        return socket.create_connection((host, int(port)), SECONDS)


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER and (more := connection.recv(1024)):
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _verdict(said: str) -> Verdict:
    """`stream: OK`, `stream: <name> FOUND`, or an error, which is no clean bill."""
    found = said.removeprefix("stream: ")
    if found == "OK":
        return Verdict("clamd")
    if found.endswith(" FOUND"):
        return Verdict("clamd", found.removesuffix(" FOUND"))
    raise ScannerAway
