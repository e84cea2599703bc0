"""Before he answers an offer, a lawyer may look at both sides' names; each look is recorded (律师法 39)."""

import pytest

from tests.legalaid.office import OFFICER, WORKER, Office, lawyer
from tests.legalaid.people import known


@pytest.fixture
def asked(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An offer that waits, where names are known."""
    known(office.kit, monkeypatch)
    return dict(office.open_offer(office.grant()))


def test_the_lawyer_asked_sees_both_names_and_is_written_down(office: Office, asked: dict[str, str]) -> None:
    answer = office.get(f"/offers/{asked['id']}/parties", lawyer(asked["lawyer"]))
    assert (answer.status_code, answer.json) == (200, {"applicant": "张三", "opponent": "李老板"})
    read = office.kit.ctx.db["readings"].find({"actor": asked["lawyer"], "what": "name"})
    assert {one["subject"] for one in read} == {"p-worker", "p-boss"}


def test_nobody_else_sees_them_nor_he_after_his_answer(office: Office, asked: dict[str, str]) -> None:
    path, his = f"/offers/{asked['id']}/parties", lawyer(asked["lawyer"])
    other = next(name for name in ("lawyer1", "lawyer2", "lawyer3") if name != asked["lawyer"])
    before = office.kit.ctx.db["readings"].count_documents({})
    assert [office.get(path, who).status_code for who in (lawyer(other), OFFICER, WORKER)] == [404, 403, 403]
    assert office.post(f"/offers/{asked['id']}/decline", his, {"reason": "busy"}).status_code == 200
    assert office.get(path, his).status_code == 409
    assert office.kit.ctx.db["readings"].count_documents({}) == before


def test_a_case_without_another_side_has_one_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    known(office.kit, monkeypatch)
    offer = office.open_offer(office.grant(opponent=None))
    answer = office.get(f"/offers/{offer['id']}/parties", lawyer(offer["lawyer"]))
    assert answer.json == {"applicant": "张三", "opponent": None}
