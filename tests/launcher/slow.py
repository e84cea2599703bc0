"""An app that answers when it is let, for the test of how a web process ends."""

import os
import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def app(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Leaves a mark on coming in, and answers once there is a file `go`."""
    folder = Path(os.environ["SLOW_FOLDER"])
    (folder / f"in-{uuid.uuid4()}").touch()
    while not (folder / "go").exists():
        time.sleep(0.05)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"done"]
