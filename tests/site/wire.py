"""What a page costs on the wire, with nothing in the cache: headers and compressed bodies as they arrive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request


@dataclass
class Wire:
    """Counts from its making on; the service worker's own requests too, where the browser tells them."""

    home: str
    _kinds: dict[str, str] = field(default_factory=dict)
    _bytes: dict[str, float] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)

    @classmethod
    def on(cls, page: Page, home: str) -> Wire:
        """Begin to count."""
        wire = cls(urlsplit(home).netloc)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", wire._asked)
        session.on("Network.loadingFinished", wire._arrived)
        wire._follow_worker(page.context)
        return wire

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if urlsplit(url).scheme in ("data", "blob"):
            return
        self._kinds[event["requestId"]] = event.get("type", "")
        if urlsplit(url).netloc != self.home:
            self.foreign.add(url)

    def _arrived(self, event: dict[str, Any]) -> None:
        self._bytes[event["requestId"]] = event["encodedDataLength"]

    def _follow_worker(self, context: BrowserContext) -> None:
        def finished(request: Request) -> None:
            if request.service_worker is None:
                return
            sizes = request.sizes()
            self._kinds[request.url] = "Script"
            self._bytes[request.url] = sizes["responseHeadersSize"] + sizes["responseBodySize"]

        context.on("requestfinished", finished)

    @property
    def bytes(self) -> int:
        """All that arrived."""
        return round(sum(size for key, size in self._bytes.items() if key in self._kinds))

    @property
    def requests(self) -> int:
        """All that was asked for."""
        return len(self._kinds)

    @property
    def script(self) -> int:
        """The scripts' part of the bytes."""
        return round(sum(s for key, s in self._bytes.items() if self._kinds.get(key) == "Script"))
