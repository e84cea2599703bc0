"""Every call states who may make it, and every refusal has its words in both languages."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

import services.identity
from services.identity.service import SERVICE
from tests.identity.people import Town

ROOT = Path(services.identity.__file__).parent
STAFF = {"officer", "operator", "supervisor", "admin", "lawyer", "mediator", "evaluator"}
DESK = {"resident", "officer", "operator"}
WHO = {
    ("post", "/codes"): {"public"},
    ("post", "/tokens"): {"public"},
    ("delete", "/tokens"): {"*"},
    ("get", "/keys"): {"public"},
    ("get", "/me"): {"*"},
    ("get", "/me/readings"): {"resident"},
    ("get", "/me/contact"): STAFF,
    ("put", "/me/contact"): STAFF,
    ("post", "/staff/{username}/messages"): {"service"},
    ("put", "/me/password"): STAFF,
    ("post", "/me/otp"): STAFF,
    ("put", "/me/otp"): STAFF,
    ("post", "/persons"): {"service"},
    ("get", "/persons"): {"service"},
    ("get", "/persons/{person}"): {"service"},
    ("get", "/persons/{person}/proxies/{proxy}"): {"service"},
    ("post", "/persons/{person}/messages"): {"service"},
    ("post", "/persons/{person}/digest"): {"service"},
    ("post", "/persons/{person}/codes"): {"service"},
    ("post", "/persons/{person}/codes/checks"): {"service"},
    ("post", "/staff"): {"admin", "service"},
    ("get", "/staff"): STAFF | {"service"},
    ("get", "/staff/{username}"): {"*", "service"},
    ("patch", "/staff/{username}"): {"admin", "service"},
    ("post", "/persons/with-phone"): {"service"},
    ("get", "/parked"): {"admin", "supervisor"},
    ("post", "/parked/redrive"): {"admin", "supervisor"},
    ("post", "/parked/discard"): {"admin", "supervisor"},
    ("post", "/consents"): DESK,
    ("get", "/consents"): DESK,
    ("delete", "/consents/{consent}"): DESK,
}


def test_every_call_has_its_callers(town: Town) -> None:
    paths = town.call("GET", "/openapi.json").get_json()["paths"]
    stated = {
        (method, path.removeprefix("/api/identity")): set(call["x-roles"])
        for path, calls in paths.items()
        for method, call in calls.items()
        if method != "parameters"
    }
    assert stated == WHO


@pytest.mark.parametrize(("method", "path"), sorted(call for call, who in WHO.items() if "public" not in who))
def test_nobody_gets_in_without_a_token(town: Town, method: str, path: str) -> None:
    answer = town.call(method.upper(), re.sub(r"{\w+}", "x", path), json={} if method != "get" else None)
    assert (answer.status_code, answer.get_json()["code"]) == (401, "sign_in_needed")


def test_every_refusal_has_its_words() -> None:
    texts = json.loads((ROOT / "messages.json").read_text("utf-8"))
    kernel = json.loads((ROOT.parents[1] / "kernel" / "messages.json").read_text("utf-8"))
    source = "".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    refusals = "NotFound|Forbidden|Invalid|OutOfOrder|Refusal|TooSoon"
    raised = set(re.findall(rf"(?:{refusals})\(\s*\"(\w+)\"", source))
    raised |= set(re.findall(r"super\(\).__init__\(\"(\w+)\"", source))
    raised |= {f"field.{code}" for code in re.findall(r"ValidationError\(\"(\w+)\"", source)}
    raised |= {f"field.{code}" for code in re.findall(r"CODE = \"(\w+)\"", source)}
    assert len(raised) > 20
    assert raised - set(texts) - set(kernel) == set()
    assert set(texts) - raised == set()
    for text in texts.values():
        assert all(text[language][part] for language in ("zh", "en") for part in ("wrong", "remedy"))
        assert re.search(r"[\u4e00-\u9fff]", text["zh"]["wrong"])


def test_refusals_speak_the_callers_language(town: Town) -> None:
    body = {"phone": "13800138000", "code": "000000"}
    zh, en = (town.call("POST", "/tokens", None, body, Accept_Language=lang) for lang in ("zh-CN", "en"))
    assert zh.get_json()["title"].startswith("没能登录")
    assert en.get_json()["title"].startswith("Not signed in")
    assert en.headers["Content-Type"] == "application/problem+json"


def test_what_is_published_holds_no_sealed_part() -> None:
    assert {kind.__name__ for kind in SERVICE.published} == {"StaffAppointed", "SessionsRevoked"}
    assert all("sealed" not in {field.name for field in fields(kind)} for kind in SERVICE.published)
