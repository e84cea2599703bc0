"""Means: stated truthfully, pledged with a signature, or looked up; sealed, and for few eyes only (41)."""

from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from kernel.testkit import Kit
from services.legalaid.sharing import SocialReliefFile, digest
from tests.kernel.documents.papers import DOT
from tests.legalaid.office import OFFICER, WORKER, Office, lawyer
from tests.legalaid.people import known
from tests.legalaid.test_documents import said

MEANS: dict[str, Any] = {
    "members": [
        {"relation": "本人", "age": 46, "income_month_fen": 180000},
        {"relation": "儿子", "age": 15, "income_month_fen": 0},
    ],
    "assets": {"savings_fen": 1200000},
    "note": "妻子长期住院",
}
ON_RELIEF = "622224195503120015"
LAPSED = "62222419900909004X"


def pledged(signature: str | None = DOT) -> dict[str, Any]:
    return {**MEANS, "pledge": True, "signature": signature}


def test_a_signed_pledge_settles_hardship_below_the_line(office: Office) -> None:
    id = office.route(groups=[])
    assert office.application(id)["assessment"]["hardship"] == "unknown"
    answer = office.post(f"/applications/{id}/means", WORKER, pledged())
    assert answer.status_code == 200, answer.json
    told = office.application(id)
    assert told["assessment"]["hardship"] == "yes"
    assert told["facts"]["household_income_month_fen"] == 180000
    assert told["means"]["note"] == "妻子长期住院"
    assert told["means"]["pledged"] is True


def test_a_pledge_needs_its_signature_and_a_statement_alone_settles_nothing(office: Office) -> None:
    id = office.route(groups=[])
    unsigned = office.post(f"/applications/{id}/means", WORKER, pledged(None))
    assert (unsigned.status_code, unsigned.json["code"]) == (422, "means.unsigned")
    assert office.post(f"/applications/{id}/means", WORKER, MEANS).status_code == 200
    assert office.application(id)["assessment"]["hardship"] == "unknown"


@pytest.mark.parametrize(
    "bad", ["x", "data:image/png;base64,AAAA", "data:image/svg+xml;base64,PHN2Zz4=", DOT + "A" * 300_000]
)
def test_what_is_no_picture_is_no_signature(office: Office, bad: str) -> None:
    id = office.route()
    assert office.post(f"/applications/{id}/means", WORKER, pledged(bad)).status_code == 422


def test_means_are_sealed_and_shown_to_applicant_and_officers_only(office: Office, kit: Kit) -> None:
    matter, who = office.assign(groups=["migrant_worker"])
    id = office.route("c2", applicant="p2", groups=[])
    office.post(f"/applications/{id}/means", OFFICER, pledged(None))
    kept = repr([*kit.ctx.db["applications"].find(), *kit.ctx.db["record"].find()])
    assert "妻子长期住院" not in kept
    mine = office.get(f"/applications/{id}", ("p2", "resident")).json
    assert mine["means"]["members"][0]["relation"] == "本人"
    assert office.get(f"/applications/{matter.split('.')[0]}", lawyer(who)).json["means"] is None
    assert kit.ctx.db["readings"].count_documents({"subject": "p2", "what": f"{id}.means"}) > 0


def test_the_pledge_is_printed_with_its_signature(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    known(office.kit, monkeypatch)
    id = office.route(groups=[])
    office.post(f"/applications/{id}/means", WORKER, pledged())
    text = said(office, id, "means", WORKER)
    for words in ("个人诚信承诺", "儿子", "1,800.00元", "12,000.00元", "妻子长期住院", "承诺人"):
        assert words in text


def consulting(kit: Kit, monkeypatch: pytest.MonkeyPatch, number: str | None) -> None:
    """identity answers with the digest of this number."""

    def identity(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/api/identity/persons/p-worker/digest"
        if number is None:
            return httpx.Response(409, json={})
        return httpx.Response(200, json={"digest": digest(kit.ctx.secret("sharing"), number)})

    client = httpx.Client(transport=httpx.MockTransport(identity), base_url="http://identity")
    monkeypatch.setitem(kit.runtime._clients, "identity", client)


def test_a_shared_record_confirms_hardship(office: Office, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    consulting(kit, monkeypatch, ON_RELIEF)
    id = office.route(groups=[])
    told = office.post(f"/applications/{id}/shared-records", OFFICER)
    assert told.status_code == 200, told.json
    assert told.json["assessment"]["hardship"] == "yes"
    assert told.json["shared_records"]["records"][0]["kind"] == "城乡低保"
    assert told.json["shared_records"]["source"] == "social_relief_sample"
    assert ON_RELIEF not in repr(list(kit.ctx.db["record"].find()))


@pytest.mark.parametrize("number", [LAPSED, "622224194807070032"])
def test_silence_proves_nothing(
    office: Office, kit: Kit, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    consulting(kit, monkeypatch, number)
    id = office.route(groups=[])
    told = office.post(f"/applications/{id}/shared-records", OFFICER).json
    assert told["shared_records"]["confirms"] is None
    assert told["assessment"]["hardship"] == "unknown"


def test_without_a_number_nothing_can_be_asked(
    office: Office, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    consulting(kit, monkeypatch, None)
    id = office.route()
    answer = office.post(f"/applications/{id}/shared-records", OFFICER)
    assert (answer.status_code, answer.json["code"]) == (409, "sharing.no_number")
    assert office.post(f"/applications/{id}/shared-records", WORKER).status_code == 403


def test_the_bureaus_own_file_is_read_before_the_sample(tmp_path: Path) -> None:
    place = tmp_path / "sharing"
    place.mkdir()
    rows = "id_number,kind,authority,since,until\n622224195503120015,特困供养,县民政局,2026-01-01,\n"
    (place / "social_relief.csv").write_text(rows, "utf-8-sig")
    registry = SocialReliefFile(tmp_path, b"key")
    (record,) = registry.of(digest(b"key", ON_RELIEF), date(2026, 2, 1))
    assert (record.kind, registry.name) == ("特困供养", "social_relief_file")
    assert registry.of(digest(b"other", ON_RELIEF), date(2026, 2, 1)) == ()


def test_the_one_notice_is_offered_everything_that_is_missing(office: Office) -> None:
    id = office.route(facts={"paper_migrant_worker": True, "applies_for_other": True})
    told = {item["fact"] for item in office.application(id)["supplement_suggested"]}
    assert {"paper_migrant_worker", "household_statement", "proxy_paper"} <= told
    office.post(f"/applications/{id}/supplement-notice", OFFICER, {"items": sorted(told)})
    assert office.application(id)["supplement_suggested"] == []
