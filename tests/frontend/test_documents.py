"""Official documents as pages, as PDF, and what their QR code leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import CASE, DOCUMENT, at
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
KNOWN = {name: DOCUMENT[name] for name in ("title", "number", "at", "digest", "code", "withdrawn")}
KNOWN |= {"issuer": "山丹县法律援助中心"}
CODE = DOCUMENT["code"]


def test_a_resident_finds_his_documents_and_reads_one_as_a_page(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/applications/a1/documents", [DOCUMENT])
    services.says("GET", "/api/intake/cases/c1", CASE)
    client = signed_in("resident")
    assert 'href="/documents/a1.d1"' in client.get("/my/c1").text
    answer = client.get("/documents/a1.d1")
    text = answer.text
    assert re.search(r"<h1>给予法律援助决定书</h1>", text)
    assert re.search(r"<h2>你的权利和义务</h2>\s*<ol><li>法律援助不收费。</li></ol>", text)
    assert '<th scope="col">关系</th>' in text
    assert re.search(r"<dt[^>]*>受援人</dt><dd[^>]*>张三</dd>", text)
    assert 'alt="承诺人"' in text
    assert 'href="/my/c1"' in text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", ["resident", "lawyer", "officer"])
def test_the_pdf_is_handed_on_and_kept_nowhere(signed_in: SignIn, services: StandIn, role: str) -> None:
    pdf = httpx.Response(200, content=b"%PDF-", headers={"Content-Type": "application/pdf"})
    services.says("GET", "/api/legalaid/documents/a1.d1/pdf", pdf)
    answer = signed_in(role).get("/documents/a1.d1/pdf")
    assert (answer.data, answer.headers["Cache-Control"]) == (b"%PDF-", "no-store")


def test_nobody_reads_a_document_without_signing_in(visitor: FlaskClient) -> None:
    assert visitor.get("/documents/a1.d1").status_code == 303
    assert visitor.get("/documents/a1.d1/pdf").status_code == 303


def test_whoever_scans_the_code_sees_number_and_day_and_whether_it_holds(
    visitor: FlaskClient, services: StandIn
) -> None:
    services.says("GET", f"/api/legalaid/verify/{CODE}", KNOWN)
    text = visitor.get(f"/verify/legalaid/{CODE}").text
    for words in ("现在有效", "山丹县援给〔2026〕7号", "山丹县法律援助中心", DOCUMENT["digest"]):
        assert words in text
    services.says("GET", f"/api/legalaid/verify/{CODE}", KNOWN | {"withdrawn": at(0)})
    assert "不再有效" in visitor.get(f"/verify/legalaid/{CODE}").text


@pytest.mark.parametrize(
    "path", ["/verify/legalaid/AAAA-BBBB-CCCC-DDDD", "/verify/intake/AAAA", "/verify/x/y"]
)
def test_an_unknown_code_is_not_found(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("typed", ["ABCD-EFGH-IJKL-MNOP", " abcdefghijklmnop "])
def test_a_code_can_be_typed_whoever_issued_it(visitor: FlaskClient, services: StandIn, typed: str) -> None:
    services.says("GET", f"/api/mediation/verify/{CODE}", KNOWN)
    answer = visitor.get("/verify", query_string={"code": typed})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/verify/mediation/{CODE}")


def test_a_wrong_code_says_what_to_do(visitor: FlaskClient) -> None:
    assert visitor.get("/verify?code=12").status_code == 422
    answer = visitor.get("/verify?code=AAAA-BBBB-CCCC-DDDD")
    assert answer.status_code == 404
    assert "可能是假的" in answer.text


WISH: dict[str, Any] = {
    "by": "recipient", "asked": at(-1), "due": at(3), "refused": None, "text": "联系不上", "answer": None
}  # fmt: skip


def test_a_wish_for_another_lawyer_shows_where_it_stands(signed_in: SignIn, services: StandIn) -> None:
    from tests.frontend.canned import MATTER

    client = signed_in("resident")
    assert 'href="/my/c1/lawyer"' in client.get("/my/c1").text
    services.says("GET", "/api/legalaid/matters/a1.m1", MATTER | {"replacement": WISH})
    text = client.get("/my/c1").text
    assert "您要求更换律师" in text
    assert 'href="/my/c1/lawyer"' not in text
    answered = WISH | {"refused": at(0), "answer": "律师已经和您联系上了。"}
    services.says("GET", "/api/legalaid/matters/a1.m1", MATTER | {"replacement": answered})
    assert "律师已经和您联系上了。" in client.get("/my/c1").text
    desk = signed_in("officer").get("/desk/cases/c1").text
    assert "联系不上" in desk
    assert 'href="/desk/matters/a1.m1/replacement"' in desk
