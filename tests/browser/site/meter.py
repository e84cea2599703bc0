"""What goes over the wire, counted at the server: requests, and bytes with headers, as gzip (br needs
HTTPS).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Meter:
    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self.requests: list[tuple[str, int]] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["HTTP_ACCEPT_ENCODING"] = "gzip"
        head: list[int] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            head.append(len(status) + 11 + sum(len(n) + len(v) + 4 for n, v in headers))
            return start_response(status, headers, *rest)

        body = b"".join(self._app(environ, start))
        self.requests.append((str(environ["PATH_INFO"]), sum(head) + len(body)))
        return [body]

    def read(self) -> tuple[int, int, int]:
        """Requests, bytes, and bytes of script since the last reading."""
        seen, self.requests = self.requests, []
        script = sum(size for path, size in seen if path.endswith(".js"))
        return len(seen), sum(size for _, size in seen), script
