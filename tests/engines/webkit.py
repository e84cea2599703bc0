"""WebKitGTK: WebKitWebDriver over HTTP, its MiniBrowser on a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.engines.driver import KEY, Driver, NotThere
from tests.support.process import Process, free_port

PACKAGES = "webkit2gtk-driver xvfb"
GONE = {"no such element", "stale element reference", "element not interactable"}
COMMANDS = {
    "Set Window Rect": ("POST", "/window/rect"),
    "Navigate To": ("POST", "/url"),
    "Get Current URL": ("GET", "/url"),
    "Find Elements": ("POST", "/elements"),
    "Get Element Text": ("GET", "/element/{element}/text"),
    "Element Click": ("POST", "/element/{element}/click"),
    "Element Clear": ("POST", "/element/{element}/clear"),
    "Element Send Keys": ("POST", "/element/{element}/value"),
    "Execute Script": ("POST", "/execute/sync"),
    "Perform Actions": ("POST", "/actions"),
}


class WebKit(Driver):
    """A session of WebKitWebDriver."""

    def __init__(self, http: httpx.Client, capabilities: dict[str, Any]) -> None:
        self._http = http
        told = self._told(http.post("/session", json={"capabilities": {"alwaysMatch": capabilities}}))
        self._session, self._capabilities = f"/session/{told['sessionId']}", told["capabilities"]

    def command(self, name: str, **given: Any) -> Any:
        if name == "Get Capabilities":
            return self._capabilities
        method, path = COMMANDS[name]
        path = self._session + path.format(element=given.pop("element", ""))
        told = self._told(self._http.request(method, path, json=given if method == "POST" else None))
        return [row[KEY] for row in told] if name == "Find Elements" else told

    def _told(self, answer: httpx.Response) -> Any:
        told = answer.json()["value"]
        if answer.status_code != 200:
            raise (NotThere if told["error"] in GONE else RuntimeError)(f"{told['error']}: {told['message']}")
        return told

    def end(self) -> None:
        """Close the browser."""
        self._http.delete(self._session)


def browser() -> Path | None:
    """Where the package keeps it."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return found[-1] if found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


@contextmanager
def webkit(folder: Path) -> Iterator[Driver]:
    """A MiniBrowser at a phone's width."""
    program, port = browser(), free_port()
    assert program is not None
    options = {"binary": str(program), "args": ["--automation"]}
    with display() as shown:
        env = {**os.environ, "DISPLAY": shown, "HOME": str(folder), "LANG": "C.UTF-8"}
        driver = Process(["WebKitWebDriver", f"--port={port}"], folder / "webkit.log", port, env)
        driver.start()
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=90) as http:
                session = WebKit(http, {"webkitgtk:browserOptions": options})
                try:
                    yield session
                finally:
                    session.end()
        finally:
            driver.stop()


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "800x900x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait(10)
