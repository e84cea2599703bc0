"""A case at the desk, one that went on, and its papers."""

import base64
import hashlib

from tests.abuse.scenes.stage import OFFICER, Stage
from tests.intake.evidence_files import png

TUS = {"Tus-Resumable": "1.0.0"}
PIECES = TUS | {"Content-Type": "application/offset+octet-stream"}


def prepare(stage: Stage) -> None:
    """Submitted, accepted, forwarded; a paper on its way and one that is filed."""
    stage.set("submitted", case=stage.submitted())
    stage.set("track", receipt=stage.last["receipt"], code=stage.last["tracking_code"])
    stage.set("accepted", case=stage.accepted())
    stage.set("forwarded", case=stage.routed("notary", "notary.inheritance"))
    case = stage.submitted()
    stage.set("arriving", case=case, paper=begun(stage, case, png()))
    filed = begun(stage, case, png(30, 30))
    head = PIECES | {"Upload-Offset": "0"}
    stage.town.made(
        "PATCH", f"/intake/cases/{case}/papers/{filed}", stage.people.applicant, head=head, data=png(30, 30)
    )
    stage.set("filed", case=case, paper=filed)
    stage.do(OFFICER, f"/intake/cases/{case}", method="GET")


def creating(data: bytes) -> dict[str, str]:
    """The headers that begin a paper."""
    pairs = {"filename": "工资条.png", "sha256": hashlib.sha256(data).hexdigest()}
    about = ",".join(f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in pairs.items())
    return TUS | {"Upload-Length": str(len(data)), "Upload-Metadata": about}


def begun(stage: Stage, case: str, data: bytes) -> str:
    """A paper that waits for its bytes."""
    path = f"/intake/cases/{case}/papers"
    answer = stage.town.call("POST", path, stage.people.applicant, head=creating(data))
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return str(answer.headers["Location"]).rsplit("/", 1)[-1]
