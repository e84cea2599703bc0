"""What is not taken, and what it says: every refusal names the remedy, and leaves no byte behind."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from services.intake import store
from services.intake.law.papers import paper_rules
from services.intake.scanning import Clamd, NoScanner, ScannerAway, Verdict, scanner
from tests.intake import evidence_files as files
from tests.intake.desk import OFFICER, RESIDENT, Desk
from tests.intake.evidence_sender import Phone

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def phone(desk: Desk) -> Phone:
    return Phone(desk, desk.submitted()["id"])


def refused(phone: Phone, data: bytes, name: str = "a.jpg") -> Any:
    """The problem that the last byte meets; nothing of the file may stay."""
    place = phone.begun(data, name)
    answer = phone.add(place, data)
    problem = answer.get_json(force=True)
    assert answer.status_code == 422, problem
    assert problem["remedy"]
    assert problem["errors"][0]["field"] == "file"
    paper = place.rsplit("/", 1)[-1]
    assert phone.desk.kit.ctx.db[store.PIECES].count_documents({"paper": paper}) == 0
    assert phone.call("GET", place).json["state"] == "refused"
    again = phone.add(place, b"", len(data))
    assert (again.status_code, again.get_json(force=True)["title"]) == (422, problem["title"])
    assert phone.papers() == []
    return problem


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (files.SVG, "picture.svg", "paper_unknown"),
        (files.SVG, "picture.jpg", "paper_unknown"),
        (b"<html><script>alert(1)</script>", "page.png", "paper_unknown"),
        (files.archive(), "photos.jpg", "paper_kind"),
        (files.GIF, "moving.gif", "paper_kind"),
        (files.PROGRAM, "payslip.pdf", "paper_kind"),
        (files.jpeg()[:-900], "cut.jpg", "paper_cut_short"),
        (files.jpeg() + files.archive(), "both.jpg", "paper_appended"),
        (files.png(50_000, 50_000), "huge.png", "paper_too_many_pixels"),
        (files.pdf(b"<</S/JavaScript>>"), "form.pdf", "paper_active"),
        (b"\0" * 3000, "zeros.jpg", "paper_unknown"),
    ],
)
def test_what_is_not_taken_says_what_to_do(phone: Phone, data: bytes, name: str, code: str) -> None:
    assert refused(phone, data, name)["code"] == code


def test_the_name_decides_nothing(phone: Phone) -> None:
    phone.sent(files.jpeg(), "I am a program.exe")
    assert phone.papers()[0]["kind"] == "image/jpeg"
    assert phone.content(phone.papers()[0]["id"]).headers["Content-Disposition"].endswith('-1.jpg"')


NAMES = ["../../etc/passwd", "C:\\a.jpg", "a\0.jpg", ".htaccess", " ", "a\u202egpj.exe"]


@pytest.mark.parametrize("name", NAMES)
def test_a_path_in_the_name_is_refused(phone: Phone, name: str) -> None:
    answer = phone.begin(files.jpeg(), name)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, "paper_name")


def test_empty_and_oversize_are_refused_before_a_byte_is_sent(phone: Phone) -> None:
    empty = phone.begin(b"")
    assert (empty.status_code, empty.get_json(force=True)["code"]) == (422, "paper_empty")
    size = str(paper_rules().largest_bytes + 1)
    large = phone.call("POST", phone.list, Upload_Length=size, Upload_Metadata="filename YQ==")
    assert large.status_code == 413
    assert "10 MB" in large.get_json(force=True)["title"]
    good = "filename YQ=="
    for length, about in (("-1", good), ("x", good), ("5", "filename"), ("5", "name YQ==")):
        answer = phone.call("POST", phone.list, Upload_Length=length, Upload_Metadata=about)
        assert answer.status_code == 422


def test_other_bytes_than_were_promised_are_refused(phone: Phone) -> None:
    data, other = files.jpeg(2000), files.jpeg(2000, width=641)
    place = phone.begun(data)
    assert len(data) == len(other)
    answer = phone.add(place, other)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, "paper_differs")


def test_how_many_is_limited(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = paper_rules()
    for count in range(rules.most_unfinished):
        phone.begun(files.jpeg(100 + count))
    answer = phone.begin(files.jpeg())
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (409, "papers_unfinished")
    monkeypatch.setattr("services.intake.domain.papers.paper_rules", lambda: replace(rules, most_papers=1))
    other = Phone(phone.desk, phone.desk.submitted()["id"])
    first, second = other.begun(files.jpeg(1000)), other.begun(files.jpeg(2000))
    assert other.add(first, files.jpeg(1000)).status_code == 204
    late = other.add(second, files.jpeg(2000))
    assert (late.status_code, late.get_json(force=True)["code"]) == (409, "papers_full")
    assert other.add(second, b"", len(files.jpeg(2000))).status_code == 422
    assert len(other.papers()) == 1


def test_a_case_that_ended_for_good_takes_none(phone: Phone) -> None:
    phone.desk.post(f"/cases/{phone.case}/withdraw", RESIDENT)
    answer = phone.begin(files.jpeg())
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (409, "case_takes_no_papers")
    assert phone.call("GET", phone.list).json["may_add"] is False


def test_erasing_the_case_erases_its_papers(phone: Phone) -> None:
    paper = phone.sent(files.jpeg())
    half = phone.begun(files.jpeg(5000))
    phone.desk.kit.ctx.vault.erase(phone.case)
    assert phone.content(paper).status_code == 410
    assert phone.papers()[0]["name"] is None
    assert phone.add(half, files.jpeg(5000)).status_code == 410


class Daemon:
    """A stand-in for clamd that speaks INSTREAM and knows one piece of malware."""

    def __init__(self, place: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(place)
        self.socket.listen()
        self.largest = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                talk, _ = self.socket.accept()
            except OSError:
                return
            with talk, talk.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                data = b""
                while size := int.from_bytes(said.read(4), "big"):
                    self.largest = max(self.largest, size)
                    data += said.read(size)
                talk.sendall(b"stream: Eicar-Test FOUND\0" if EICAR in data else b"stream: OK\0")


@contextmanager
def clamd(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    place = str(folder / "clamd.sock")
    daemon = Daemon(place)
    monkeypatch.setenv("CLAMD", place)
    yield daemon
    daemon.socket.close()


def test_malware_is_refused_and_a_clean_paper_says_who_looked(
    phone: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clamd(tmp_path, monkeypatch) as daemon:
        problem = refused(phone, files.png(filler=EICAR + b"\1" * 400_000))
        assert problem["code"] == "paper_malware"
        assert "Eicar-Test" in problem["title"]
        phone.sent(files.jpeg())
        assert phone.papers()[0]["scanned"] == "clamd"
        assert daemon.largest <= store.PIECE


def test_without_a_scanner_a_paper_says_that_nobody_looked(phone: Phone) -> None:
    phone.sent(files.jpeg())
    assert phone.papers(OFFICER)[0]["scanned"] is None
    assert isinstance(scanner({}), NoScanner)
    assert NoScanner().scan(iter([b""])) == Verdict(None)


def test_while_the_scanner_is_away_papers_wait(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAMD", str(tmp_path / "nobody.sock"))
    data = files.jpeg()
    place = phone.begun(data)
    assert phone.add(place, data).status_code == 503
    assert phone.papers() == []
    phone.desk.kit.now.forward(minutes=11)
    phone.desk.kit.fire_clocks()
    assert phone.call("GET", place).json["state"] == "arriving"
    monkeypatch.delenv("CLAMD")
    phone.desk.kit.now.forward(hours=1)
    phone.desk.kit.fire_clocks()
    assert len(phone.papers()) == 1


@pytest.mark.parametrize("place", ["127.0.0.1:1", "nonsense", "127.0.0.1:port"])
def test_a_scanner_that_cannot_be_reached_is_no_clean_bill(place: str) -> None:
    with pytest.raises(ScannerAway):
        Clamd(place).scan(iter([b"x"]))
