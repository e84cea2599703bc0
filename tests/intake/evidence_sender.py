"""A phone that sends papers: tus over the test client, cut where the test wants."""

import base64
import hashlib
import io
from typing import Any

from tests.intake.desk import RESIDENT, Desk

PIECES = "application/offset+octet-stream"


class Phone:
    """Whoever sends papers of one case."""

    def __init__(self, desk: Desk, case: str, who: tuple[str, ...] = RESIDENT) -> None:
        self.desk, self.case, self.who = desk, case, who
        self.list = f"/api/intake/cases/{case}/papers"

    def call(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """A call with tus's version; `_` in header names becomes `-`."""
        kit = self.desk.kit
        head = {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {kit.token(self.who[0], *self.who[1:])}"}
        head |= {name.replace("_", "-"): value for name, value in headers.items()}
        return kit.client().open(path, method=method, data=data, headers=head)

    def begin(self, data: bytes, name: str = "工资条.jpg", **headers: str) -> Any:
        """The answer to the creation."""
        pairs = {"filename": name, "sha256": hashlib.sha256(data).hexdigest()}
        about = ",".join(f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in pairs.items())
        return self.call("POST", self.list, Upload_Length=str(len(data)), Upload_Metadata=about, **headers)

    def begun(self, data: bytes, name: str = "工资条.jpg", **headers: str) -> str:
        """Where the bytes go."""
        answer = self.begin(data, name, **headers)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return str(answer.headers["Location"])

    def add(self, place: str, data: bytes, offset: int = 0, **headers: str) -> Any:
        """More bytes."""
        head = {"Upload_Offset": str(offset), "Content_Type": PIECES} | headers
        return self.call("PATCH", place, data, **head)

    def cut(self, place: str, data: bytes, offset: int, after: int) -> None:
        """A call whose connection breaks after so many bytes."""
        kit = self.desk.kit
        head = {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {kit.token(self.who[0], *self.who[1:])}"}
        head |= {"Upload-Offset": str(offset), "Content-Type": PIECES}
        kit.client().open(
            place, method="PATCH", headers=head,
            environ_overrides={"wsgi.input": io.BytesIO(data[:after]), "CONTENT_LENGTH": str(len(data))},
        )  # fmt: skip

    def offset(self, place: str) -> int:
        """How much is durably there."""
        return int(self.call("HEAD", place).headers["Upload-Offset"])

    def sent(self, data: bytes, name: str = "工资条.jpg", **headers: str) -> str:
        """A paper sent in one go; its id."""
        place = self.begun(data, name, **headers)
        answer = self.add(place, data)
        assert answer.status_code == 204, answer.get_data(as_text=True)
        return place.rsplit("/", 1)[-1]

    def papers(self, who: tuple[str, ...] | None = None) -> list[dict[str, Any]]:
        """The case's papers as they are listed."""
        answer = Phone(self.desk, self.case, who or self.who).call("GET", self.list)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        found: list[dict[str, Any]] = answer.json["items"]
        return found

    def content(self, paper: str, who: tuple[str, ...] | None = None) -> Any:
        """The answer to a download."""
        return Phone(self.desk, self.case, who or self.who).call("GET", f"{self.list}/{paper}/content")
