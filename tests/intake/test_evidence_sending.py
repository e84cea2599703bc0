"""Papers sent by tus: whole, in parts, cut, repeated, by two at once; what is kept is what was sent."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from services.intake import store
from tests.intake import evidence_files as files
from tests.intake.desk import LAWYER, OFFICER, OPERATOR, RESIDENT, STRANGER, Desk
from tests.intake.evidence_sender import Phone


@pytest.fixture
def phone(desk: Desk) -> Phone:
    return Phone(desk, desk.submitted()["id"])


def pieces(phone: Phone) -> int:
    """How many pieces the database holds of the papers of this case."""
    ids = [row["_id"] for row in phone.desk.kit.ctx.db[store.UPLOADS].find({"case": phone.case})]
    return int(phone.desk.kit.ctx.db[store.PIECES].count_documents({"paper": {"$in": ids}}))


def big(size: int = 900_000) -> bytes:
    return files.png(filler=os.urandom(size))


def test_what_is_sent_is_kept_bit_for_bit_and_sealed(phone: Phone) -> None:
    data = big()
    paper = phone.sent(data, "我的工资条.png")
    (row,) = phone.papers()
    assert (row["id"], row["kind"], row["size"], row["name"]) == (
        paper,
        "image/png",
        len(data),
        "我的工资条.png",
    )
    assert row["sha256"] == hashlib.sha256(data).hexdigest()
    answer = phone.content(paper, OFFICER)
    assert answer.data == data
    assert answer.headers["Content-Type"] == "image/png"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    db = phone.desk.kit.ctx.db
    sealed = [row["sealed"] for row in db[store.PIECES].find({"paper": paper})]
    assert len(sealed) == len(data) // store.PIECE + 1
    assert all(token.startswith("A256GCM.") for token in sealed)


def test_the_case_has_it_and_says_so_without_names(phone: Phone) -> None:
    phone.sent(files.jpeg())
    phone.sent(files.pdf())
    case = phone.desk.get(f"/cases/{phone.case}", OFFICER).json
    assert [paper["kind"] for paper in case["papers"]] == ["image/jpeg", "application/pdf"]
    assert [line["code"] for line in case["timeline"]] == ["CaseSubmitted", "PaperFiled"]
    history = phone.desk.kit.ctx.history(store.CASES, phone.case)
    public = [entry["public"] for entry in history if entry["type"] == "PaperFiled"]
    assert set(public[0]) == {"case", "paper", "kind", "size", "at", "by", "scanned"}
    assert "工资条" not in str(history)


def test_a_cut_connection_goes_on_where_it_broke(phone: Phone) -> None:
    data = big()
    place, sent = phone.begun(data), 0
    for cut in (1, 100_000, 300_001):
        offset = phone.offset(place)
        phone.cut(place, data[offset:], offset, cut)
        sent += cut
        assert phone.offset(place) == sent
    assert phone.add(place, data[sent:], sent).status_code == 204
    (row,) = phone.papers()
    assert row["sha256"] == hashlib.sha256(data).hexdigest()
    assert pieces(phone) == len(data) // store.PIECE + 1


def test_many_small_parts_do_not_become_many_pieces(phone: Phone) -> None:
    data = files.jpeg(40_000)
    place = phone.begun(data)
    for at in range(0, len(data), 1000):
        assert phone.add(place, data[at : at + 1000], at).status_code == 204
    assert pieces(phone) == 1
    assert phone.content(place.rsplit("/", 1)[-1]).data == data


def test_a_wrong_offset_changes_nothing(phone: Phone) -> None:
    data = files.jpeg(5000)
    place = phone.begun(data)
    phone.add(place, data[:1000])
    for offset in (0, 999, 1001, len(data)):
        answer = phone.add(place, data[offset:], offset)
        assert (answer.status_code, answer.get_json(force=True)["code"]) == (409, "offset_differs")
    assert phone.offset(place) == 1000


def test_more_than_was_said_is_refused(phone: Phone) -> None:
    data = files.jpeg(5000)
    place = phone.begun(data)
    assert phone.add(place, data + b"more").status_code == 413
    assert phone.add(place, data).status_code == 204


def test_two_senders_at_once_do_no_harm(phone: Phone) -> None:
    data = big(3_000_000)
    place = phone.begun(data)

    def send(_: int) -> None:
        for _try in range(200):
            offset = phone.offset(place)
            if offset == len(data):
                return
            phone.add(place, data[offset : offset + 400_000], offset)

    with ThreadPoolExecutor(4) as senders:
        list(senders.map(send, range(4)))
    (row,) = phone.papers()
    assert row["sha256"] == hashlib.sha256(data).hexdigest()
    assert phone.content(row["id"]).data == data
    assert pieces(phone) == len(data) // store.PIECE + 1


def test_the_same_key_finds_the_same_paper_again(phone: Phone) -> None:
    data = files.jpeg(5000)
    first = phone.begun(data, Idempotency_Key="a")
    phone.add(first, data[:2000])
    again = phone.begun(data, Idempotency_Key="a")
    assert (again, phone.offset(again)) == (first, 2000)
    assert phone.begin(data + b"x", Idempotency_Key="a").status_code == 422
    phone.add(first, data[2000:], 2000)
    assert phone.begun(data, Idempotency_Key="a") == first
    assert len(phone.papers()) == 1


def test_a_finished_one_may_be_sent_again_and_stays_one(phone: Phone) -> None:
    data = files.jpeg()
    place = phone.begun(data)
    assert [phone.add(place, data).status_code, phone.add(place, b"", len(data)).status_code] == [204, 204]
    assert len(phone.papers()) == 1


def test_owner_and_staff_of_the_region_add_others_do_not(phone: Phone) -> None:
    data = files.jpeg()
    for who in (RESIDENT, OFFICER, OPERATOR):
        assert Phone(phone.desk, phone.case, who).begin(data).status_code == 201
    for who in (STRANGER, LAWYER):
        assert Phone(phone.desk, phone.case, who).begin(data).status_code == 403
    assert Phone(phone.desk, "nothing").begin(data).status_code == 404
    elsewhere = {"Authorization": f"Bearer {phone.desk.kit.token('officer9', 'officer', region='620702')}"}
    assert phone.desk.kit.client().get(phone.list, headers=elsewhere).status_code == 403


def test_what_somebody_else_sends_is_not_there(phone: Phone) -> None:
    data = files.jpeg()
    place = phone.begun(data)
    officer = Phone(phone.desk, phone.case, OFFICER)
    assert officer.call("HEAD", place).status_code == 404
    assert officer.add(place, data).status_code == 404
    assert Phone(phone.desk, phone.case, STRANGER).add(place, data).status_code == 403
    assert phone.offset(place) == 0


def test_every_reading_is_recorded_and_strangers_read_nothing(phone: Phone) -> None:
    paper = phone.sent(files.jpeg())
    assert phone.content(paper, STRANGER).status_code == 403
    assert phone.content(paper, LAWYER).status_code == 403
    phone.desk.hears("legalaid.LawyerAssigned", phone.case, lawyer="lawyer1")
    assert phone.content(paper, LAWYER).status_code == 200
    assert len(phone.papers(LAWYER)) == 1
    rows = phone.desk.kit.readings(what={"$regex": phone.case})
    assert [(row.actor, row.what.split(": ")[1]) for row in rows if row.actor == "lawyer1"] == [
        ("lawyer1", f"paper {paper}"),
        ("lawyer1", "papers"),
    ]
    assert all(row.purpose for row in rows)


def test_tus_is_spoken_as_it_is_written(phone: Phone) -> None:
    data = files.jpeg()
    able = phone.call("OPTIONS", phone.list)
    assert (able.status_code, able.headers["Tus-Version"]) == (200, "1.0.0")
    assert int(able.headers["Tus-Max-Size"]) == 10 * 2**20
    assert phone.begin(data, Tus_Resumable="0.2.2").status_code == 412
    place = phone.begun(data)
    assert phone.add(place, data, Content_Type="application/json").status_code == 415
    assert phone.add(place, data, Upload_Offset="first").status_code == 422
    head = phone.call("HEAD", place)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("0", str(len(data)))
    assert (head.headers["Tus-Resumable"], head.headers["Cache-Control"]) == ("1.0.0", "no-store")
    done = phone.add(place, data)
    assert (done.status_code, done.headers["Upload-Offset"], done.data) == (204, str(len(data)), b"")


def test_the_calls_are_described(phone: Phone) -> None:
    answer: Any = phone.desk.kit.client().get("/api/intake/openapi.json")
    described = answer.json["paths"]
    one = described["/api/intake/cases/{case}/papers/{paper}"]
    assert set(one) >= {"get", "patch"}
    assert "application/offset+octet-stream" in one["patch"]["requestBody"]["content"]
    names = {
        parameter["name"] for parameter in described["/api/intake/cases/{case}/papers"]["post"]["parameters"]
    }
    assert {"Upload-Length", "Upload-Metadata"} <= names
