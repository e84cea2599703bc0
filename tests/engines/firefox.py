"""Firefox ESR without a window: Marionette, which is the W3C commands over a socket."""

from __future__ import annotations

import itertools
import json
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines.driver import KEY, Driver, NotThere
from tests.support.process import Process, free_port

PACKAGES = "firefox-esr"
GONE = {"no such element", "stale element reference", "element not interactable"}
COMMANDS = {
    "Set Window Rect": "WebDriver:SetWindowRect",
    "Navigate To": "WebDriver:Navigate",
    "Get Current URL": "WebDriver:GetCurrentURL",
    "Find Elements": "WebDriver:FindElements",
    "Get Element Text": "WebDriver:GetElementText",
    "Element Click": "WebDriver:ElementClick",
    "Element Clear": "WebDriver:ElementClear",
    "Element Send Keys": "WebDriver:ElementSendKeys",
    "Execute Script": "WebDriver:ExecuteScript",
    "Perform Actions": "WebDriver:PerformActions",
}


class Firefox(Driver):
    """A session of Marionette: each message is its length, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=90)
        self._file, self._numbers = self._socket.makefile("rb"), itertools.count(1)
        self._receive()  # it greets first
        told = self._send("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self._capabilities = told["capabilities"]

    def command(self, name: str, **given: Any) -> Any:
        if name == "Get Capabilities":
            return self._capabilities
        if "element" in given:
            given["id"] = given.pop("element")
        told = self._send(COMMANDS[name], given)
        if name == "Find Elements":
            return [row[KEY] for row in told]
        return told.get("value")

    def _send(self, name: str, given: dict[str, Any]) -> Any:
        text = json.dumps([0, next(self._numbers), name, given]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _kind, _number, wrong, told = self._receive()
        if wrong:
            raise (NotThere if wrong["error"] in GONE else RuntimeError)(
                f"{wrong['error']}: {wrong['message']}"
            )
        return told

    def _receive(self) -> Any:
        length = b""
        while (byte := self._file.read(1)) != b":":
            if not byte:
                raise RuntimeError("Firefox has ended")
            length += byte
        return json.loads(self._file.read(int(length)))

    def end(self) -> None:
        """Close the browser."""
        self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()


def browser() -> str | None:
    """Where it is."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextmanager
def firefox(folder: Path) -> Iterator[Driver]:
    """A Firefox with a profile of its own, at a phone's width, that asks for Chinese."""
    program, port, profile = browser(), free_port(), folder / "firefox"
    assert program is not None
    profile.mkdir()
    settings = {"marionette.port": port, "intl.accept_languages": "zh-CN,zh", "app.update.enabled": False}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [program, "--marionette", "--headless", "--no-remote", "--profile", str(profile)]
    process = Process([*command, "--width", "360", "--height", "740"], folder / "firefox.log", port)
    process.start(90)
    try:
        session = Firefox(port)
        yield session
        session.end()
    finally:
        process.stop()
