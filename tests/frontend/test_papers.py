"""Pages of papers, before the real intake: the plain form, the script's calls, the list, the way back."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.intake.store import PIECE
from tests.frontend.real_intake import Place, place
from tests.intake import evidence_files as files

BIG = files.png(filler=bytes(range(256)) * 2500)


@pytest.fixture(scope="module")
def at(mongo_url: str) -> Iterator[Place]:
    with place(mongo_url) as made:
        made.site.config["WTF_CSRF_ENABLED"] = False
        yield made


@pytest.fixture
def case(at: Place) -> str:
    return str(at.desk.submitted()["id"])


def visitor(at: Place, name: str = "resident") -> FlaskClient:
    client = at.site.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    client.post("/staff", data={"username": name if name != "resident" else "person-zhang", "password": "x"})
    return client


def send(client: FlaskClient, case: str, *given: tuple[bytes, str]) -> Any:
    data = {"papers": [(io.BytesIO(data), name) for data, name in given]}
    return client.post(f"/papers/{case}", data=data, content_type="multipart/form-data")


def test_several_files_by_the_plain_form(at: Place, case: str) -> None:
    client = visitor(at)
    answer = send(client, case, (BIG, "合同.png"), (files.jpeg(), "工资条.jpg"), (files.pdf(), "欠条.pdf"))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/papers/{case}")
    page = client.get(f"/papers/{case}").text
    assert "收到了 3 份" in page
    assert "已收到 3 份" in page
    assert all(name in page for name in ("合同.png", "工资条.jpg", "欠条.pdf", f"{len(BIG) // 1024 + 1} KB"))
    ways = re.findall(rf"/papers/{case}/([0-9a-f-]+)", page)
    shown = client.get(f"/papers/{case}/{ways[0]}")
    assert shown.data == BIG
    assert shown.headers["Content-Type"] == "image/png"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Cache-Control"] == "no-store"


def test_one_that_is_refused_keeps_no_other_back_and_says_what_to_do(at: Place, case: str) -> None:
    client = visitor(at)
    answer = send(client, case, (files.GIF, "动图.gif"), (files.jpeg(), "好.jpg"), (b"", "空.jpg"))
    assert answer.status_code == 422
    assert "动图.gif：这里不收 gif 文件" in answer.text
    assert "空.jpg：这个文件是空的" in answer.text
    assert "另存为 PDF" in answer.text
    assert "已收到 1 份" in answer.text


def test_nothing_chosen_says_so(at: Place, case: str) -> None:
    answer = send(visitor(at), case, (b"", ""))
    assert answer.status_code == 422
    assert "请先选照片或文件" in answer.text


def test_the_same_form_twice_is_the_same_papers(at: Place, case: str) -> None:
    client = visitor(at)
    for _ in range(2):
        assert send(client, case, (files.jpeg(), "一.jpg")).status_code == 303
    assert "已收到 1 份" in client.get(f"/papers/{case}").text


def test_while_intake_is_away_nothing_counts_as_received(at: Place, case: str) -> None:
    client = visitor(at)
    at.away.add("intake")
    try:
        answer = send(client, case, (files.jpeg(), "一.jpg"))
    finally:
        at.away.clear()
    assert answer.status_code == 503
    assert "已收到 1" not in answer.text
    assert "还没有收到" in client.get(f"/papers/{case}").text


def begin(client: FlaskClient, case: str, data: bytes, name: str = "工资条.png") -> Any:
    key = hashlib.sha256(data).hexdigest()
    what = {"name": name, "size": len(data), "key": key, "digest": True}
    return client.post(f"/papers/{case}/sheets", json=what)


def test_the_script_goes_on_after_a_cut(at: Place, case: str) -> None:
    client = visitor(at)
    begun = begin(client, case, BIG).json
    assert begun["offset"] == 0
    cut = PIECE + 1234
    client.patch(
        begun["place"], headers={"Upload-Offset": "0"},
        environ_overrides={"wsgi.input": io.BytesIO(BIG[:cut]), "CONTENT_LENGTH": str(len(BIG))},
    )  # fmt: skip
    again = begin(client, case, BIG).json
    assert again == {"place": begun["place"], "offset": cut}
    done = client.patch(again["place"], data=BIG[cut:], headers={"Upload-Offset": str(cut)})
    assert done.json == {"offset": len(BIG)}
    assert begin(client, case, BIG).json["offset"] == len(BIG)
    assert "已收到 1 份" in client.get(f"/papers/{case}").text


def test_a_refusal_reaches_the_script_in_words(at: Place, case: str) -> None:
    client = visitor(at)
    begun = begin(client, case, files.GIF).json
    answer: Any = client.patch(begun["place"], data=files.GIF, headers={"Upload-Offset": "0"})
    assert (answer.status_code, answer.json["code"]) == (422, "paper_kind")
    assert answer.json["remedy"]
    assert begin(client, case, files.jpeg(), "../a.jpg").json["code"] == "paper_name"
    assert begin(client, "nothing", files.jpeg()).status_code == 404


@pytest.mark.parametrize(
    "what", [None, [], {"name": "a"}, {"size": 5}, {"size": 5, "key": "x"}, {"size": True}]
)
def test_nonsense_from_a_script_is_refused(at: Place, case: str, what: Any) -> None:
    assert visitor(at).post(f"/papers/{case}/sheets", json=what).status_code == 422
    assert visitor(at).patch(f"/papers/{case}/sheets/x", headers={"Upload-Offset": "-1"}).status_code == 422


def test_signed_out_the_script_is_told_and_the_page_leads_to_the_sign_in(at: Place, case: str) -> None:
    client = at.site.test_client()
    assert begin(client, case, files.jpeg()).status_code == 401
    assert client.get(f"/papers/{case}").headers["Location"].startswith("/signin")


def test_the_script_needs_the_forms_token(at: Place, case: str) -> None:
    at.site.config["WTF_CSRF_ENABLED"] = True
    try:
        assert begin(visitor_with_token(at), case, files.jpeg()).status_code == 400
    finally:
        at.site.config["WTF_CSRF_ENABLED"] = False


def visitor_with_token(at: Place) -> FlaskClient:
    at.site.config["WTF_CSRF_ENABLED"] = False
    client = visitor(at)
    at.site.config["WTF_CSRF_ENABLED"] = True
    return client


def test_who_reads_is_led_back_and_who_may_not_add_is_not_asked_to(at: Place, case: str) -> None:
    send(visitor(at), case, (files.jpeg(), "一.jpg"))
    officer = visitor(at, "officer").get(f"/papers/{case}").text
    assert f'href="/desk/cases/{case}"' in officer
    assert "传上去" in officer
    assert "没有做过恶意程序检查" in officer
    at.desk.hears("legalaid.LawyerAssigned", case, lawyer="lawyer1")
    lawyer = visitor(at, "lawyer1").get(f"/papers/{case}").text
    assert "一.jpg" in lawyer
    assert "传上去" not in lawyer
    assert 'href="/lawyer"' in lawyer
    assert visitor(at, "person-other").get(f"/papers/{case}").status_code == 403


def test_the_case_pages_lead_to_the_papers(at: Place, case: str) -> None:
    send(visitor(at), case, (files.jpeg(), "一.jpg"))
    mine = visitor(at).get(f"/my/{case}").text
    assert f'href="/papers/{case}"' in mine
    assert "已收到 1 份" in mine
    desk = visitor(at, "officer").get(f"/desk/cases/{case}").text
    assert re.search(rf'href="/papers/{case}/[0-9a-f-]+"', desk)


def test_a_page_with_quick_exit_where_the_matter_is_quiet(at: Place) -> None:
    made = at.desk.submitted(category="family.violence")
    assert "data-exit" in visitor(at).get(f"/papers/{made['id']}").text
